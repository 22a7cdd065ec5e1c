import { Component, ElementRef, inject, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import {
  MAT_DIALOG_DATA,
  MatDialogActions,
  MatDialogClose,
  MatDialogContent,
  MatDialogRef,
  MatDialogTitle,
} from '@angular/material/dialog';
import {
  webhookEventTypes,
  type CreatedWebhook,
  type WebhookEventType,
  type WebhookView,
} from '@rollcall/domain/webhook';
import { ProblemNotice } from '../refusal/problem-notice';
import { FormTroubles } from '../settings/form-troubles';
import { ShownOnce } from '../settings/shown-once';
import { WebhookApi } from './webhook-api';
import { eventTexts } from './webhook-messages';

/** Makes a webhook and shows its secret once, or changes one. Closes with its address. */
@Component({
  selector: 'rc-webhook-dialog',
  imports: [MatButton, MatDialogActions, MatDialogClose, MatDialogContent, MatDialogTitle, ProblemNotice, ShownOnce],
  templateUrl: './webhook-dialog.html',
  styleUrl: '../settings/form-dialog.scss',
})
export class WebhookDialog {
  /** null: a new one. */
  protected readonly webhook = inject<WebhookView | null>(MAT_DIALOG_DATA);
  private readonly api = inject(WebhookApi);
  private readonly dialog = inject<MatDialogRef<WebhookDialog, string>>(MatDialogRef);
  private readonly element = inject<ElementRef<HTMLElement>>(ElementRef);
  protected readonly url = signal(this.webhook?.url ?? '');
  protected readonly events = signal<readonly WebhookEventType[]>(
    this.webhook?.events ?? ['job.succeeded', 'job.failed', 'job.cancelled'],
  );
  protected readonly made = signal<CreatedWebhook | null>(null);
  protected readonly choices = webhookEventTypes;
  protected readonly eventTexts = eventTexts;
  protected readonly troubles = new FormTroubles(['url', 'events'], { 'webhook.url-refused': 'url' });

  protected tick(type: WebhookEventType, isOn: boolean): void {
    this.events.update((held) => this.choices.filter((each) => (each === type ? isOn : held.includes(each))));
    this.troubles.clear();
  }

  protected async save(): Promise<void> {
    const [url, events] = [this.url().trim(), [...this.events()]];
    const wrong = {
      ...(URL.canParse(url) ? {} : { url: 'An address such as https://example.com/hook.' }),
      ...(events.length === 0 ? { events: 'Choose at least one.' } : {}),
    };
    if (Object.keys(wrong).length > 0) this.troubles.say(wrong);
    else if (this.webhook === null) {
      const made = await this.troubles.run(() => this.api.create({ url, events }));
      if (made) {
        this.dialog.disableClose = true; // a stray click outside must not lose it
        return this.made.set(made.done);
      }
    } else {
      const { webhook } = this;
      const change = { events, ...(url !== webhook.url && { url }) };
      if (await this.troubles.run(() => this.api.change(webhook, change))) return this.dialog.close(url);
    }
    const first = ['url', 'events'].find((field) => this.troubles.at(field) !== '');
    if (first) this.element.nativeElement.querySelector<HTMLElement>(`#webhook-${first}`)?.focus();
  }

  protected close(): void {
    this.dialog.close(this.made()?.url);
  }
}
