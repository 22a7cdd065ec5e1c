import type { JobStatus } from '@rollcall/domain/job';
import { eventsPerRequest, jobEventOf } from '@rollcall/domain/webhook';
import type { WebhookEvent, WebhookEventType, WebhookId } from '@rollcall/domain/webhook';
import { sql } from 'kysely';
import type { Tx } from '../database/index.js';
import { insertDelivery } from './webhook.deliveries.js';

/** So many changes are looked at for those that a webhook wants to hear of, before its place is kept. */
const mostLooked = 20_000;

/** What the database knows about transactions that are not over. */
export interface TransactionsNow {
  readonly at: Date;
  /** The oldest transaction that is not over, and the one behind the newest. */
  readonly oldest: bigint;
  readonly next: bigint;
}

/** See {@link TransactionsNow}. */
export async function lookAtTransactions(tx: Tx): Promise<TransactionsNow> {
  const { rows } = await sql<{ at: Date; oldest: string; next: string }>`select clock_timestamp() as at,
    pg_snapshot_xmin(pg_current_snapshot())::text as oldest, pg_snapshot_xmax(pg_current_snapshot())::text as next`.execute(
    tx,
  );
  const row = rows[0]!;
  return { at: row.at, oldest: BigInt(row.oldest), next: BigInt(row.next) };
}

/** Something that happened, with its place in the order of its source. `event` is null for what the webhook does not want. */
interface Happened {
  readonly source: 'jobs' | 'contacts';
  readonly at: string;
  readonly key: string;
  readonly event: WebhookEvent | null;
}

/**
 * Puts the next events behind the webhook's places into a delivery, and moves the places on: both or neither, so that no event is left
 * out or told by two deliveries. Hold the webhook, and lock it, before.
 * @param horizon nothing that commits later happened before it
 * @returns 'more' when nothing was wanted so far and there is more to look at, 'none' when all was looked at
 */
export async function nextDelivery(
  tx: Tx,
  id: WebhookId,
  wanted: readonly WebhookEventType[],
  horizon: Date,
): Promise<'made' | 'more' | 'none'> {
  const places = await findPlaces(tx, id);
  const wants = (topic: string): boolean => wanted.some((type) => type.startsWith(topic));
  const jobs = wants('job.') ? await nextMoves(tx, places, wanted, horizon) : null;
  const contacts = wants('contact.') ? await nextChanges(tx, places, wanted, horizon) : null;
  const all = [...(jobs ?? []), ...(contacts ?? [])].sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
  const [taken, events] = take(all);
  const isAll = taken.length === all.length;
  for (const [source, read] of [
    ['jobs', jobs],
    ['contacts', contacts],
  ] as const) {
    if (read === null) continue;
    const last = taken.findLast((one) => one.source === source);
    const isRead = isAll && read.length < eventsPerRequest && !read.some(isLimit);
    await movePlace(tx, id, source, isRead ? { at: horizon.toISOString(), key: null } : last);
  }
  if (events.length > 0) await insertDelivery(tx, id, events);
  if (events.length > 0) return 'made';
  return all.length > 0 ? 'more' : 'none';
}

interface Places {
  readonly jobs_at: string;
  readonly jobs_id: string;
  readonly contacts_at: string;
  readonly contacts_id: number;
}

/** Asked for by itself: the planner goes along an index only behind a place that it knows. */
async function findPlaces(tx: Tx, id: WebhookId): Promise<Places> {
  const { rows } =
    await sql<Places>`select ${utc(sql`jobs_at`)} as jobs_at, jobs_id, ${utc(sql`contacts_at`)} as contacts_at, contacts_id
    from webhooks where tenant_id = ${tx.tenantId} and id = ${id}::uuid`.execute(tx);
  return rows[0]!;
}

const isLimit = ({ event }: Happened): boolean => event === null;

function take(all: readonly Happened[]): readonly [readonly Happened[], readonly WebhookEvent[]] {
  const events: WebhookEvent[] = [];
  const taken: Happened[] = [];
  for (const one of all) {
    if (events.length === eventsPerRequest) break;
    taken.push(one);
    if (one.event !== null) events.push(one.event);
  }
  return [taken, events];
}

async function movePlace(
  tx: Tx,
  id: WebhookId,
  source: Happened['source'],
  to: { readonly at: string; readonly key: string | null } | undefined,
): Promise<void> {
  if (to === undefined) return;
  const at = sql`${to.at}::timestamptz`;
  if (source === 'jobs')
    await sql`update webhooks set jobs_at = greatest(jobs_at, ${at}), jobs_id = ${to.key ?? '00000000-0000-0000-0000-000000000000'}::uuid
      where tenant_id = ${tx.tenantId} and id = ${id}::uuid and jobs_at <= ${at}`.execute(tx);
  else
    await sql`update webhooks set contacts_at = greatest(contacts_at, ${at}), contacts_id = ${Number(to.key ?? 0)}
      where tenant_id = ${tx.tenantId} and id = ${id}::uuid and contacts_at <= ${at}`.execute(tx);
}

/** Jobs that moved. Turns are no news: a job is queued when somebody wished it, and started when a worker takes it up after that. */
async function nextMoves(
  tx: Tx,
  after: Places,
  wanted: readonly WebhookEventType[],
  horizon: Date,
): Promise<readonly Happened[]> {
  const { rows } = await sql<{
    job_id: string;
    version: string;
    place: string;
    at: Date;
    kind: string;
    type_of: JobStatus;
    ledger: Record<string, number> | null;
    is_news: boolean;
  }>`
    select m.job_id, m.version::text, ${utc(sql`m.at`)} as place, m.at, j.kind, m.status as type_of,
      case when m.status in ('succeeded','cancelled') then jsonb_build_object('read', j.read_count, 'created', j.created_count,
        'updated', j.updated_count, 'unchanged', j.unchanged_count, 'skipped', j.skipped_count, 'rejected', j.rejected_count) end as ledger,
      case m.status when 'queued' then m.by_id is not null
        when 'running' then coalesce((select p.status = 'queued' and p.by_id is not null from job_moves p where p.tenant_id = m.tenant_id
          and p.job_id = m.job_id and p.version < m.version order by p.version desc limit 1), false)
        else true end as is_news
    from job_moves m join jobs j on j.tenant_id = m.tenant_id and j.id = m.job_id
    where m.tenant_id = ${tx.tenantId} and (m.at, m.job_id) > (${after.jobs_at}::timestamptz, ${after.jobs_id}::uuid) and m.at < ${horizon}
    order by m.at, m.job_id limit ${eventsPerRequest}`.execute(tx);
  return rows.map((row) => {
    const type = jobEventOf(row.type_of);
    const isWanted = row.is_news && type !== null && wanted.includes(type);
    const event = {
      id: `job-${row.job_id}-${row.version}`,
      type: type!,
      at: row.at.toISOString(),
      jobId: row.job_id,
      kind: row.kind,
    };
    return {
      source: 'jobs' as const,
      at: row.place,
      key: row.job_id,
      event: isWanted ? { ...event, ...(row.ledger !== null && { ledger: row.ledger }) } : null,
    };
  });
}

async function nextChanges(
  tx: Tx,
  after: Places,
  wanted: readonly WebhookEventType[],
  horizon: Date,
): Promise<readonly Happened[]> {
  const { rows } = await sql<{
    contact_id: number;
    place: string;
    at: Date;
    micros: string;
    action: string;
    job_id: string | null;
    fields: string[] | null;
    is_wanted: boolean;
  }>`
    select s.contact_id, ${utc(sql`s.at`)} as place, s.at, (extract(epoch from s.at) * 1000000)::bigint::text as micros, s.action, s.job_id,
      case when s.action = 'updated' then (select array_agg(key order by key) from jsonb_object_keys(s.before) key) end as fields, s.is_wanted
    from (select c.contact_id, c.at, c.action, c.job_id, c.before, ('contact.' || c.action) = any(${[...wanted]}::text[]) as is_wanted,
        row_number() over () as n
      from contact_changes c
      where c.tenant_id = ${tx.tenantId} and c.at >= ${after.contacts_at}::timestamptz and c.at < ${horizon}
        and (c.at, c.contact_id) > (${after.contacts_at}::timestamptz, ${after.contacts_id}::bigint)
      order by c.at, c.contact_id limit ${mostLooked}) s
    where s.is_wanted or s.n = ${mostLooked} limit ${eventsPerRequest}`.execute(tx);
  return rows.map((row) => ({
    source: 'contacts' as const,
    at: row.place,
    key: String(row.contact_id),
    event: row.is_wanted
      ? {
          id: `contact-${row.contact_id}-${row.micros}`,
          type: `contact.${row.action}` as WebhookEventType,
          at: row.at.toISOString(),
          contactId: row.contact_id,
          ...(row.job_id !== null && { jobId: row.job_id }),
          ...(row.fields !== null && { fields: row.fields }),
        }
      : null,
  }));
}

/** A time with its microseconds, which a `Date` has not; in an order that text keeps. */
const utc = (at: ReturnType<typeof sql>) => sql`to_char(${at} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`;
