import { httpResource } from '@angular/common/http';
import { Component, computed, effect, inject, input, signal, untracked } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { webhookDeliveryListSchema, type WebhookDelivery, type WebhookView } from '@rollcall/domain/webhook';
import { lastGood } from '../data-table/last-good';
import { formatMoment, formatUtc } from '../format/times';
import { ProblemNotice } from '../refusal/problem-notice';
import { WebhookApi } from './webhook-api';
import { answerText, deliveryLooks } from './webhook-messages';

const pollMs = 3_000;
const pageSize = 20;

/** What was sent to a webhook, newest first, and what came of it. */
@Component({
  selector: 'rc-webhook-deliveries',
  imports: [MatButton, ProblemNotice],
  template: `
    @if (problem(); as error) {
      <rc-problem-notice doing="The deliveries" [error]="error" (again)="reload()" />
    }
    @if (list.isLoading()) {
      <span class="skeleton"></span>
    } @else {
      <ul [attr.aria-label]="'Deliveries to ' + webhook().url">
        @for (delivery of items(); track delivery.id) {
          <li>
            <span [class]="'chip ' + looks[delivery.state].tone">{{ looks[delivery.state].text }}</span>
            <span class="text">
              <time [attr.datetime]="delivery.createdAt" [attr.title]="formatUtc(delivery.createdAt)">{{
                formatMoment(delivery.createdAt)
              }}</time>
              · {{ aboutOf(delivery) }}
              <details>
                <summary>{{ countText(delivery) }}</summary>
                <pre tabindex="0">{{ shown(delivery) }}</pre>
              </details>
            </span>
            <button type="button" matButton (click)="resend(delivery)">
              Send again<span class="visually-hidden"> delivery {{ delivery.id }}</span>
            </button>
          </li>
        } @empty {
          <li>Nothing was sent yet.</li>
        }
      </ul>
      @if (next() !== null) {
        <button type="button" matButton (click)="more()">Older</button>
      }
    }
  `,
  styles: `
    :host {
      flex: 1 0 100%;
      min-width: 0;
    }
    ul {
      display: grid;
      margin: 0;
      padding: 0;
      list-style: none;
    }
    li {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: 6px 12px;
      padding: 6px 0;
      font-size: 13px;
    }
    .text {
      flex: 1 1 240px;
      min-width: 0;
    }
    summary {
      width: fit-content;
      cursor: pointer;
      color: var(--rc-ink-2);
    }
    pre {
      max-height: 240px;
      overflow: auto;
      margin: 4px 0 0;
      padding: 8px 10px;
      border-radius: var(--rc-radius-small);
      background: var(--rc-sunken);
      font-size: 12px;
    }
  `,
})
export class WebhookDeliveries {
  private readonly api = inject(WebhookApi);
  readonly webhook = input.required<WebhookView>();
  private readonly id = computed(() => this.webhook().id);
  private readonly limit = signal(pageSize);
  private readonly asked = httpResource(
    () => ({ url: `/api/v1/webhooks/${this.id()}/deliveries`, params: { limit: this.limit() } }),
    { parse: (raw) => webhookDeliveryListSchema.parse(raw) },
  );
  protected readonly list = lastGood(this.asked);
  protected readonly items = computed(() => this.list.value()?.items ?? []);
  protected readonly next = computed(() => (this.limit() < 200 ? (this.list.value()?.next ?? null) : null));
  private readonly failure = signal<unknown>(undefined);
  protected readonly problem = computed(() => this.failure() ?? this.asked.error());
  protected readonly looks = deliveryLooks;
  protected readonly formatMoment = formatMoment;
  protected readonly formatUtc = formatUtc;

  constructor() {
    effect((onCleanup) => {
      if (this.asked.isLoading()) return;
      const timer = setTimeout(() => untracked(() => this.asked.reload()), pollMs);
      onCleanup(() => clearTimeout(timer));
    });
  }

  protected reload(): void {
    this.failure.set(undefined);
    this.asked.reload();
  }

  protected more(): void {
    this.limit.update((limit) => Math.min(200, limit + pageSize));
  }

  protected aboutOf({ tries, status, trouble, nextAt }: WebhookDelivery): string {
    if (tries === 0) return 'on its way';
    const tried = `${answerText(status, trouble)}${tries > 1 ? `, ${tries} tries` : ''}`;
    return nextAt === null ? tried : `${tried}, again ${formatMoment(nextAt)}`;
  }

  protected countText({ events }: WebhookDelivery): string {
    const types = [...new Set(events.map(({ type }) => type))].join(', ');
    return `${events.length} ${events.length === 1 ? 'event' : 'events'}: ${types}`;
  }

  protected shown = ({ events }: WebhookDelivery): string => JSON.stringify(events, null, 2);

  protected async resend({ id }: WebhookDelivery): Promise<void> {
    this.failure.set(undefined);
    try {
      await this.api.resend(this.id(), id);
    } catch (error) {
      this.failure.set(error);
    }
    this.asked.reload();
  }
}
