import { contactFieldNames, contactFields } from '@rollcall/domain/contact';
import type { ContactFieldName } from '@rollcall/domain/contact';
import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';
import type { Tx } from '../database/tenant.js';

type Fragment = RawBuilder<unknown>;

/** A single value of a contact as a before-image names it. */
export type ImageField = ContactFieldName | 'allowedDays' | 'allowedFrom' | 'allowedUntil';

/** The columns behind {@link ImageField}. Days are bits, hours are times of the contact's own zone. */
export const imageColumns: Readonly<Record<ImageField, string>> = {
  ...(Object.fromEntries(contactFieldNames.map((field) => [field, contactFields[field].column])) as Record<
    ContactFieldName,
    string
  >),
  allowedDays: 'allowed_days',
  allowedFrom: 'allowed_from',
  allowedUntil: 'allowed_until',
};

/**
 * BEFORE-IMAGES: whoever changes a contact writes the values it replaces into `contact_changes.before`, in one form, so that the
 * history can tell them and an undo can put them back. An object by field, of what changed alone: single values as their
 * column has them (a group is its id), `custom` as the whole object, `phones` and `emails` as the whole list they were.
 */
export const valuesImage = (fields: readonly ImageField[], row: string): Fragment =>
  sql`jsonb_build_object(${sql.join(fields.flatMap((field) => [sql.lit(field), sql.ref(`${row}.${imageColumns[field]}`)]))})`;

/** See {@link valuesImage}. Attributes that say nothing are left out. */
export const phonesImage = (tx: Tx, contactId: Fragment): Fragment => sql`coalesce((
      select jsonb_agg(jsonb_build_object('position', o.position, 'e164', o.e164, 'raw', o.raw, 'extension', o.extension)
        || jsonb_strip_nulls(jsonb_build_object('type', o.type, 'aliases', o.aliases, 'status', o.status,
          'smsConsent', o.sms_consent, 'cellConsent', o.cell_consent, 'block', nullif(o.block, 'none'), 'blockedOn', o.blocked_on,
          'preferred', nullif(o.is_preferred, false))) order by o.position)
      from contact_phones o where o.tenant_id = ${tx.tenantId} and o.contact_id = ${contactId}), '[]')`;

/** See {@link valuesImage}. */
export const emailsImage = (tx: Tx, contactId: Fragment): Fragment => sql`coalesce((
      select jsonb_agg(jsonb_build_object('position', o.position, 'address', o.address, 'key', o.key)
        || jsonb_strip_nulls(jsonb_build_object('consent', o.consent, 'blocked', nullif(o.is_blocked, false))) order by o.position)
      from contact_emails o where o.tenant_id = ${tx.tenantId} and o.contact_id = ${contactId}), '[]')`;
