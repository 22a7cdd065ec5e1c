import type { MatchKey } from '@rollcall/domain/import';
import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';
import type { Tx } from '../database/tenant.js';
import { countIssues } from '../job/job.issues.js';
import type { DoublesRule, PlannedCounts } from './import.doubles.js';
import { keyValue, staged } from './import.layout.js';
import type { ImportLayout } from './import.layout.js';

type Fragment = RawBuilder<unknown>;

/** Whether the tenant has any contact at all: a first import has nothing to match. */
export async function hasContacts(tx: Tx): Promise<boolean> {
  const { rows } = await sql<{ found: boolean }>`
    select exists (select from contacts where tenant_id = ${tx.tenantId}) as found`.execute(tx);
  return rows[0]?.found ?? false;
}

/**
 * Finds the contacts that the next rows mean, and plans updates and skips; rows without a plan will be created.
 * Keys are tried in order. A contact found by a lower key does not count if a higher key says it is somebody else; a
 * contact that has the value first in its list goes before one that has it further down; more than one left is ambiguous.
 * @returns the last row looked at (null: none is left) and how many ended here
 */
export async function matchRows(
  tx: Tx,
  layout: ImportLayout,
  after: number,
  limit: number,
  options: { readonly mode: 'create' | 'update' | 'upsert'; readonly inFileDuplicates: DoublesRule },
): Promise<(PlannedCounts & { readonly last: number; readonly issues: number }) | null> {
  const { rows, plan } = staged(layout.jobId);
  const { rows: range } = await sql<{ last: number | null }>`
    select max(row_no) as last from (
      select row_no from ${rows} where row_no > ${after} order by row_no limit ${limit}) b`.execute(tx);
  const last = range[0]?.last ?? null;
  if (last === null) return null;
  await sql`
    insert into ${plan} (row_no, action, contact_id)
    select row_no, action, contact_id from (${decisions(tx, layout, after, last, options.mode)}) d where action is not null
    order by row_no`.execute(tx);
  const doubles = await settleDoubleTargets(tx, layout, after, last, options.inFileDuplicates);
  const noted = await noteDecisions(tx, layout, after, last);
  return {
    last,
    skipped: noted.exists + noted.none + doubles.skipped,
    rejected: noted.ambiguous + doubles.rejected,
    issues: noted.exists + noted.none + noted.ambiguous + doubles.skipped + doubles.rejected,
  };
}

/** Per row of the batch: 'found' (with the contact), 'match.ambiguous', 'match.exists' or 'match.none'; null: create it. */
function decisions(tx: Tx, layout: ImportLayout, after: number, last: number, mode: string): Fragment {
  const { rows, plan } = staged(layout.jobId);
  const candidates = layout.match.map((key, level) => candidatesBy(tx, layout, key, level));
  const all =
    candidates.length > 0 ? sql.join(candidates, sql` union all `) : sql`select 0, 0, 0::bigint, false where false`;
  return sql`
    with todo as materialized (
      select s.* from ${rows} s left join ${plan} p using (row_no)
      where s.row_no > ${after} and s.row_no <= ${last} and p.row_no is null),
    candidates (row_no, level, contact_id, is_first) as (${all}),
    picked as (
      select c.row_no, array_agg(distinct c.contact_id) filter (where c.is_first) as firsts, array_agg(distinct c.contact_id) as everyone
      from candidates c join (select row_no, min(level) as level from candidates group by row_no) b using (row_no, level)
      group by c.row_no),
    settled as (
      select t.row_no, p.row_no is not null as is_found, case
        when cardinality(p.firsts) = 1 then p.firsts[1]
        when p.firsts is null and cardinality(p.everyone) = 1 then p.everyone[1] end as contact_id
      from todo t left join picked p using (row_no))
    select row_no, contact_id, case
        when not is_found then ${mode === 'update' ? sql`'match.none'` : sql`null`}
        when contact_id is null then 'match.ambiguous'
        else ${mode === 'create' ? sql`'match.exists'` : sql`'found'`} end as action
    from settled`;
}

function candidatesBy(tx: Tx, layout: ImportLayout, key: MatchKey, level: number): Fragment {
  const value = keyValue(layout, key);
  const isSamePerson = sql.join(
    [sql`c.deleted_at is null`, ...layout.match.slice(0, level).map((better) => doesNotContradict(tx, layout, better))],
    sql` and `,
  );
  const live = sql`contacts c on c.tenant_id = ${tx.tenantId}`;
  if (key === 'contactId1' || key === 'contactId2') {
    const column = key === 'contactId1' ? sql.ref('c.contact_id_1') : sql.ref('c.contact_id_2');
    return sql`select s.row_no, ${sql.lit(level)}, c.id, true from todo s join ${live} and ${column} = ${value} and ${column} is not null
      where ${isSamePerson}`;
  }
  const [channel, matches] =
    key === 'email'
      ? [sql`contact_emails`, sql`x.key = ${value}`]
      : [sql`contact_phones`, sql`x.reversed = reverse(${value})`];
  return sql`select s.row_no, ${sql.lit(level)}, c.id, not exists (select from ${channel} f
      where f.tenant_id = x.tenant_id and f.contact_id = x.contact_id and f.position < x.position)
    from todo s join ${channel} x on x.tenant_id = ${tx.tenantId} and ${matches}
    join ${live} and c.id = x.contact_id where ${isSamePerson}`;
}

/** The contact `c` has no other value for a better key than the row `s`. */
function doesNotContradict(tx: Tx, layout: ImportLayout, key: MatchKey): Fragment {
  const value = keyValue(layout, key);
  if (key === 'contactId1') return sql`(c.contact_id_1 is null or ${value} is null or c.contact_id_1 = ${value})`;
  if (key === 'contactId2') return sql`(c.contact_id_2 is null or ${value} is null or c.contact_id_2 = ${value})`;
  const [channel, matches] =
    key === 'email'
      ? [sql`contact_emails`, sql`o.key = ${value}`]
      : [sql`contact_phones`, sql`o.reversed = reverse(${value})`];
  return sql`(${value} is null or coalesce((select bool_or(${matches}) from ${channel} o
    where o.tenant_id = ${tx.tenantId} and o.contact_id = c.id), true))`;
}

/** Two rows can find one contact by different keys: the rule of the file's doubles decides between them too. */
async function settleDoubleTargets(
  tx: Tx,
  layout: ImportLayout,
  after: number,
  last: number,
  rule: DoublesRule,
): Promise<PlannedCounts> {
  const { plan } = staged(layout.jobId);
  const winner = rule === 'last' ? sql`max(row_no)` : sql`min(row_no)`;
  const { rows } = await sql<{ row_no: number }>`
    with met as (select distinct contact_id from ${plan} where action = 'found' and row_no > ${after} and row_no <= ${last}),
    contested as (
      select contact_id, ${winner} as winner from ${plan} join met using (contact_id)
      where action in ('found', 'update') group by contact_id having count(*) > 1),
    lost as (
      update ${plan} p set action = ${rule === 'reject' ? sql`'rejected'` : sql`'skipped'`} from contested c
      where p.contact_id = c.contact_id and p.action in ('found', 'update') and p.row_no <> c.winner returning p.row_no, p.contact_id)
    insert into job_issues (tenant_id, job_id, row_no, seq, column_name, code, value, severity)
    select ${tx.tenantId}, ${layout.jobId}, row_no, 101, '', 'row.duplicate', contact_id::text, 'error' from lost
    returning row_no`.execute(tx);
  await countIssues(tx, layout.jobId, { code: 'row.duplicate', column: '', severity: 'error' }, rows.length);
  await sql`update ${plan} set action = 'update' where action = 'found' and row_no > ${after} and row_no <= ${last}`.execute(
    tx,
  );
  return rule === 'reject' ? { skipped: 0, rejected: rows.length } : { skipped: rows.length, rejected: 0 };
}

async function noteDecisions(tx: Tx, layout: ImportLayout, after: number, last: number) {
  const { plan } = staged(layout.jobId);
  const { rows } = await sql<{ exists: number; none: number; ambiguous: number }>`
    with noted as (
      insert into job_issues (tenant_id, job_id, row_no, seq, column_name, code, value, severity)
      select ${tx.tenantId}, ${layout.jobId}, row_no, 101, '', action, coalesce(contact_id::text, ''), 'error' from ${plan}
      where row_no > ${after} and row_no <= ${last} and action in ('match.exists', 'match.none', 'match.ambiguous')
      returning row_no, code),
    settled as (
      update ${plan} p set action = case n.code when 'match.ambiguous' then 'rejected' else 'skipped' end
      from noted n where p.row_no = n.row_no)
    select count(*) filter (where code = 'match.exists') as exists, count(*) filter (where code = 'match.none') as none,
      count(*) filter (where code = 'match.ambiguous') as ambiguous from noted`.execute(tx);
  const counts = rows[0]!;
  await countIssues(tx, layout.jobId, { code: 'match.exists', column: '', severity: 'error' }, counts.exists);
  await countIssues(tx, layout.jobId, { code: 'match.none', column: '', severity: 'error' }, counts.none);
  await countIssues(tx, layout.jobId, { code: 'match.ambiguous', column: '', severity: 'error' }, counts.ambiguous);
  return counts;
}
