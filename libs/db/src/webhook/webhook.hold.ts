import type { TenantId } from '@rollcall/domain/tenant';
import type { TryVerdict, WebhookEvent, WebhookEventType, WebhookId } from '@rollcall/domain/webhook';
import { sql } from 'kysely';
import type { Db, Tx } from '../database/index.js';
import type { WrappedSecret } from './webhook.secret.js';

/** How long a worker has a webhook to itself without a sign of life. */
const hold = sql`make_interval(secs => 60)`;

/** A webhook that this worker alone sends to. */
export interface HeldWebhook {
  readonly id: WebhookId;
  readonly url: string;
  readonly events: readonly WebhookEventType[];
  readonly secret: WrappedSecret;
}

/** A request that is due. */
export interface DueDelivery {
  readonly id: number;
  readonly tries: number;
  readonly events: readonly WebhookEvent[];
}

/** Webhooks of all tenants that are on and that no worker has. */
export async function listFreeWebhooks(
  db: Db,
): Promise<readonly { readonly tenantId: TenantId; readonly id: WebhookId }[]> {
  const { rows } = await sql<{ tenant_id: TenantId; id: WebhookId }>`select * from list_free_webhooks()`.execute(db);
  return rows.map(({ tenant_id, id }) => ({ tenantId: tenant_id, id }));
}

/** Takes a webhook for this worker. Called twice at once, one gets it; undefined: it is not to be had. */
export async function holdWebhook(tx: Tx, id: WebhookId, worker: string): Promise<HeldWebhook | undefined> {
  const row = await tx
    .updateTable('webhooks')
    .set({ held_by: worker, held_until: sql<Date>`clock_timestamp() + ${hold}` })
    .where('tenant_id', '=', tx.tenantId)
    .where('id', '=', id)
    .where('state', '=', 'on')
    .where(sql<boolean>`(held_until is null or held_until < clock_timestamp())`)
    .returning(['url', 'events', 'master_key_id', 'wrapped_secret'])
    .executeTakeFirst();
  return (
    row && {
      id,
      url: row.url,
      events: row.events as WebhookEventType[],
      secret: { masterKeyId: row.master_key_id, wrapped: row.wrapped_secret },
    }
  );
}

/** A sign of life. @returns whether it is still held, and on; locked for the transaction then */
export async function keepHold(tx: Tx, id: WebhookId, worker: string): Promise<boolean> {
  const { numUpdatedRows } = await held(tx, id, worker)
    .where('state', '=', 'on')
    .set({ held_until: sql<Date>`clock_timestamp() + ${hold}` })
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

/** Lets go of a webhook. */
export async function releaseWebhook(tx: Tx, id: WebhookId, worker: string): Promise<void> {
  await held(tx, id, worker).set({ held_by: null, held_until: null }).execute();
}

const held = (tx: Tx, id: WebhookId, worker: string) =>
  tx.updateTable('webhooks').where('tenant_id', '=', tx.tenantId).where('id', '=', id).where('held_by', '=', worker);

/** The delivery that has been due for the longest; undefined: none is. */
export async function findDue(tx: Tx, id: WebhookId): Promise<DueDelivery | undefined> {
  const row = await tx
    .selectFrom('webhook_deliveries')
    .select(['id', 'tries', 'events'])
    .where('tenant_id', '=', tx.tenantId)
    .where('webhook_id', '=', id)
    .where('state', '=', 'waiting')
    .where('next_at', '<=', sql<Date>`clock_timestamp()`)
    .orderBy('next_at')
    .limit(1)
    .executeTakeFirst();
  return row && { id: row.id, tries: row.tries, events: row.events as WebhookEvent[] };
}

/** How many deliveries of a webhook wait for another try. */
export async function countWaiting(tx: Tx, id: WebhookId): Promise<number> {
  const { count } = await tx
    .selectFrom('webhook_deliveries')
    .select((on) => on.fn.countAll<number>().as('count'))
    .where('tenant_id', '=', tx.tenantId)
    .where('webhook_id', '=', id)
    .where('state', '=', 'waiting')
    .executeTakeFirstOrThrow();
  return count;
}

/** Books a try. A receiver that is gone is never told anything again, unless somebody switches it on. */
export async function bookTry(
  tx: Tx,
  webhookId: WebhookId,
  delivery: DueDelivery,
  said: { readonly status: number | null; readonly trouble: string | null; readonly verdict: TryVerdict },
): Promise<void> {
  const { verdict, status, trouble } = said;
  const isOver = verdict.verdict !== 'again';
  await tx
    .updateTable('webhook_deliveries')
    .set({
      state: verdict.verdict === 'delivered' ? 'delivered' : isOver ? 'failed' : 'waiting',
      tries: delivery.tries + 1,
      status,
      trouble,
      ended_at: isOver ? sql<Date>`clock_timestamp()` : null,
      ...(verdict.verdict === 'again' && {
        next_at: sql<Date>`clock_timestamp() + make_interval(secs => ${verdict.afterMs / 1000})`,
      }),
    })
    .where('tenant_id', '=', tx.tenantId)
    .where('id', '=', delivery.id)
    .execute();
  if (verdict.verdict === 'gone')
    await tx
      .updateTable('webhooks')
      .set({ state: 'gone', state_reason: 'answered 410', version: sql`version + 1` })
      .where('tenant_id', '=', tx.tenantId)
      .where('id', '=', webhookId)
      .execute();
}

/** Forgets deliveries that ended more than 30 days ago, some at a time. */
export async function dropOldDeliveries(tx: Tx, id: WebhookId): Promise<void> {
  await sql`delete from webhook_deliveries where tenant_id = ${tx.tenantId} and id in (
    select d.id from webhook_deliveries d where d.tenant_id = ${tx.tenantId} and d.webhook_id = ${id} and d.state <> 'waiting'
      and d.created_at < clock_timestamp() - interval '30 days' order by d.id limit 1000)
    and ended_at < clock_timestamp() - interval '30 days'`.execute(tx);
}
