import { contactFields } from '@rollcall/domain/contact';
import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';
import { emailsImage, phonesImage } from '../contact/contact.image.js';
import type { Tx } from '../database/tenant.js';
import { countIssues } from '../job/job.issues.js';
import { changedConsents, countKept, keptConsents } from './import.consent.js';
import type { ApplyRange } from './import.insert.js';
import { differences, freshValue, oldValue } from './import.difference.js';
import type { EmptyCells } from './import.difference.js';
import { issueSeq, lookUpByIndex, nameFields, staged } from './import.layout.js';
import type { ImportLayout } from './import.layout.js';

type Fragment = RawBuilder<unknown>;

/**
 * What became of the rows that were matched. `renamed`: the contacts whose name is another one now.
 * `kept`: the warnings about a no that a person said, which a row would have lifted.
 */
export interface UpdatedRows {
  readonly updated: number;
  readonly unchanged: number;
  readonly skipped: number;
  readonly kept: number;
  readonly renamed: readonly number[];
}

/**
 * Updates the contacts that the rows were matched to: only mapped fields, only what differs, with the values before.
 * Locks in id order, so that two jobs that meet queue and do not deadlock. A contact deleted since is skipped.
 */
export async function updateContacts(
  tx: Tx,
  layout: ImportLayout,
  range: ApplyRange,
  emptyCells: EmptyCells,
): Promise<UpdatedRows> {
  const { plan } = staged(layout.jobId);
  await lookUpByIndex(tx);
  const { rows: locked } = await sql<{ count: number }>`
    with locked as (
      select c.id from contacts c where c.tenant_id = ${tx.tenantId} and c.deleted_at is null and c.id in (
        select contact_id from ${plan} where row_no > ${range.after} and row_no <= ${range.last} and action = 'update')
      order by c.id for update)
    select count(*) from locked`.execute(tx);
  const skipped = await skipGone(tx, layout, range);
  if (locked[0]!.count === 0) return { updated: 0, unchanged: 0, kept: 0, renamed: [], skipped };
  const { rows } = await sql<{
    updated: number;
    unchanged: number;
    kept: number;
    renamed: readonly number[];
  }>`${changeStatement(tx, layout, range, emptyCells)}`.execute(tx);
  return { ...rows[0]!, skipped };
}

/** Skips the rows whose contact was deleted since they were matched. */
export async function skipGone(tx: Tx, layout: ImportLayout, range: ApplyRange): Promise<number> {
  const { plan } = staged(layout.jobId);
  const { rows } = await sql`
    with gone as (
      update ${plan} p set action = 'skipped' where p.row_no > ${range.after} and p.row_no <= ${range.last} and p.action = 'update'
        and not exists (select from contacts c where c.tenant_id = ${tx.tenantId} and c.id = p.contact_id and c.deleted_at is null)
      returning p.row_no, p.contact_id)
    insert into job_issues (tenant_id, job_id, row_no, seq, column_name, code, value, severity)
    select ${tx.tenantId}, ${layout.jobId}, row_no, ${issueSeq.apply}, '', 'contact.gone', contact_id::text, 'error' from gone returning row_no`.execute(
    tx,
  );
  await countIssues(tx, layout.jobId, { code: 'contact.gone', column: '', severity: 'error' }, rows.length);
  return rows.length;
}

/** One statement: what differs, the history, the writes, the verdict of each row. */
function changeStatement(tx: Tx, layout: ImportLayout, range: ApplyRange, emptyCells: EmptyCells): Fragment {
  const { plan } = staged(layout.jobId);
  return sql`
    with ${differences(tx, layout, range, emptyCells)},
    logged as (
      insert into contact_changes (tenant_id, contact_id, action, job_id, through, before)
      select ${tx.tenantId}, n.contact_id, 'updated', ${layout.jobId}, 'job', ${beforeImage(tx, layout)}
      from touched n order by n.contact_id),
    written as (
      update contacts c set ${sql.join([
        ...layout.fields.map((field) => sql`${sql.id(contactFields[field].column)} = ${freshValue(field)}`),
        sql`custom = n.new_custom`,
        sql`version = c.version + 1`,
        sql`updated_at = now()`,
      ])}
      from touched n where c.tenant_id = ${tx.tenantId} and c.id = n.contact_id),
    ${channelWrites(tx)},${changedConsents(tx, layout)}${keptConsents(tx, layout)}
    marked as (
      update ${plan} p set action = case when n.contact_id in (select contact_id from touched) then 'updated' else 'unchanged' end
      from n where p.row_no = n.row_no)
    select (select count(*) from touched) as updated, (select count(*) from n) - (select count(*) from touched) as unchanged, ${countKept(layout)} as kept,
      array(select n.contact_id from touched n where ${isRenamed(layout)})::float8[] as renamed`;
}

/** Whether a row of {@link differences} changes a part of the name. */
function isRenamed({ fields }: ImportLayout): Fragment {
  const changed = nameFields
    .filter((field) => fields.includes(field))
    .map((field) => sql`${oldValue(field)} is distinct from ${freshValue(field)}`);
  return changed.length === 0 ? sql`false` : sql.join(changed, sql` or `);
}

/** The replaced values by field name: only what differs. Phones and addresses as the whole list they were. */
function beforeImage(tx: Tx, layout: ImportLayout): Fragment {
  const pairs = layout.fields.map((field) => sql`${sql.lit(field)}, ${oldValue(field)}`);
  const same = layout.fields.map(
    (field) => sql`case when ${oldValue(field)} is not distinct from ${freshValue(field)} then ${sql.lit(field)} end`,
  );
  const scalars =
    pairs.length === 0
      ? sql`'{}'::jsonb`
      : sql`(jsonb_build_object(${sql.join(pairs)}) - array_remove(array[${sql.join(same)}]::text[], null))`;
  return sql`${scalars}
    || case when n.old_custom is distinct from n.new_custom then jsonb_build_object('custom', n.old_custom) else '{}' end
    || case when n.contact_id in (select contact_id from phones)
      then jsonb_build_object('phones', ${phonesImage(tx, sql`n.contact_id`)}) else '{}' end
    || case when n.contact_id in (select contact_id from emails)
      then jsonb_build_object('emails', ${emailsImage(tx, sql`n.contact_id`)}) else '{}' end`;
}

/** What is known about a number goes when another one takes its place: a consent was given for that number alone. */
const numberReplaced = sql`e164 = excluded.e164, raw = excluded.raw, extension = excluded.extension, ${keptWith(
  'contact_phones',
  'e164',
  {
    type: null,
    aliases: null,
    status: null,
    sms_consent: null,
    cell_consent: null,
    block: 'none',
    blocked_on: null,
    is_preferred: false,
  },
)}`;
const addressReplaced = sql`address = excluded.address, key = excluded.key, ${keptWith('contact_emails', 'key', {
  consent: null,
  is_blocked: false,
})}`;

/** SET: columns that stay as they are as long as the key stays the same, else become what they are without it. */
function keptWith(table: string, key: string, columns: Readonly<Record<string, string | boolean | null>>): Fragment {
  const isSame = sql`${sql.ref(`${table}.${key}`)} = ${sql.ref(`excluded.${key}`)}`;
  return sql.join(
    Object.entries(columns).map(
      ([column, otherwise]) =>
        sql`${sql.id(column)} = case when ${isSame} then ${sql.ref(`${table}.${column}`)} else ${sql.lit(otherwise)} end`,
    ),
  );
}

const channelWrites = (tx: Tx): Fragment => sql`
    phones_written as (
      insert into contact_phones (tenant_id, contact_id, position, e164, raw, extension)
      select ${tx.tenantId}, contact_id, position, e164, raw, extension from phones where e164 is not null
      on conflict (tenant_id, contact_id, position) do update set ${numberReplaced}),
    phones_cleared as (
      delete from contact_phones o using phones d where d.e164 is null
        and o.tenant_id = ${tx.tenantId} and o.contact_id = d.contact_id and o.position = d.position),
    emails_written as (
      insert into contact_emails (tenant_id, contact_id, position, address, key)
      select ${tx.tenantId}, contact_id, position, address, key from emails where address is not null
      on conflict (tenant_id, contact_id, position) do update set ${addressReplaced}),
    emails_remembered as (
      insert into contact_past_emails (tenant_id, contact_id, key, address)
      select o.tenant_id, o.contact_id, o.key, o.address from emails d join contact_emails o
        on o.tenant_id = ${tx.tenantId} and o.contact_id = d.contact_id and o.position = d.position
      where o.key is distinct from d.key on conflict do nothing),
    emails_cleared as (
      delete from contact_emails o using emails d where d.address is null
        and o.tenant_id = ${tx.tenantId} and o.contact_id = d.contact_id and o.position = d.position)`;
