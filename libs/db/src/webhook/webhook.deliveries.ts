import { Refusal } from '@rollcall/domain/refusal';
import type {
  WebhookDelivery,
  WebhookDeliveryList,
  WebhookDeliveryQuery,
  WebhookEvent,
  WebhookId,
} from '@rollcall/domain/webhook';
import { sql } from 'kysely';
import type { Selectable } from 'kysely';
import type { Tx, WebhookDeliveriesTable } from '../database/index.js';
import { getWebhook } from './webhook.queries.js';

/** Puts events into a request that is due now. @returns the id of the delivery */
export async function insertDelivery(tx: Tx, webhookId: WebhookId, events: readonly WebhookEvent[]): Promise<number> {
  const { id } = await tx
    .insertInto('webhook_deliveries')
    .values({
      tenant_id: tx.tenantId,
      webhook_id: webhookId,
      events: JSON.stringify(events),
      event_count: events.length,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

/** One page of the deliveries of a webhook, newest first. Refuses `not-found`. */
export async function listDeliveries(
  tx: Tx,
  webhookId: WebhookId,
  { limit, after }: WebhookDeliveryQuery,
): Promise<WebhookDeliveryList> {
  await getWebhook(tx, webhookId);
  const rows = await tx
    .selectFrom('webhook_deliveries')
    .selectAll()
    .where('tenant_id', '=', tx.tenantId)
    .where('webhook_id', '=', webhookId)
    .$if(after !== undefined, (q) => q.where('id', '<', Number(after)))
    .orderBy('id', 'desc')
    .limit(limit + 1)
    .execute();
  const items = rows.slice(0, limit).map(toDelivery);
  return { items, next: rows.length > limit ? (items.at(-1)?.id ?? null) : null };
}

/** Makes a delivery due now, whatever came of it, with all its tries ahead. Refuses `not-found`. */
export async function resendDelivery(tx: Tx, webhookId: WebhookId, id: string): Promise<WebhookDelivery> {
  if (!/^\d{1,15}$/.test(id)) throw new Refusal('not-found');
  const row = await tx
    .updateTable('webhook_deliveries')
    .set({ state: 'waiting', tries: 0, next_at: sql<Date>`clock_timestamp()`, ended_at: null })
    .where('tenant_id', '=', tx.tenantId)
    .where('webhook_id', '=', webhookId)
    .where('id', '=', Number(id))
    .returningAll()
    .executeTakeFirst();
  if (!row) throw new Refusal('not-found');
  return toDelivery(row);
}

const toDelivery = (row: Selectable<WebhookDeliveriesTable>): WebhookDelivery => ({
  id: String(row.id),
  events: row.events as WebhookEvent[],
  state: row.state as WebhookDelivery['state'],
  tries: row.tries,
  status: row.status,
  trouble: row.trouble,
  createdAt: row.created_at.toISOString(),
  nextAt: row.state === 'waiting' ? row.next_at.toISOString() : null,
  endedAt: row.ended_at?.toISOString() ?? null,
});
