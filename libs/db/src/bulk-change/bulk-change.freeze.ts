import type { Filter } from '@rollcall/domain/filter';
import type { JobId } from '@rollcall/domain/job';
import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';
import type { Tx } from '../database/tenant.js';
import { compileFilter, findCandidates, prepareFilter } from '../filter/index.js';

type Fragment = RawBuilder<unknown>;

/** Ids in one row of a target. */
export const chunkRows = 1_000;
/** Five million are frozen in seconds, but not in those that a list may take. */
const freezeMs = 120_000;

/** Which contacts a bulk change is asked for. */
export type WantedTarget =
  | { readonly ids: readonly number[] }
  | { readonly filter: Filter; readonly exclude: readonly number[]; readonly now: Date };

/** What was frozen: how many contacts, and the filter in words, null for contacts that were named. */
export interface FrozenTarget {
  readonly count: number;
  readonly words: string | null;
}

/**
 * FREEZES THE TARGET: writes down which contacts a job is about, in the transaction that inserts the job. The set that is counted
 * here is the set that is changed. Contacts that are deleted are not in it. Refuses as `prepareFilter` does, below `target.filter`.
 */
export async function freezeTarget(tx: Tx, jobId: JobId, wanted: WantedTarget): Promise<FrozenTarget> {
  await sql`select set_config('statement_timeout', ${String(freezeMs)}, true)`.execute(tx);
  if ('ids' in wanted)
    return { count: await freeze(tx, jobId, sql`c.id = any(${[...new Set(wanted.ids)]}::bigint[])`), words: null };
  const { filter, exclude, now } = wanted;
  const { plan, words } = await prepareFilter(tx, filter, now, 'target.filter');
  const candidates = await findCandidates(tx, plan);
  const near = candidates === null ? sql`true` : sql`c.id = any(${[...candidates]}::bigint[])`;
  const left = [...new Set(exclude)].sort((one, other) => one - other);
  const others = left.length === 0 ? sql`` : sql`and c.id <> all(${left}::bigint[])`;
  const count = await freeze(tx, jobId, sql`${near} and ${compileFilter(tx, plan)} ${others}`);
  if (left.length > 0)
    await sql`insert into bulk_change_targets (tenant_id, job_id, is_excluded, first_row, ids)
      values (${tx.tenantId}, ${jobId}, true, 0, ${left}::bigint[])`.execute(tx);
  return { count, words };
}

async function freeze(tx: Tx, jobId: JobId, where: Fragment): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    with frozen as (
      insert into bulk_change_targets (tenant_id, job_id, first_row, ids)
      select ${tx.tenantId}, ${jobId}, x.chunk * ${sql.lit(chunkRows)}, array_agg(x.id order by x.id)
      from (select c.id, (row_number() over (order by c.id) - 1) / ${sql.lit(chunkRows)} as chunk from contacts c
        where c.tenant_id = ${tx.tenantId} and c.deleted_at is null and ${where}) x
      group by x.chunk
      returning cardinality(ids) as count)
    select coalesce(sum(count), 0)::bigint as count from frozen`.execute(tx);
  return rows[0]?.count ?? 0;
}

/** How many contacts a job is about. */
export async function countTarget(tx: Tx, jobId: JobId): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select coalesce(max(first_row + cardinality(ids)), 0)::bigint as count from bulk_change_targets
    where tenant_id = ${tx.tenantId} and job_id = ${jobId} and not is_excluded`.execute(tx);
  return rows[0]?.count ?? 0;
}

/** Some rows of a target: those behind `after` up to `last`, or every `step`-th of them, beginning with the first. */
export interface BulkRange {
  readonly after: number;
  readonly last: number;
  readonly step?: number;
}

/** The contacts of some rows of a target, as rows (row_no, id). */
export const targetRows = (tx: Tx, jobId: JobId, { after, last, step = 1 }: BulkRange): Fragment => sql`
  select t.first_row + u.n as row_no, u.id from bulk_change_targets t, unnest(t.ids) with ordinality as u (id, n)
  where t.tenant_id = ${tx.tenantId} and t.job_id = ${jobId}::uuid and not t.is_excluded
    and t.first_row > ${after - chunkRows}::bigint and t.first_row < ${last}::bigint
    and t.first_row + u.n > ${after}::bigint and t.first_row + u.n <= ${last}::bigint
    ${step === 1 ? sql`` : sql`and (t.first_row + u.n - ${after + 1}::bigint) % ${step} = 0`}`;

/**
 * For the rest of the transaction the planner is told how to read: it takes the ids of a batch for few or for many, and what the job has
 * just written for nothing. They are looked up one by one, in their order.
 */
export const lookUpByIndex = (tx: Tx) =>
  sql`select set_config('enable_seqscan', 'off', true), set_config('enable_hashjoin', 'off', true),
    set_config('enable_mergejoin', 'off', true), set_config('enable_nestloop', 'on', true), set_config('join_collapse_limit', '1', true),
    set_config('jit', 'off', true)`.execute(tx);

/**
 * How many contacts among those of some rows of the target fulfil the filter by now and were neither frozen nor left out by name; they
 * are left alone. Contacts behind the last row belong to it.
 */
export async function countNewcomers(
  tx: Tx,
  jobId: JobId,
  of: { readonly filter: Filter; readonly now: Date },
  rows: { readonly after: number; readonly last: number; readonly isEnd: boolean },
): Promise<number> {
  const { plan } = await prepareFilter(tx, of.filter, of.now);
  // Known numbers: for a range that it cannot see the planner would read all contacts, batch by batch.
  const { rows: edges } = await sql<{ from: number | null; until: number | null }>`
    select (select b.id from (${targetRows(tx, jobId, { after: rows.after - 1, last: rows.after })}) b) as from,
      (select b.id from (${targetRows(tx, jobId, { after: rows.last - 1, last: rows.last })}) b) as until`.execute(tx);
  const { from = null, until = null } = edges[0] ?? {};
  await sql`select set_config('enable_seqscan', 'off', true), set_config('enable_nestloop', 'off', true),
    set_config('jit', 'off', true)`.execute(tx);
  const { rows: found } = await sql<{ count: number }>`
    with frozen as materialized (${targetRows(tx, jobId, rows)})
    select count(*) from contacts c where c.tenant_id = ${tx.tenantId} and c.deleted_at is null
      and c.id > ${from ?? 0} ${rows.isEnd ? sql`` : sql`and c.id < ${until}`}
      and not exists (select from frozen f where f.id = c.id)
      and c.id <> all(coalesce((select t.ids from bulk_change_targets t where t.tenant_id = ${tx.tenantId}
        and t.job_id = ${jobId}::uuid and t.is_excluded), '{}')) and ${compileFilter(tx, plan)}`.execute(tx);
  return found[0]?.count ?? 0;
}

/** Forgets the target of a job that is over. Twice is once. */
export async function deleteTarget(tx: Tx, jobId: JobId): Promise<void> {
  await sql`delete from bulk_change_targets where tenant_id = ${tx.tenantId} and job_id = ${jobId}::uuid`.execute(tx);
}
