import { contactFieldNames, contactFields } from '@rollcall/domain/contact';
import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';
import type { Tx } from '../database/tenant.js';
import { channelOf, freshValue, oldValue } from './import.difference.js';
import type { ApplyRange } from './import.insert.js';
import type { ImportLayout } from './import.layout.js';

type Fragment = RawBuilder<unknown>;

/** The fields of an import that say who may be contacted. None, for most: then nothing here costs anything. */
const consentFields = ({ fields }: Pick<ImportLayout, 'fields'>, defaults: ApplyRange['defaults'] = {}) =>
  contactFieldNames.filter(
    (field) => contactFields[field].type === 'consent' && (fields.includes(field) || defaults[field] !== undefined),
  );

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
