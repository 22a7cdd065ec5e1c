import type { ContactId, ContactView } from '@rollcall/domain/contact';
import type { Selectable } from 'kysely';
import type { Tx } from '../database/tenant.js';
import type { ContactEmailsTable, ContactPhonesTable, ContactsTable } from '../database/schema.js';

type Row = Selectable<ContactsTable> & { readonly group_name: string | null };
type Phone = Selectable<ContactPhonesTable>;
type Email = Selectable<ContactEmailsTable>;

/** Contacts with phones and e-mail addresses, in the order of `ids`. Those that are deleted or of another tenant are left out. */
export async function listContactViews(tx: Tx, ids: readonly number[]): Promise<ContactView[]> {
  if (ids.length === 0) return [];
  const rows = await tx
    .selectFrom('contacts')
    .leftJoin('groups', (join) =>
      join.onRef('groups.tenant_id', '=', 'contacts.tenant_id').onRef('groups.id', '=', 'contacts.group_id'),
    )
    .selectAll('contacts')
    .select('groups.name as group_name')
    .where('contacts.tenant_id', '=', tx.tenantId)
    .where('contacts.id', 'in', ids)
    .where('contacts.deleted_at', 'is', null)
    .execute();
  const phones = Map.groupBy(await listPhones(tx, ids), (phone) => phone.contact_id);
  const emails = Map.groupBy(await listEmails(tx, ids), (email) => email.contact_id);
  const byId = new Map(rows.map((row) => [row.id, toView(row, phones.get(row.id) ?? [], emails.get(row.id) ?? [])]));
  return ids.flatMap((id) => byId.get(id) ?? []);
}

const listPhones = (tx: Tx, ids: readonly number[]): Promise<Phone[]> =>
  tx
    .selectFrom('contact_phones')
    .selectAll()
    .where('tenant_id', '=', tx.tenantId)
    .where('contact_id', 'in', ids)
    .orderBy('contact_id')
    .orderBy('position')
    .execute();

const listEmails = (tx: Tx, ids: readonly number[]): Promise<Email[]> =>
  tx
    .selectFrom('contact_emails')
    .selectAll()
    .where('tenant_id', '=', tx.tenantId)
    .where('contact_id', 'in', ids)
    .orderBy('contact_id')
    .orderBy('position')
    .execute();

function toView(row: Row, phones: readonly Phone[], emails: readonly Email[]): ContactView {
  return {
    id: row.id as ContactId,
    contactId1: row.contact_id_1,
    contactId2: row.contact_id_2,
    ...personOf(row),
    ...accountOf(row),
    phones: phones.map(({ position, e164, raw, extension }) => ({ position, e164, raw, extension })),
    emails: emails.map(({ position, address }) => ({ position, address })),
    custom: row.custom,
    createdAt: row.created_at.toISOString(),
    updatedAt: row.updated_at.toISOString(),
    createdByJob: row.created_by_job,
    version: row.version,
  };
}

const personOf = (row: Row) => ({
  salutation: row.salutation,
  firstName: row.first_name,
  lastName: row.last_name,
  company: row.company,
  title: row.title,
  addressLine1: row.address_line_1,
  addressLine2: row.address_line_2,
  city: row.city,
  state: row.state,
  postalCode: row.postal_code,
  country: row.country,
  dateOfBirth: row.date_of_birth,
  timeZone: row.time_zone,
  language: row.language,
});

const accountOf = (row: Row) => ({
  balance: row.balance,
  dueDate: row.due_date,
  group: row.group_name,
  agentId: row.agent_id,
  agentTeam: row.agent_team,
  active: row.is_active,
  smsConsent: row.sms_consent,
  cellConsent: row.cell_consent,
  emailConsent: row.email_consent,
});
