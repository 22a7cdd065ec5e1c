import { contactFieldNames, contactFields } from '@rollcall/domain/contact';
import type { ImportIssueCode } from '@rollcall/domain/import';
import { maxIssueValueLength } from '@rollcall/domain/job';
import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';
import type { Tx } from '../database/tenant.js';
import { askedConsent, channelOf, freshValue, isConsent, oldValue } from './import.difference.js';
import type { ApplyRange } from './import.insert.js';
import { issueSeq } from './import.layout.js';
import type { ImportLayout } from './import.layout.js';

type Fragment = RawBuilder<unknown>;
const refusedCode: ImportIssueCode = 'consent.refused-by-person';

/** The fields of an import that say who may be contacted. None, for most: then nothing here costs anything. */
const consentFields = ({ fields }: Pick<ImportLayout, 'fields'>, defaults: ApplyRange['defaults'] = {}) =>
  contactFieldNames.filter((field) => isConsent(field) && (fields.includes(field) || defaults[field] !== undefined));

/** Writes into the ledger what the contacts of a batch were created with, read from where they were written. */
export async function insertCreatedConsents(tx: Tx, layout: ImportLayout, range: ApplyRange): Promise<void> {
  const first = range.firstContactId;
  await insertConsentsOf(tx, layout, range.defaults, {
    from: sql`contacts`,
    where: sql`c.tenant_id = ${tx.tenantId} and c.id > ${first + range.after} and c.id <= ${first + range.last}
      and c.created_by_job = ${layout.jobId}::uuid`,
  });
}

/** See {@link insertCreatedConsents}; `contacts` is a table that holds contacts of this job alone. */
export async function insertBuiltConsents(
  tx: Tx,
  layout: ImportLayout,
  defaults: ApplyRange['defaults'],
  contacts: Fragment,
): Promise<void> {
  await insertConsentsOf(tx, layout, defaults, { from: contacts, where: sql`true` });
}

async function insertConsentsOf(
  tx: Tx,
  layout: ImportLayout,
  defaults: ApplyRange['defaults'],
  contacts: { readonly from: Fragment; readonly where: Fragment },
): Promise<void> {
  const fields = consentFields(layout, defaults);
  if (fields.length === 0) return;
  const values = fields.map((field) => sql`(${channelOf(field)}, c.${sql.id(contactFields[field].column)})`);
  await sql`
    insert into consent_entries (tenant_id, contact_id, channel, state, source, job_id)
    select c.tenant_id, c.id, v.channel, case when v.kept then 'granted' else 'refused' end, 'import', ${layout.jobId}
    from (select * from ${contacts.from} c where ${contacts.where} order by c.id) c   -- sorted before there are several of each
      cross join lateral (values ${sql.join(values)}) v (channel, kept)
    where v.kept is not null`.execute(tx);
}

/**
 * The entries of contacts that an import changes, as a part of its WITH behind `touched`: nothing without a consent among the
 * columns. A no in the place of a yes takes the consent back.
 */
export function changedConsents(tx: Tx, layout: ImportLayout): Fragment {
  const fields = consentFields(layout);
  if (fields.length === 0) return sql``;
  const values = fields.map((field) => sql`(${channelOf(field)}, ${oldValue(field)}, ${freshValue(field)})`);
  return sql`
    consented as (
      insert into consent_entries (tenant_id, contact_id, channel, state, source, job_id)
      select ${tx.tenantId}, n.contact_id, v.channel, case when v.fresh then 'granted' when v.fresh is null then 'unknown'
        when v.old then 'revoked' else 'refused' end, 'import', ${layout.jobId}
      from touched n cross join lateral (values ${sql.join(values)}) v (channel, old, fresh)
      where v.old is distinct from v.fresh order by n.contact_id),`;
}

/**
 * `kept`, as a part of a WITH behind `n`: a warning, counted too, for each no of a person that a row would have lifted and does not.
 * The value is what the row said: `yes`, or empty for nothing. Without a consent among the columns nothing is sent.
 */
export function keptConsents(tx: Tx, layout: ImportLayout): Fragment {
  const fields = consentFields(layout);
  if (fields.length === 0) return sql``;
  const values = fields.map(
    (field, at) => sql`(${sql.lit(issueSeq.consent + at)}, ${layout.consentHeaders[field] ?? ''}::text,
      ${askedConsent(field)}, ${freshValue(field)})`,
  );
  const code = sql.lit(refusedCode);
  return sql`
    kept as (
      insert into job_issues (tenant_id, job_id, row_no, seq, column_name, code, value, severity)
      select ${tx.tenantId}, ${layout.jobId}, n.row_no, v.seq, left(v.header, ${maxIssueValueLength}::int), ${code},
        case when v.asked then 'yes' else '' end, 'warning'
      from n cross join lateral (values ${sql.join(values)}) v (seq, header, asked, fresh)
      where v.asked is distinct from false and v.fresh = false order by n.row_no, v.seq   -- it asked for another thing, and got the no
      returning column_name),
    kept_counted as (
      insert into job_issue_counts (tenant_id, job_id, code, column_name, severity, count)
      select ${tx.tenantId}, ${layout.jobId}, ${code}, column_name, 'warning', count(*) from kept
      group by column_name order by column_name
      on conflict (tenant_id, job_id, code, column_name, severity)
      do update set count = job_issue_counts.count + excluded.count),`;
}

/** How many issues {@link keptConsents} wrote. */
export const countKept = (layout: ImportLayout): Fragment =>
  consentFields(layout).length === 0 ? sql`0` : sql`(select count(*) from kept)`;
