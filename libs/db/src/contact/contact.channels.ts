import type { ContactId, PlannedContactEmail, PlannedContactPhone } from '@rollcall/domain/contact';
import { localDayOf } from '@rollcall/domain/reach';
import { sql } from 'kysely';
import type { Tx } from '../database/tenant.js';

/** Gives a contact these phones, in this order. A daily block without a day is for today, where the contact lives. */
export async function writePhones(tx: Tx, id: ContactId, phones: readonly PlannedContactPhone[]): Promise<void> {
  await tx.deleteFrom('contact_phones').where('tenant_id', '=', tx.tenantId).where('contact_id', '=', id).execute();
  if (phones.length === 0) return;
  const isForToday = phones.some(({ block, blockedOn }) => block === 'daily' && blockedOn === null);
  const todayOf = isForToday ? await todayWhereTheyAre(tx, id) : undefined;
  const rows = phones.map((phone, place) => ({
    tenant_id: tx.tenantId,
    contact_id: id,
    position: place + 1,
    e164: phone.e164,
    raw: phone.raw,
    extension: phone.extension,
    type: phone.type,
    aliases: phone.aliases.length > 0 ? [...phone.aliases] : null,
    status: phone.status,
    sms_consent: phone.smsConsent,
    cell_consent: phone.cellConsent,
    block: phone.block,
    blocked_on: phone.block === 'daily' ? (phone.blockedOn ?? todayOf?.(phone.e164) ?? null) : null,
    is_preferred: phone.preferred,
  }));
  await tx.insertInto('contact_phones').values(rows).execute();
}

/** Tells for a number which day it is where the contact is, as whoever asks for permission will judge it (`mayContact`). */
async function todayWhereTheyAre(tx: Tx, id: ContactId): Promise<(phone: string) => string> {
  const {
    now,
    time_zone: timeZone,
    ...address
  } = await tx
    .selectFrom('contacts')
    .select(['time_zone', 'state', 'country'])
    .select(sql<Date>`now()`.as('now'))
    .where('tenant_id', '=', tx.tenantId)
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  return (phone) => localDayOf({ ...address, timeZone, phone }, now.getTime());
}

/** Gives a contact these e-mail addresses, in this order, and remembers those it no longer has. */
export async function writeEmails(tx: Tx, id: ContactId, emails: readonly PlannedContactEmail[]): Promise<void> {
  await sql`
    insert into contact_past_emails (tenant_id, contact_id, key, address)
    select tenant_id, contact_id, key, address from contact_emails
    where tenant_id = ${tx.tenantId} and contact_id = ${id} and key <> all (${emails.map(({ key }) => key)}::text[])
    on conflict do nothing`.execute(tx);
  await tx.deleteFrom('contact_emails').where('tenant_id', '=', tx.tenantId).where('contact_id', '=', id).execute();
  if (emails.length === 0) return;
  const rows = emails.map((email, place) => ({
    tenant_id: tx.tenantId,
    contact_id: id,
    position: place + 1,
    address: email.address,
    key: email.key,
    consent: email.consent,
    is_blocked: email.blocked,
  }));
  await tx.insertInto('contact_emails').values(rows).execute();
}
