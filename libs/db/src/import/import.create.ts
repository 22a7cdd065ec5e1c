import { sql } from 'kysely';
import { learnNameWords, learnNameWordsOf } from '../contact/contact.words.js';
import type { Tx } from '../database/tenant.js';
import { countIssues } from '../job/job.issues.js';
import { insertCreatedConsents } from './import.consent.js';
import { inRange, insertChannelRows, insertContactRows, plannedRows } from './import.insert.js';
import type { ApplyRange } from './import.insert.js';
import { issueSeq, nameFields, staged } from './import.layout.js';
import type { ImportLayout } from './import.layout.js';

export { reserveContactIds } from '../contact/contact.ids.js';
export type { ApplyRange } from './import.insert.js';

/** Fresh statistics for the contact tables, after so many changes that the planner's picture is wrong. */
export async function analyzeContacts(tx: Tx): Promise<void> {
  await sql`select analyze_contacts()`.execute(tx);
}

/** Makes the groups that the rows name and the tenant lacks. */
export async function insertNamedGroups(tx: Tx, layout: ImportLayout, range: ApplyRange): Promise<void> {
  const wanted = range.defaults.group;
  if (!layout.fields.includes('group') && wanted === undefined) return;
  await sql`
    with named as materialized (
      select lower(name) as key, min(name) as name from (
        select case when p.row_no is null then coalesce(s.group_name, ${wanted ?? null}::text) else s.group_name end as name
        from ${plannedRows(layout, range)} where ${inRange(range)} and (p.action is null or p.action = 'update')) n
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
  const unplanned = sql`from ${plannedRows(layout, range)} where ${inRange(range)} and p.row_no is null`;
  const { rows: before } = await sql<{ wanted: number }>`select count(*) as wanted ${unplanned}`.execute(tx);
  const wanted = before[0]!.wanted;
  if (wanted === 0) return { created: 0, rejected: 0 };
  const onTaken = sql`on conflict (tenant_id, contact_id_1) where contact_id_1 is not null and deleted_at is null do nothing`;
  const created = await insertContactRows(tx, layout, range, { into: sql`contacts`, onTaken });
  const rejected = created === wanted ? 0 : await rejectTaken(tx, layout, range);
  await insertChannelRows(tx, layout, range, { phones: sql`contact_phones`, emails: sql`contact_emails` });
  await sql`
    insert into contact_changes (tenant_id, contact_id, action, job_id, through)
    select ${tx.tenantId}, ${range.firstContactId} + s.row_no, 'created', ${layout.jobId}, 'job' ${unplanned}
    order by s.row_no`.execute(tx);
  await insertCreatedConsents(tx, layout, range);
  return { created, rejected };
}

/**
 * Makes the words of new names known to the search: of what was created, and of the contacts that were renamed. The last thing
 * a batch does: lanes that learn the same word wait for each other.
 */
export async function learnBatchNames(
  tx: Tx,
  layout: ImportLayout,
  range: ApplyRange,
  written: { readonly created: number; readonly renamed: readonly number[] },
): Promise<void> {
  if (written.created > 0 && hasNames(layout, range))
    await learnNameWords(tx, range.firstContactId + range.after, range.firstContactId + range.last);
  if (written.renamed.length > 0) await learnNameWordsOf(tx, written.renamed);
}

/** Whether contacts of this import can have a name. */
const hasNames = ({ fields }: ImportLayout, { defaults }: ApplyRange): boolean =>
  nameFields.some((field) => fields.includes(field) || defaults[field] !== undefined);

async function rejectTaken(tx: Tx, layout: ImportLayout, range: ApplyRange): Promise<number> {
  const { rows, plan } = staged(layout.jobId);
  const { rows: taken } = await sql`
    with taken as (
      insert into ${plan} (row_no, action)
      select s.row_no, 'rejected' from ${plannedRows(layout, range)} where ${inRange(range)} and p.row_no is null and not exists (
        select from contacts c where c.tenant_id = ${tx.tenantId} and c.id = ${range.firstContactId} + s.row_no)
      returning row_no)
    insert into job_issues (tenant_id, job_id, row_no, seq, column_name, code, value, severity)
    select ${tx.tenantId}, ${layout.jobId}, row_no, ${issueSeq.apply}, '', 'contact.id-taken', coalesce(s.contact_id_1, ''), 'error'
    from taken join ${rows} s using (row_no) returning row_no`.execute(tx);
  await countIssues(tx, layout.jobId, { code: 'contact.id-taken', column: '', severity: 'error' }, taken.length);
  return taken.length;
}
