import type { MatchKey } from '@rollcall/domain/import';
import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';
import type { Tx } from '../database/tenant.js';
import { countIssues } from '../job/job.issues.js';
import type { DoublesRule, PlannedCounts } from './import.doubles.js';
import { issueSeq, keyValue, lookUpByIndex, ownIdLevel, staged } from './import.layout.js';
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
 * A row that asks for the Contact ID 1 of somebody else is rejected.
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
  await lookUpByIndex(tx);
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
    skipped: noted.skipped + doubles.skipped,
    rejected: noted.rejected + doubles.rejected,
    issues: noted.skipped + noted.rejected + doubles.skipped + doubles.rejected,
  };
}

const join = (parts: readonly Fragment[]): Fragment => (parts.length > 0 ? sql.join(parts, sql``) : sql``);
/** Stands behind every real level. */
const noLevel = 99;

/** Per row of the batch: 'found' (with the contact), or the code of the issue that ends it; null: create it. */
function decisions(tx: Tx, layout: ImportLayout, after: number, last: number, mode: string): Fragment {
  const { rows, plan } = staged(layout.jobId);
  const candidates = layout.match.map((key, level) => candidatesBy(tx, layout, key, level));
  const all = join(candidates.map((found) => sql`${found} union all `));
  const ownId = ownIdLevel(layout) === null ? sql`null::text` : sql`s.contact_id_1`;
  const isTaken = sql`exists (select from contacts o where o.tenant_id = ${tx.tenantId} and o.contact_id_1 = own_id
    and o.contact_id_1 is not null and o.deleted_at is null and o.id is distinct from settled.contact_id)`;
  return sql`
    with todo as materialized (
      select s.row_no, ${sql.join(layout.match.map((key, level) => sql`${lookupValue(layout, key)} as ${sql.id(`key_${level}`)}`).concat(sql`${ownId} as own_id`))}
      from ${rows} s left join ${plan} p using (row_no)
      where s.row_no > ${after} and s.row_no <= ${last} and p.row_no is null),
    candidates (row_no, level, contact_id, is_first, own_id) as (
      ${all} select row_no, ${sql.lit(noLevel)}, null::bigint, false, own_id from todo),   -- so that every row is there without a join
    ranked as (select *, min(level) over (partition by row_no) as best_level from candidates),
    picked as (
      select row_no, min(level) < ${sql.lit(noLevel)} as is_found, array_agg(distinct contact_id) filter (where is_first) as firsts,
        array_agg(distinct contact_id) as everyone, min(own_id) as own_id
      from ranked where level = best_level group by row_no),
    settled as (
      select row_no, own_id, is_found, case
        when cardinality(firsts) = 1 then firsts[1]
        when firsts is null and cardinality(everyone) = 1 then everyone[1] end as contact_id
      from picked)
    select row_no, contact_id, case
        when not is_found and ${sql.lit(mode === 'update')} then 'match.none'
        when is_found and contact_id is null then 'match.ambiguous'
        when is_found and ${sql.lit(mode === 'create')} then 'match.exists'
        when ${isTaken} then 'contact.id-taken'
        when is_found then 'found' end as action
    from settled`;
}

/** A row's value for a key, as its index has it. A plain column of `todo`: under row level security no expression meets an index. */
const lookupValue = (layout: ImportLayout, key: MatchKey): Fragment =>
  key === 'phone' ? sql`reverse(${keyValue(layout, key)})` : keyValue(layout, key);
const valueAt = (level: number): Fragment => sql.ref(`s.key_${level}`);

/** Where the values of a key are looked up: a column of the contact itself, or a table of its own. */
const places = {
  contactId1: { column: sql.ref('c.contact_id_1') },
  contactId2: { column: sql.ref('c.contact_id_2') },
  email: { table: sql`contact_emails`, column: sql`key` },
  phone: { table: sql`contact_phones`, column: sql`reversed` },
} as const satisfies Record<MatchKey, { readonly table?: Fragment; readonly column: Fragment }>;

function candidatesBy(tx: Tx, layout: ImportLayout, key: MatchKey, level: number): Fragment {
  const isSamePerson = sql.join(
    [sql`c.deleted_at is null`, ...layout.match.slice(0, level).map((better, at) => doesNotContradict(tx, better, at))],
    sql` and `,
  );
  const live = sql`contacts c on c.tenant_id = ${tx.tenantId}`;
  const place = places[key];
  if (!('table' in place)) {
    return sql`select s.row_no, ${sql.lit(level)}, c.id, true, s.own_id from todo s
      join ${live} and ${place.column} = ${valueAt(level)} and ${place.column} is not null where ${isSamePerson}`;
  }
  return sql`select s.row_no, ${sql.lit(level)}, c.id, not exists (select from ${place.table} f
      where f.tenant_id = x.tenant_id and f.contact_id = x.contact_id and f.position < x.position), s.own_id
    from todo s join ${place.table} x on x.tenant_id = ${tx.tenantId} and x.${place.column} = ${valueAt(level)}
    join ${live} and c.id = x.contact_id where ${isSamePerson}`;
}

/** The contact `c` has no other value for a better key than the row `s`. */
function doesNotContradict(tx: Tx, key: MatchKey, level: number): Fragment {
  const place = places[key];
  const value = valueAt(level);
  if (!('table' in place)) return sql`(${place.column} is null or ${value} is null or ${place.column} = ${value})`;
  return sql`(${value} is null or coalesce((select bool_or(o.${place.column} = ${value}) from ${place.table} o
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
  // With 'reject' none of them counts, also when a third one comes batches later.
  const winners = {
    first: sql`min(p.row_no) over same`,
    last: sql`max(p.row_no) over same`,
    reject: sql`null::integer`,
  };
  const { rows } = await sql<{ row_no: number }>`
    with contested as (   -- an array, not a join: the planner takes a plan it has no statistics of for empty
      select p.row_no, ${winners[rule]} as winner, count(*) over same as rivals from ${plan} p
      where p.action in ('found', 'update', ${rule === 'reject' ? sql`'rejected'` : sql`'update'`}) and p.contact_id = any(array(
        select f.contact_id from ${plan} f where f.action = 'found' and f.row_no > ${after} and f.row_no <= ${last}))
      window same as (partition by p.contact_id)),
    lost as (
      update ${plan} set action = ${rule === 'reject' ? sql`'rejected'` : sql`'skipped'`}
      where action <> 'rejected' and row_no in (
        select row_no from contested where rivals > 1 and row_no is distinct from winner) returning row_no, contact_id)
    insert into job_issues (tenant_id, job_id, row_no, seq, column_name, code, value, severity)
    select ${tx.tenantId}, ${layout.jobId}, row_no, ${issueSeq.match}, '', 'row.duplicate', contact_id::text, 'error' from lost
    returning row_no`.execute(tx);
  await countIssues(tx, layout.jobId, { code: 'row.duplicate', column: '', severity: 'error' }, rows.length);
  await sql`update ${plan} set action = 'update' where action = 'found' and row_no > ${after} and row_no <= ${last}`.execute(
    tx,
  );
  return rule === 'reject' ? { skipped: 0, rejected: rows.length } : { skipped: rows.length, rejected: 0 };
}

/** What a decision without a contact to write to means for its row. */
const endings = {
  'match.exists': 'skipped',
  'match.none': 'skipped',
  'match.ambiguous': 'rejected',
  'contact.id-taken': 'rejected',
} as const;

async function noteDecisions(tx: Tx, layout: ImportLayout, after: number, last: number): Promise<PlannedCounts> {
  const { rows, plan } = staged(layout.jobId);
  const codes = Object.keys(endings) as (keyof typeof endings)[];
  const rejecting = codes.filter((code) => endings[code] === 'rejected');
  const { rows: noted } = await sql<{ code: keyof typeof endings; count: number }>`
    with noted as (
      insert into job_issues (tenant_id, job_id, row_no, seq, column_name, code, value, severity)
      select ${tx.tenantId}, ${layout.jobId}, row_no, ${issueSeq.match}, '', p.action,
        coalesce(case p.action when 'contact.id-taken' then s.contact_id_1 else p.contact_id::text end, ''), 'error'
      from ${plan} p join ${rows} s using (row_no)
      where p.row_no > ${after} and p.row_no <= ${last} and p.action = any(${codes}::text[]) returning row_no, code),
    ended as (
      update ${plan} p set action = case when n.code = any(${rejecting}::text[]) then 'rejected' else 'skipped' end,
        contact_id = case when n.code = any(${rejecting}::text[]) then null else p.contact_id end
      from noted n where p.row_no = n.row_no)
    select code, count(*) from noted group by code`.execute(tx);
  const ended = { skipped: 0, rejected: 0 };
  for (const { code, count } of noted) {
    await countIssues(tx, layout.jobId, { code, column: '', severity: 'error' }, count);
    ended[endings[code]] += count;
  }
  return ended;
}
