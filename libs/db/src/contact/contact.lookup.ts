import { parseEmail, parsePhone, toEmailKey } from '@rollcall/domain/contact';
import type { ContactLookup, ContactLookupQuery } from '@rollcall/domain/contact';
import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';
import type { Tx } from '../database/tenant.js';
import { listContactViews } from './contact.row.js';

const most = 10;
/** Of a number that very many have, not all are looked through for some that are not deleted. */
const looksAt = 200;

/** Contacts with the same e-mail address or phone: what is typed is read as imports read it, and found whole, not by its end. */
export async function lookUpContacts(tx: Tx, query: ContactLookupQuery): Promise<ContactLookup> {
  const place = placeOf(tx, query);
  if (place === null) return { items: [], isMore: false };
  const { rows } = await sql<{ id: number }>`
    select distinct c.id from (select x.contact_id from ${place} and x.contact_id <> ${query.except ?? 0}
      order by x.contact_id limit ${looksAt}) x
    join contacts c on c.tenant_id = ${tx.tenantId} and c.id = x.contact_id and c.deleted_at is null
    order by c.id limit ${most + 1}`.execute(tx);
  const ids = rows.slice(0, most).map(({ id }) => id);
  return { items: await listContactViews(tx, ids), isMore: rows.length > most };
}

/** Null: it is no address or number, or not yet. */
function placeOf(tx: Tx, { email, phone, country }: ContactLookupQuery): RawBuilder<unknown> | null {
  if (email !== undefined) {
    const address = parseEmail(email);
    return address === null
      ? null
      : sql`contact_emails x where x.tenant_id = ${tx.tenantId} and x.key = ${toEmailKey(address)}`;
  }
  const number = parsePhone(phone ?? '', country);
  if (number === null) return null;
  const reversed = [...number.e164].reverse().join('');
  return sql`contact_phones x where x.tenant_id = ${tx.tenantId} and x.reversed = ${reversed}`;
}
