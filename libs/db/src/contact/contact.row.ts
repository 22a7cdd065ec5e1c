import { contactFieldNames, contactFields, fromDayBits } from '@rollcall/domain/contact';
import type { ContactFieldName, ContactId, ContactView } from '@rollcall/domain/contact';
import { sql } from 'kysely';
import type { Selectable } from 'kysely';
import { jsonArrayFrom } from 'kysely/helpers/postgres';
import type { ContactsTable } from '../database/schema.js';
import type { Tx } from '../database/tenant.js';
import { deletedKeys } from './contact.custom.js';

interface Row extends Selectable<ContactsTable>, Pick<ContactView, 'phones' | 'emails'> {
  readonly group_name: string | null;
  readonly last_interaction_at: Date | null;
  readonly shown_custom: ContactView['custom'];
  readonly past_emails: readonly { readonly address: string; readonly replaced_at: string }[];
}

/**
 * Contacts with everything they have, in the order of `ids`. Those of another tenant are left out, and so are those that are
 * deleted; or, asked for `deleted`, all others.
 */
export async function listContactViews(
  tx: Tx,
  ids: readonly number[],
  which: 'live' | 'deleted' = 'live',
): Promise<ContactView[]> {
  if (ids.length === 0) return [];
  // One statement: a page waits for the database once, not three times.
  const rows = await tx
    .selectFrom('contacts')
    .leftJoin('groups', (join) =>
      join.onRef('groups.tenant_id', '=', 'contacts.tenant_id').onRef('groups.id', '=', 'contacts.group_id'),
    )
    .selectAll('contacts')
    .select('groups.name as group_name')
    .select(sql<ContactView['custom']>`contacts.custom - ${deletedKeys(tx)}`.as('shown_custom'))
    .select((on) => [
      on
        .selectFrom('interactions as i')
        .select('i.at')
        .where('i.tenant_id', '=', tx.tenantId)
        .whereRef('i.contact_id', '=', 'contacts.id')
        .orderBy('i.at', 'desc')
        .limit(1)
        .as('last_interaction_at'),
      jsonArrayFrom(
        on
          .selectFrom('contact_phones as p')
          .select(['p.position', 'p.e164', 'p.raw', 'p.extension', 'p.type', 'p.status', 'p.block'])
          .select(sql<string[]>`coalesce(p.aliases, '{}')`.as('aliases'))
          .select(['p.sms_consent as smsConsent', 'p.cell_consent as cellConsent', 'p.blocked_on as blockedOn'])
          .select('p.is_preferred as preferred')
          .where('p.tenant_id', '=', tx.tenantId)
          .whereRef('p.contact_id', '=', 'contacts.id')
          .orderBy('p.position'),
      ).as('phones'),
      jsonArrayFrom(
        on
          .selectFrom('contact_emails as e')
          .select(['e.position', 'e.address', 'e.consent', 'e.is_blocked as blocked'])
          .where('e.tenant_id', '=', tx.tenantId)
          .whereRef('e.contact_id', '=', 'contacts.id')
          .orderBy('e.position'),
      ).as('emails'),
      jsonArrayFrom(
        on
          .selectFrom('contact_past_emails as b')
          .select(['b.address', 'b.replaced_at'])
          .where('b.tenant_id', '=', tx.tenantId)
          .whereRef('b.contact_id', '=', 'contacts.id')
          .orderBy('b.replaced_at', 'desc')
          .orderBy('b.key')
          .limit(20),
      ).as('past_emails'),
    ])
    .where('contacts.tenant_id', '=', tx.tenantId)
    .where('contacts.id', 'in', ids)
    .where('contacts.deleted_at', which === 'live' ? 'is' : 'is not', null)
    .execute();
  const byId = new Map(rows.map((row) => [row.id, toView(row as unknown as Row)]));
  return ids.flatMap((id) => byId.get(id) ?? []);
}

type Values = Pick<ContactView, ContactFieldName>;

function toView(row: Row): ContactView {
  return {
    id: row.id as ContactId,
    ...valuesOf(row),
    group: row.group_name,
    groupId: row.group_id,
    allowedDays: row.allowed_days === null ? null : fromDayBits(row.allowed_days),
    allowedFrom: hourOf(row.allowed_from),
    allowedUntil: hourOf(row.allowed_until),
    phones: row.phones,
    emails: row.emails,
    pastEmails: row.past_emails.map((past) => ({
      address: past.address,
      replacedAt: new Date(past.replaced_at).toISOString(),
    })),
    custom: row.shown_custom,
    createdAt: row.created_at.toISOString(),
    updatedAt: row.updated_at.toISOString(),
    createdByJob: row.created_by_job,
    lastInteractionAt: row.last_interaction_at?.toISOString() ?? null,
    version: row.version,
  };
}

/** Every single value by its field; the group is not its id but its name, which the caller adds. */
const valuesOf = (row: Row): Values =>
  Object.fromEntries(
    contactFieldNames.map((field) => [field, row[contactFields[field].column as keyof Row]]),
  ) as unknown as Values;

/** `09:30:00` → `09:30`. */
const hourOf = (time: string | null): string | null => time?.slice(0, 5) ?? null;
