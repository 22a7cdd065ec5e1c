import { HttpClient } from '@angular/common/http';
import { Service, inject } from '@angular/core';
import {
  createdWebhookSchema,
  webhookDeliverySchema,
  webhookViewSchema,
  type ChangeWebhook,
  type CreateWebhook,
  type CreatedWebhook,
  type WebhookDelivery,
  type WebhookView,
} from '@rollcall/domain/webhook';
import { firstValueFrom } from 'rxjs';

const root = '/api/v1/webhooks';
const matching = ({ version }: WebhookView) => ({ headers: { 'If-Match': `"${version}"` } });

/** Requests that write webhooks. Each throws what the server refuses. */
@Service()
export class WebhookApi {
  private readonly http = inject(HttpClient);

  /** The only answer with the secret. */
  async create(request: CreateWebhook): Promise<CreatedWebhook> {
    return createdWebhookSchema.parse(await firstValueFrom(this.http.post(root, request)));
  }

  async change(webhook: WebhookView, change: ChangeWebhook): Promise<WebhookView> {
    const answer = this.http.patch(`${root}/${webhook.id}`, change, matching(webhook));
    return webhookViewSchema.parse(await firstValueFrom(answer));
  }

  async remove(webhook: WebhookView): Promise<void> {
    await firstValueFrom(this.http.delete(`${root}/${webhook.id}`, matching(webhook)));
  }

  async test({ id }: WebhookView): Promise<void> {
    await firstValueFrom(this.http.post(`${root}/${id}/test`, {}));
  }

  async resend(id: WebhookView['id'], delivery: string): Promise<WebhookDelivery> {
    const answer = this.http.post(`${root}/${id}/deliveries/${delivery}/resend`, {});
    return webhookDeliverySchema.parse(await firstValueFrom(answer));
  }
}
