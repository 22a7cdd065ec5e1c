import { contactFields } from '@rollcall/domain/contact';
import type { ContactFieldName } from '@rollcall/domain/contact';
import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';
import type { Tx } from '../database/tenant.js';
import { countIssues } from '../job/job.issues.js';
import { emailValues, phoneValues } from './import.create.js';
import type { ApplyRange } from './import.create.js';
import { staged, stagedColumn } from './import.layout.js';
import type { ImportLayout } from './import.layout.js';

type Fragment = RawBuilder<unknown>;

/** What an empty cell does to a contact that exists. */
export type EmptyCells = 'ignore' | 'clear';

/** Prefix of a new value beside the old one. */
const fresh = (field: ContactFieldName) => sql.ref(`n.new_${contactFields[field].column}`);
const old = (field: ContactFieldName) => sql.ref(`n.old_${contactFields[field].column}`);

/**
 * Updates the contacts that the rows were matched to: only mapped fields, only what differs, with the values before.
 * Locks in id order, so that two jobs that meet queue and do not deadlock. A contact deleted since is skipped.
 */
export async function updateContacts(
  tx: Tx,
  layout: ImportLayout,
  range: ApplyRange,
  emptyCells: EmptyCells,
): Promise<{ readonly updated: number; readonly unchanged: number; readonly skipped: number }> {
  const { plan } = staged(layout.jobId);
  const { rows: locked } = await sql<{ count: number }>`
    with locked as (
      select c.id from contacts c where c.tenant_id = ${tx.tenantId} and c.deleted_at is null and c.id in (
        select contact_id from ${plan} where row_no > ${range.after} and row_no <= ${range.last} and action = 'update')
      order by c.id for update)
    select count(*) from locked`.execute(tx);
  const skipped = await skipGone(tx, layout, range);
  if (locked[0]!.count === 0) return { updated: 0, unchanged: 0, skipped };
  const { rows } = await sql<{
    updated: number;
    unchanged: number;
  }>`${changeStatement(tx, layout, range, emptyCells)}`.execute(tx);
  return { ...rows[0]!, skipped };
}

async function skipGone(tx: Tx, layout: ImportLayout, range: ApplyRange): Promise<number> {
  const { plan } = staged(layout.jobId);
  const { rows } = await sql`
    with gone as (
      update ${plan} p set action = 'skipped' where p.row_no > ${range.after} and p.row_no <= ${range.last} and p.action = 'update'
        and not exists (select from contacts c where c.tenant_id = ${tx.tenantId} and c.id = p.contact_id and c.deleted_at is null)
      returning p.row_no, p.contact_id)
    insert into job_issues (tenant_id, job_id, row_no, seq, column_name, code, value, severity)
    select ${tx.tenantId}, ${layout.jobId}, row_no, 102, '', 'contact.gone', contact_id::text, 'error' from gone returning row_no`.execute(
    tx,
  );
  await countIssues(tx, layout.jobId, { code: 'contact.gone', column: '', severity: 'error' }, rows.length);
  return rows.length;
}

/** One statement: new values beside old ones, what differs, the history, the writes, the verdict of each row. */
function changeStatement(tx: Tx, layout: ImportLayout, range: ApplyRange, emptyCells: EmptyCells): Fragment {
  const { rows, plan } = staged(layout.jobId);
  const pairs = layout.fields.map(
    (field) => sql`, c.${sql.id(contactFields[field].column)} as ${sql.id(`old_${contactFields[field].column}`)},
      ${newValue(tx, field, emptyCells)} as ${sql.id(`new_${contactFields[field].column}`)}`,
  );
  const custom = newCustom(layout, emptyCells);
  return sql`
    with n as materialized (
      select s.*, p.contact_id, c.custom as old_custom, ${custom} as new_custom ${join(pairs)}
      from ${plan} p join ${rows} s using (row_no)
      join contacts c on c.tenant_id = ${tx.tenantId} and c.id = p.contact_id and c.deleted_at is null
      where p.row_no > ${range.after} and p.row_no <= ${range.last} and p.action = 'update'),
    phones as (${phoneDifferences(tx, layout, emptyCells)}),
    emails as (${emailDifferences(tx, layout, emptyCells)}),
    touched as materialized (
      select n.* from n where ${differs(layout)} or n.contact_id in (select contact_id from phones)
        or n.contact_id in (select contact_id from emails)),
    logged as (
      insert into contact_changes (tenant_id, contact_id, action, job_id, through, before)
      select ${tx.tenantId}, n.contact_id, 'updated', ${layout.jobId}, 'job', ${beforeImage(tx, layout)}
      from touched n order by n.contact_id),
    written as (
      update contacts c set ${sql.join([
        ...layout.fields.map((field) => sql`${sql.id(contactFields[field].column)} = ${fresh(field)}`),
        sql`custom = n.new_custom`,
        sql`version = c.version + 1`,
        sql`updated_at = now()`,
      ])}
      from touched n where c.tenant_id = ${tx.tenantId} and c.id = n.contact_id),
    ${channelWrites(tx)},
    marked as (
      update ${plan} p set action = case when t.row_no is null then 'unchanged' else 'updated' end
      from n left join touched t using (row_no) where p.row_no = n.row_no)
    select (select count(*) from touched) as updated, (select count(*) from n) - (select count(*) from touched) as unchanged`;
}

const join = (parts: readonly Fragment[]): Fragment => (parts.length > 0 ? sql.join(parts, sql` `) : sql``);

function newValue(tx: Tx, field: ContactFieldName, emptyCells: EmptyCells): Fragment {
  const column = sql.ref(`c.${contactFields[field].column}`);
  const cell =
    field === 'group'
      ? sql`(select g.id from groups g where g.tenant_id = ${tx.tenantId} and g.name_key = lower(s.group_name))`
      : sql.ref(`s.${stagedColumn(field)}`);
  // A contact is active or not: there is no third state that an empty cell could mean.
  return emptyCells === 'clear' && field !== 'active' ? cell : sql`coalesce(${cell}, ${column})`;
}

function newCustom(layout: ImportLayout, emptyCells: EmptyCells): Fragment {
  if (layout.customKeys.length === 0) return sql`c.custom`;
  const kept = emptyCells === 'clear' ? sql`c.custom - ${[...layout.customKeys]}::text[]` : sql`c.custom`;
  return sql`(${kept}) || coalesce(s.custom, '{}')`;
}

const differs = (layout: ImportLayout): Fragment =>
  sql.join(
    [
      ...layout.fields.map((field) => sql`${old(field)} is distinct from ${fresh(field)}`),
      sql`n.old_custom is distinct from n.new_custom`,
    ],
    sql` or `,
  );

/** The replaced values by field name: only what differs. Phones and addresses as the whole list they were. */
function beforeImage(tx: Tx, layout: ImportLayout): Fragment {
  const pairs = layout.fields.map((field) => sql`${sql.lit(field)}, ${old(field)}`);
  const same = layout.fields.map(
    (field) => sql`case when ${old(field)} is not distinct from ${fresh(field)} then ${sql.lit(field)} end`,
  );
  const scalars =
    pairs.length === 0
      ? sql`'{}'::jsonb`
      : sql`(jsonb_build_object(${sql.join(pairs)}) - array_remove(array[${sql.join(same)}]::text[], null))`;
  return sql`${scalars}
    || case when n.old_custom is distinct from n.new_custom then jsonb_build_object('custom', n.old_custom) else '{}' end
    || case when n.contact_id in (select contact_id from phones) then jsonb_build_object('phones', coalesce((
      select jsonb_agg(jsonb_build_object('position', o.position, 'e164', o.e164, 'raw', o.raw, 'extension', o.extension) order by o.position)
      from contact_phones o where o.tenant_id = ${tx.tenantId} and o.contact_id = n.contact_id), '[]')) else '{}' end
    || case when n.contact_id in (select contact_id from emails) then jsonb_build_object('emails', coalesce((
      select jsonb_agg(jsonb_build_object('position', o.position, 'address', o.address, 'key', o.key) order by o.position)
      from contact_emails o where o.tenant_id = ${tx.tenantId} and o.contact_id = n.contact_id), '[]')) else '{}' end`;
}

/** Positions whose number or extension differs. How a number was typed is no difference. */
function phoneDifferences(tx: Tx, layout: ImportLayout, emptyCells: EmptyCells): Fragment {
  if (layout.phoneCount === 0)
    return sql`select 0::bigint as contact_id, 0 as position, ''::text as e164, ''::text as raw, ''::text as extension where false`;
  const isCleared = emptyCells === 'clear' ? sql`or (v.e164 is null and o.e164 is not null)` : sql``;
  return sql`select s.contact_id, v.position, v.e164, v.raw, v.extension
    from n s cross join lateral (values ${phoneValues(layout)}) v(position, e164, raw, extension)
    left join contact_phones o on o.tenant_id = ${tx.tenantId} and o.contact_id = s.contact_id and o.position = v.position
    where (v.e164 is not null and (o.e164 is distinct from v.e164 or o.extension is distinct from v.extension)) ${isCleared}`;
}

function emailDifferences(tx: Tx, layout: ImportLayout, emptyCells: EmptyCells): Fragment {
  if (layout.emailCount === 0)
    return sql`select 0::bigint as contact_id, 0 as position, ''::text as address, ''::text as key where false`;
  const isCleared = emptyCells === 'clear' ? sql`or (v.address is null and o.address is not null)` : sql``;
  return sql`select s.contact_id, v.position, v.address, v.key
    from n s cross join lateral (values ${emailValues(layout)}) v(position, address, key)
    left join contact_emails o on o.tenant_id = ${tx.tenantId} and o.contact_id = s.contact_id and o.position = v.position
    where (v.address is not null and o.address is distinct from v.address) ${isCleared}`;
}

const channelWrites = (tx: Tx): Fragment => sql`
    phones_written as (
      insert into contact_phones (tenant_id, contact_id, position, e164, raw, extension)
      select ${tx.tenantId}, contact_id, position, e164, raw, extension from phones where e164 is not null
      on conflict (tenant_id, contact_id, position)
      do update set e164 = excluded.e164, raw = excluded.raw, extension = excluded.extension),
    phones_cleared as (
      delete from contact_phones o using phones d where d.e164 is null
        and o.tenant_id = ${tx.tenantId} and o.contact_id = d.contact_id and o.position = d.position),
    emails_written as (
      insert into contact_emails (tenant_id, contact_id, position, address, key)
      select ${tx.tenantId}, contact_id, position, address, key from emails where address is not null
      on conflict (tenant_id, contact_id, position) do update set address = excluded.address, key = excluded.key),
    emails_cleared as (
      delete from contact_emails o using emails d where d.address is null
        and o.tenant_id = ${tx.tenantId} and o.contact_id = d.contact_id and o.position = d.position)`;
