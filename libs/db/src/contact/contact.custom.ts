import { customReader } from '@rollcall/domain/contact';
import type { CustomFieldRules, CustomFieldType, CustomReaders } from '@rollcall/domain/contact';
import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';
import type { Tx } from '../database/tenant.js';

/** A custom field of the tenant, as far as contacts go. */
export interface CustomField extends CustomFieldRules {
  /** Its name in `contacts.custom`; never changes. */
  readonly key: string;
  readonly label: string;
}

/** The tenant's custom fields in their order; deleted ones are left out. */
export async function listCustomFields(tx: Tx): Promise<CustomField[]> {
  const rows = await tx
    .selectFrom('custom_fields')
    .select(['key', 'label', 'type', 'options'])
    .where('tenant_id', '=', tx.tenantId)
    .where('deleted_at', 'is', null)
    .orderBy('position')
    .orderBy('key')
    .execute();
  return rows.map((row) => ({ ...row, type: row.type as CustomFieldType }));
}

/**
 * What some custom fields hold, by key; those that nobody has made are left out. A deleted field is among them: an import that
 * brings its key brings it back, and a key has one type for ever.
 */
export async function findCustomFieldRules(
  tx: Tx,
  keys: readonly string[],
): Promise<Record<string, { type: CustomFieldType; options: string[] }>> {
  if (keys.length === 0) return {};
  const rows = await tx
    .selectFrom('custom_fields')
    .select(['key', 'type', 'options'])
    .where('tenant_id', '=', tx.tenantId)
    .where('key', 'in', keys)
    .execute();
  return Object.fromEntries(rows.map(({ key, type, options }) => [key, { type: type as CustomFieldType, options }]));
}

/** How values of the tenant's custom fields are read. */
export const customReadersOf = async (tx: Tx): Promise<CustomReaders> =>
  new Map((await listCustomFields(tx)).map((field) => [field.key, customReader(field)]));

/** The keys of deleted fields, whose values contacts still have and nobody is shown. Evaluated once per statement. */
export const deletedKeys = (tx: Tx): RawBuilder<unknown> =>
  sql`(select coalesce(array_agg(f.key::text), '{}') from custom_fields f
    where f.tenant_id = ${tx.tenantId} and f.deleted_at is not null)`;
