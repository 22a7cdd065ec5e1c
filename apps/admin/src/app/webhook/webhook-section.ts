import { httpResource } from '@angular/common/http';
import { Component, computed, effect, inject, signal, untracked } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { webhookListSchema, type WebhookView } from '@rollcall/domain/webhook';
import { Banner } from '../confirm/banner';
import { Confirm } from '../confirm/confirm';
import { lastGood } from '../data-table/last-good';
import { ProblemNotice } from '../refusal/problem-notice';
import { FormDialogs } from '../settings/form-dialogs';
import { WebhookApi } from './webhook-api';
import { WebhookDeliveries } from './webhook-deliveries';
import { WebhookDialog } from './webhook-dialog';
import { lastText, webhookLook } from './webhook-messages';

const pollMs = 5_000;

/** Other systems that are told what happens. */
@Component({
  selector: 'rc-webhook-section',
  imports: [MatButton, ProblemNotice, WebhookDeliveries],
  templateUrl: './webhook-section.html',
  styleUrl: '../settings/section.scss',
})
export class WebhookSection {
  private readonly api = inject(WebhookApi);
  private readonly dialogs = inject(FormDialogs);
  private readonly confirm = inject(Confirm);
  private readonly banner = inject(Banner);
  protected readonly asked = httpResource(() => '/api/v1/webhooks', { parse: (raw) => webhookListSchema.parse(raw) });
  protected readonly list = lastGood(this.asked);
  protected readonly webhooks = computed(() => this.list.value()?.items ?? []);
  protected readonly failure = signal<{ readonly doing: string; readonly error: unknown } | null>(null);
  /** Whose log is open. */
  protected readonly opened = signal<string | null>(null);
  protected readonly nowMs = signal(Date.now());
  protected readonly webhookLook = webhookLook;
  protected readonly lastText = lastText;

  constructor() {
    effect((onCleanup) => {
      if (this.asked.isLoading()) return;
      const timer = setTimeout(() => untracked(() => this.reload()), pollMs);
      onCleanup(() => clearTimeout(timer));
    });
  }

  protected reload(): void {
    this.nowMs.set(Date.now());
    this.asked.reload();
  }

  protected async edit(webhook: WebhookView | null): Promise<void> {
    const url = await this.dialogs.open<string>(WebhookDialog, webhook);
    this.reload();
    if (url !== undefined)
      this.banner.say({ text: webhook === null ? 'The webhook was made.' : 'The webhook was changed.' });
  }

  protected turn(webhook: WebhookView): Promise<void> {
    const state = webhook.state === 'on' ? 'off' : 'on';
    return this.run(`Switching it ${state}`, () => this.api.change(webhook, { state }));
  }

  protected test(webhook: WebhookView): Promise<void> {
    return this.run('Sending a test', async () => {
      await this.api.test(webhook);
      this.opened.set(webhook.id);
      this.banner.say({ text: 'A test event is on its way.' });
    });
  }

  protected async remove(webhook: WebhookView): Promise<void> {
    const sure = await this.confirm.ask({
      title: 'Delete this webhook?',
      text: `${webhook.url} is told nothing any more, and its deliveries are forgotten.`,
      yes: 'Delete webhook',
      no: 'Cancel',
      isDangerous: true,
    });
    if (sure) await this.run('Deleting the webhook', () => this.api.remove(webhook));
  }

  private async run(doing: string, act: () => Promise<unknown>): Promise<void> {
    this.failure.set(null);
    try {
      await act();
    } catch (error) {
      this.failure.set({ doing, error });
    }
    this.reload();
  }
}
