import { sql } from 'kysely';
import type { Tx } from '../database/tenant.js';
import { countIssues } from '../job/job.issues.js';
import { issueSeq, keyValue, ownIdLevel, staged } from './import.layout.js';
import type { ImportLayout } from './import.layout.js';

/** How many key hashes one slice should hold: a second's work. */
const sliceRows = 400_000;

/** How many slices the keys of a file are looked at in. */
export const countSlices = (rowCount: number): number => Math.max(1, Math.ceil(rowCount / sliceRows));

/** What is done with the rows of one contact inside a file. */
export type DoublesRule = 'first' | 'last' | 'reject';

/** How rows ended here. */
export interface PlannedCounts {
  readonly skipped: number;
  readonly rejected: number;
}

/**
 * Finds rows that mean the same contact, for one key and one slice of its hashes, and plans what the rule says.
 * Equal hashes only point at candidates; rows are doubles when the values are equal. Rows that have a better key are heads:
 * rows known by this key alone join them, or are rejected as ambiguous when there is more than one head to join.
 */
export async function planDoubles(
  tx: Tx,
  layout: ImportLayout,
  at: { readonly level: number; readonly slice: number; readonly slices: number },
  rule: DoublesRule,
): Promise<PlannedCounts> {
  const { rows, keys, plan } = staged(layout.jobId);
  const key = layout.match[at.level];
  if (key === undefined) return { skipped: 0, rejected: 0 };
  const head = rule === 'last' ? sql`max(row_no)` : sql`min(row_no)`;
  const lonely = rule === 'reject' ? sql`'rejected'` : sql`case when row_no = own_head then null else 'skipped' end`;
  // None of them counts: the row with the better key goes too, unless it is one of several that could be meant.
  const joined = rule === 'reject' ? sql`or (own_count > 0 and better_head = other_head and not is_planned)` : sql``;
  const { rows: counts } = await sql<{ skipped: number; rejected: number; ambiguous: number }>`
    with slice as (   -- windows, not joins: the planner cannot know how few hashes are shared
      select row_no, is_own, count(*) over same_hash as sharing, bool_or(is_own) over same_hash as has_own from ${keys}
      where level = ${at.level} and mod(hash & 9223372036854775807, ${at.slices}) = ${at.slice}
      window same_hash as (partition by hash)),
    members as (
      select m.row_no, m.is_own, ${keyValue(layout, key)} as value, coalesce(p.head_row, m.row_no) as head_row,
        p.row_no is not null as is_planned
      from slice m join ${rows} s using (row_no) left join ${plan} p using (row_no)
      where m.sharing > 1 and m.has_own and (p.action is null or p.head_row is not null)),   -- doubles of a better key lead to their head
    heads as (
      select row_no, is_own, is_planned, value, min(head_row) filter (where not is_own) over same_value as better_head,
        max(head_row) filter (where not is_own) over same_value as other_head,
        ${head} filter (where is_own) over same_value as own_head, count(*) filter (where is_own) over same_value as own_count
      from members window same_value as (partition by value)),
    decided as materialized (
      select row_no, value, coalesce(better_head, own_head) as head_row, case
          when better_head <> other_head then 'ambiguous'
          when better_head is not null then ${rule === 'reject' ? sql`'rejected'` : sql`'skipped'`}
          when own_count > 1 then ${lonely} end as action
      from heads where is_own ${joined}),
    planned as (
      insert into ${plan} (row_no, action, head_row)
      select row_no, case action when 'skipped' then 'skipped' else 'rejected' end, case when action <> 'ambiguous' then head_row end
      from decided where action is not null order by row_no returning row_no),
    noted as (
      insert into job_issues (tenant_id, job_id, row_no, seq, column_name, code, value, severity)
      select ${tx.tenantId}, ${layout.jobId}, row_no, ${issueSeq.doubles}, '',
        case action when 'ambiguous' then 'match.ambiguous' else 'row.duplicate' end, left(value, 500), 'error'
      from decided where action is not null returning row_no)
    select count(*) filter (where action = 'skipped') as skipped,
      count(*) filter (where action = 'rejected') as rejected, count(*) filter (where action = 'ambiguous') as ambiguous
    from decided`.execute(tx);
  const { skipped, rejected, ambiguous } = counts[0]!;
  await countIssues(tx, layout.jobId, { code: 'row.duplicate', column: '', severity: 'error' }, skipped + rejected);
  await countIssues(tx, layout.jobId, { code: 'match.ambiguous', column: '', severity: 'error' }, ambiguous);
  return { skipped, rejected: rejected + ambiguous };
}

/**
 * Contact ID 1 belongs to one contact: of the rows that are left and ask for the same one, the first gets it. Comes after
 * matching, one slice of hashes at a time, so that a run, a dry run and any size of batches see the same.
 * @returns how many rows were rejected
 */
export async function rejectSharedIds(
  tx: Tx,
  layout: ImportLayout,
  at: { readonly slice: number; readonly slices: number },
): Promise<number> {
  const { rows, keys, plan } = staged(layout.jobId);
  const { rows: taken } = await sql`
    with slice as (
      select row_no, count(*) over (partition by hash) as sharing from ${keys}
      where level = ${ownIdLevel(layout)} and mod(hash & 9223372036854775807, ${at.slices}) = ${at.slice}),
    asking as (
      select m.row_no, s.contact_id_1 as id, row_number() over (partition by s.contact_id_1 order by m.row_no) as place
      from slice m join ${rows} s using (row_no) left join ${plan} p using (row_no)
      where m.sharing > 1 and (p.action is null or p.action = 'update')),
    late as (
      insert into ${plan} (row_no, action) select row_no, 'rejected' from asking where place > 1 order by row_no
      on conflict (row_no) do update set action = 'rejected', contact_id = null)
    insert into job_issues (tenant_id, job_id, row_no, seq, column_name, code, value, severity)
    select ${tx.tenantId}, ${layout.jobId}, row_no, ${issueSeq.match}, '', 'contact.id-taken', id, 'error'
    from asking where place > 1 returning row_no`.execute(tx);
  await countIssues(tx, layout.jobId, { code: 'contact.id-taken', column: '', severity: 'error' }, taken.length);
  return taken.length;
}
