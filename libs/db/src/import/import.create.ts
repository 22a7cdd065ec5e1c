import { contactFieldNames, contactFields } from '@rollcall/domain/contact';
import type { ContactFieldName } from '@rollcall/domain/contact';
import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';
import type { Tx } from '../database/tenant.js';
import { countIssues } from '../job/job.issues.js';
import { columnType, emailColumns, issueSeq, phoneColumns, positions, staged, stagedColumn } from './import.layout.js';
import type { ImportLayout } from './import.layout.js';

type Fragment = RawBuilder<unknown>;

/** The rows of one batch, and what is put where they are silent. */
export interface ApplyRange {
  /** Rows behind this one … */
  readonly after: number;
  /** … up to this one. */
  readonly last: number;
  /** The contact id of row n is this plus n. */
  readonly firstContactId: number;
  /** Canonical values for contacts that are created. */
  readonly defaults: Readonly<Partial<Record<ContactFieldName, string>>>;
}

/** Reserves ids for `count` contacts: they are the `count` numbers behind the one returned. */
export async function reserveContactIds(tx: Tx, count: number): Promise<number> {
  const { rows } = await sql<{ next_id: number }>`
    insert into contact_id_counters (tenant_id, next_id) values (${tx.tenantId}, ${count} + 1)
    on conflict (tenant_id) do update set next_id = contact_id_counters.next_id + ${count}
    returning next_id`.execute(tx);
  return rows[0]!.next_id - count - 1;
}

/** Fresh statistics for the contact tables, after so many changes that the planner's picture is wrong. */
export async function analyzeContacts(tx: Tx): Promise<void> {
  await sql`select analyze_contacts()`.execute(tx);
}

/** The last row of the next batch; null: none is left. */
export async function findBatchEnd(tx: Tx, layout: ImportLayout, after: number, limit: number): Promise<number | null> {
  const { rows } = await sql<{ last: number | null }>`
    select max(row_no) as last from (
      select row_no from ${staged(layout.jobId).rows} where row_no > ${after} order by row_no limit ${limit}) b`.execute(
    tx,
  );
  return rows[0]?.last ?? null;
}

/** Makes the groups that the rows name and the tenant lacks. */
export async function insertNamedGroups(tx: Tx, layout: ImportLayout, range: ApplyRange): Promise<void> {
  const wanted = range.defaults.group;
  if (!layout.fields.includes('group') && wanted === undefined) return;
  const { rows, plan } = staged(layout.jobId);
  await sql`
    with named as materialized (
      select lower(name) as key, min(name) as name from (
        select case when p.row_no is null then coalesce(s.group_name, ${wanted ?? null}::text) else s.group_name end as name from ${rows} s left join ${plan} p using (row_no)
        where s.row_no > ${range.after} and s.row_no <= ${range.last} and (p.action is null or p.action = 'update')) n
      where name is not null group by lower(name))
    insert into groups (tenant_id, name)
    select ${tx.tenantId}, n.name from named n left join groups g on g.tenant_id = ${tx.tenantId} and g.name_key = n.key
    where g.id is null order by n.key
    on conflict do nothing`.execute(tx);
}

/**
 * Creates the contacts of the rows without a plan, with phones, addresses and their entry in the history.
 * A Contact ID 1 that a live contact has already rejects its row.
 */
export async function createContacts(
  tx: Tx,
  layout: ImportLayout,
  range: ApplyRange,
): Promise<{ readonly created: number; readonly rejected: number }> {
  const { rows, plan } = staged(layout.jobId);
  const unplanned = sql`from ${rows} s left join ${plan} p using (row_no)
    where s.row_no > ${range.after} and s.row_no <= ${range.last} and p.row_no is null`;
  const { rows: before } = await sql<{ wanted: number }>`select count(*) as wanted ${unplanned}`.execute(tx);
  const wanted = before[0]!.wanted;
  if (wanted === 0) return { created: 0, rejected: 0 };
  const created = await insertContacts(tx, layout, range);
  const rejected = created === wanted ? 0 : await rejectTaken(tx, layout, range);
  await insertChannels(tx, layout, range);
  await sql`
    insert into contact_changes (tenant_id, contact_id, action, job_id, through)
    select ${tx.tenantId}, ${range.firstContactId} + s.row_no, 'created', ${layout.jobId}, 'job' ${unplanned}
    order by s.row_no`.execute(tx);
  return { created, rejected };
}

async function insertContacts(tx: Tx, layout: ImportLayout, range: ApplyRange): Promise<number> {
  const { rows, plan } = staged(layout.jobId);
  const filled = contactFieldNames.filter(
    (field) => layout.fields.includes(field) || range.defaults[field] !== undefined,
  );
  const columns = filled.map((field) => sql.id(contactFields[field].column));
  const values = filled.map((field) => createdValue(layout, field, range.defaults[field]));
  const hasCustom = layout.customKeys.length > 0;
  const { numAffectedRows } = await sql`
    insert into contacts (tenant_id, id, created_by_job, created_at, updated_at
      ${columns.length > 0 ? sql`, ${sql.join(columns)}` : sql``} ${hasCustom ? sql`, custom` : sql``})
    select ${tx.tenantId}, ${range.firstContactId} + s.row_no, ${layout.jobId}, now(), now()
      ${values.length > 0 ? sql`, ${sql.join(values)}` : sql``} ${hasCustom ? sql`, coalesce(s.custom, '{}')` : sql``}
    from ${rows} s left join ${plan} p using (row_no) ${groupJoin(tx, layout, range)}
    where s.row_no > ${range.after} and s.row_no <= ${range.last} and p.row_no is null
    order by s.row_no
    on conflict (tenant_id, contact_id_1) where contact_id_1 is not null and deleted_at is null do nothing`.execute(tx);
  return Number(numAffectedRows ?? 0n);
}

function createdValue(layout: ImportLayout, field: ContactFieldName, otherwise: string | undefined): Fragment {
  if (field === 'group') return sql`g.id`;
  const value = cellOr(layout, field, otherwise);
  return field === 'active' ? sql`coalesce(${value}, true)` : value;
}

function cellOr(layout: ImportLayout, field: ContactFieldName, otherwise: string | undefined): Fragment {
  const cell = layout.fields.includes(field) ? sql.ref(`s.${stagedColumn(field)}`) : sql`null`;
  return otherwise === undefined ? cell : sql`coalesce(${cell}, ${otherwise}::${columnType(field)})`;
}

function groupJoin(tx: Tx, layout: ImportLayout, { defaults }: ApplyRange): Fragment {
  if (!layout.fields.includes('group') && defaults.group === undefined) return sql``;
  return sql`left join groups g on g.tenant_id = ${tx.tenantId} and g.name_key = lower(${cellOr(layout, 'group', defaults.group)})`;
}

async function rejectTaken(tx: Tx, layout: ImportLayout, range: ApplyRange): Promise<number> {
  const { rows, plan } = staged(layout.jobId);
  const { rows: taken } = await sql`
    with taken as (
      insert into ${plan} (row_no, action)
      select s.row_no, 'rejected' from ${rows} s left join ${plan} p using (row_no)
      where s.row_no > ${range.after} and s.row_no <= ${range.last} and p.row_no is null and not exists (
        select from contacts c where c.tenant_id = ${tx.tenantId} and c.id = ${range.firstContactId} + s.row_no)
      returning row_no)
    insert into job_issues (tenant_id, job_id, row_no, seq, column_name, code, value, severity)
    select ${tx.tenantId}, ${layout.jobId}, row_no, ${issueSeq.apply}, '', 'contact.id-taken', coalesce(s.contact_id_1, ''), 'error'
    from taken join ${rows} s using (row_no) returning row_no`.execute(tx);
  await countIssues(tx, layout.jobId, { code: 'contact.id-taken', column: '', severity: 'error' }, taken.length);
  return taken.length;
}

async function insertChannels(tx: Tx, layout: ImportLayout, range: ApplyRange): Promise<void> {
  const { rows, plan } = staged(layout.jobId);
  const contact = sql`${tx.tenantId}::uuid, ${range.firstContactId}::bigint + s.row_no`;
  const unplanned = sql`s.row_no > ${range.after} and s.row_no <= ${range.last} and p.row_no is null`;
  if (layout.phoneCount > 0) {
    await sql`
      insert into contact_phones (tenant_id, contact_id, position, e164, raw, extension)
      select ${contact}, v.position, v.e164, v.raw, v.extension
      from ${rows} s left join ${plan} p using (row_no) cross join lateral (values ${phoneValues(layout)}) v(position, e164, raw, extension)
      where ${unplanned} and v.e164 is not null order by s.row_no, v.position`.execute(tx);
  }
  if (layout.emailCount > 0) {
    await sql`
      insert into contact_emails (tenant_id, contact_id, position, address, key)
      select ${contact}, v.position, v.address, v.key
      from ${rows} s left join ${plan} p using (row_no) cross join lateral (values ${emailValues(layout)}) v(position, address, key)
      where ${unplanned} and v.address is not null order by s.row_no, v.position`.execute(tx);
  }
}

const valuesOf = (count: number, columnsOf: (position: number) => readonly string[]): Fragment =>
  sql.join(
    positions(count).map(
      (position) =>
        sql`(${sql.lit(position)}, ${sql.join(columnsOf(position).map((column) => sql.ref(`s.${column}`)))})`,
    ),
  );

/** The phones of a staged row `s` as rows of VALUES: position, e164, raw, extension. */
export const phoneValues = (layout: ImportLayout): Fragment => valuesOf(layout.phoneCount, phoneColumns);
/** The addresses of a staged row `s` as rows of VALUES: position, address, key. */
export const emailValues = (layout: ImportLayout): Fragment => valuesOf(layout.emailCount, emailColumns);
