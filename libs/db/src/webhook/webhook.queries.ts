import { Refusal } from '@rollcall/domain/refusal';
import { maxWebhooks } from '@rollcall/domain/webhook';
import type { ChangeWebhook, WebhookEventType, WebhookId, WebhookView } from '@rollcall/domain/webhook';
import { sql } from 'kysely';
import type { Tx } from '../database/index.js';
import type { WrappedSecret } from './webhook.secret.js';

interface ViewRow {
  readonly id: WebhookId;
  readonly url: string;
  readonly events: WebhookEventType[];
  readonly state: WebhookView['state'];
  readonly state_reason: string | null;
  readonly created_by_id: string;
  readonly created_by_name: string;
  readonly created_at: Date;
  readonly waiting: number;
  readonly last: WebhookView['last'];
  readonly version: number;
}

/** Keeps a new webhook. Refuses `webhook.too-many`. */
export async function insertWebhook(
  tx: Tx,
  webhook: {
    readonly url: string;
    readonly events: readonly WebhookEventType[];
    readonly secret: WrappedSecret;
    readonly by: { readonly id: string; readonly name: string };
  },
): Promise<WebhookView> {
  await sql`select pg_advisory_xact_lock(hashtext('webhooks'), hashtext(${tx.tenantId}))`.execute(tx);
  if ((await listWebhooks(tx)).length >= maxWebhooks) throw new Refusal('webhook.too-many', { limit: maxWebhooks });
  const { id } = await tx
    .insertInto('webhooks')
    .values({
      tenant_id: tx.tenantId,
      url: webhook.url,
      events: [...webhook.events],
      master_key_id: webhook.secret.masterKeyId,
      wrapped_secret: webhook.secret.wrapped,
      created_by_id: webhook.by.id,
      created_by_name: webhook.by.name,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return getWebhook(tx, id as WebhookId);
}

/** Every webhook of the tenant, oldest first. */
export async function listWebhooks(tx: Tx): Promise<WebhookView[]> {
  const { rows } = await sql<ViewRow>`${views(tx)} order by w.created_at, w.id`.execute(tx);
  return rows.map(toView);
}

/** One webhook, or refuses `not-found`. */
export async function getWebhook(tx: Tx, id: WebhookId): Promise<WebhookView> {
  const { rows } = await sql<ViewRow>`${views(tx)} and w.id = ${id}`.execute(tx);
  if (!rows[0]) throw new Refusal('not-found');
  return toView(rows[0]);
}

/**
 * Changes a webhook. What it is told newly, or again, begins now. Another address takes another `secret`.
 * Refuses `not-found`, `if-match-missing` and `stale-version`.
 */
export async function changeWebhook(
  tx: Tx,
  id: WebhookId,
  change: ChangeWebhook & { readonly secret?: WrappedSecret },
  version: number | undefined,
): Promise<WebhookView> {
  const before = await lockWebhook(tx, id, version);
  const events = change.events ?? before.events;
  const isBack = change.state === 'on' && before.state !== 'on';
  const began = (topic: string): boolean => isBack || (has(events, topic) && !has(before.events, topic));
  const now = sql<Date>`clock_timestamp()`;
  await tx
    .updateTable('webhooks')
    .set({
      events: [...events],
      ...(change.url !== undefined && { url: change.url }),
      ...(change.secret && { master_key_id: change.secret.masterKeyId, wrapped_secret: change.secret.wrapped }),
      ...(change.state !== undefined && { state: change.state, state_reason: null }),
      ...(began('job.') && { jobs_at: now }),
      ...(began('contact.') && { contacts_at: now }),
      version: sql`version + 1`,
    })
    .where('tenant_id', '=', tx.tenantId)
    .where('id', '=', id)
    .execute();
  return getWebhook(tx, id);
}

const has = (events: readonly string[], topic: string): boolean => events.some((type) => type.startsWith(topic));

/** Takes a webhook away, with its deliveries. Refuses `not-found`, `if-match-missing` and `stale-version`. */
export async function deleteWebhook(tx: Tx, id: WebhookId, version: number | undefined): Promise<WebhookView> {
  await lockWebhook(tx, id, version);
  const view = await getWebhook(tx, id);
  await tx.deleteFrom('webhooks').where('tenant_id', '=', tx.tenantId).where('id', '=', id).execute();
  return view;
}

async function lockWebhook(tx: Tx, id: WebhookId, version: number | undefined) {
  const row = await tx
    .selectFrom('webhooks')
    .select(['version', 'events', 'state'])
    .where('tenant_id', '=', tx.tenantId)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
  if (!row) throw new Refusal('not-found');
  if (version === undefined) throw new Refusal('if-match-missing');
  if (version !== row.version) throw new Refusal('stale-version', { version: row.version });
  return row;
}

const views = (tx: Tx) => sql`
  select w.id, w.url, w.events, w.state, w.state_reason, w.created_by_id, w.created_by_name, w.created_at, w.version,
    (select count(*) from webhook_deliveries d where d.tenant_id = w.tenant_id and d.webhook_id = w.id and d.state = 'waiting') as waiting,
    (select jsonb_build_object('at', to_char(coalesce(d.ended_at, d.created_at) at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
        'status', d.status, 'trouble', d.trouble)
      from webhook_deliveries d where d.tenant_id = w.tenant_id and d.webhook_id = w.id and d.tries > 0 order by d.id desc limit 1) as last
  from webhooks w where w.tenant_id = ${tx.tenantId}`;

const toView = (row: ViewRow): WebhookView => ({
  id: row.id,
  url: row.url,
  events: row.events,
  state: row.state,
  stateReason: row.state_reason,
  createdBy: { id: row.created_by_id, name: row.created_by_name },
  createdAt: row.created_at.toISOString(),
  waiting: row.waiting,
  last: row.last,
  version: row.version,
});
