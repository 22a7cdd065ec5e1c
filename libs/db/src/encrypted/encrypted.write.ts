import { toBlindForm } from '@rollcall/domain/encrypted';
import type { EncryptedFieldKey } from '@rollcall/domain/encrypted';
import type { ContactId } from '@rollcall/domain/contact';
import { Refusal } from '@rollcall/domain/refusal';
import { sql } from 'kysely';
import type { AuditActor } from '../audit/index.js';
import type { Tx } from '../database/index.js';
import { getStored } from './encrypted.queries.js';
import type { KeyVault } from './key-vault.js';
import { blindIndexOf, seal } from './sealed.js';
import { holdActiveKey, placeOf } from './tenant-keys.js';
import type { TenantKey } from './tenant-keys.js';

/** A value made ready to be stored. */
export interface Sealed {
  readonly keyNo: number;
  readonly sealed: Buffer;
  /** Null where nobody may search, or nothing of the value is left to compare. */
  readonly blindIndex: Buffer | null;
}

/** Seals a value for a contact's field. */
export function sealFor(
  tx: Tx,
  key: TenantKey,
  value: string,
  to: { readonly contactId: number; readonly field: EncryptedFieldKey; readonly isSearchable: boolean },
): Sealed {
  const form = to.isSearchable ? toBlindForm(value) : null;
  return {
    keyNo: key.no,
    sealed: seal(key, value, placeOf(tx, to.contactId, to.field)),
    blindIndex: form === null ? null : blindIndexOf(key.blind, to.field, form),
  };
}

/**
 * Replaces the value of a contact's field, or takes it away. Refuses `not-found` for a field the tenant does not have, `stale-version` if it
 * is not at `version` any more. The history says that it changed, and nothing else.
 */
export async function putEncrypted(
  tx: Tx,
  vault: KeyVault,
  contactId: ContactId,
  change: { readonly field: EncryptedFieldKey; readonly value: string | null; readonly version: number },
  by: AuditActor,
): Promise<void> {
  const { field, value, version } = change;
  const { is_searchable: isSearchable } = await getStored(tx, contactId, field);
  const made =
    value === null
      ? { keyNo: null, sealed: null, blindIndex: null }
      : sealFor(tx, await holdActiveKey(tx, vault), value, { contactId, field, isSearchable });
  const { rows } =
    version === 0
      ? await sql`
          insert into encrypted_values (tenant_id, contact_id, field, key_no, sealed, blind_index, changed_by_id, changed_by_name)
          values (${tx.tenantId}, ${contactId}, ${field}, ${made.keyNo}, ${made.sealed}, ${made.blindIndex}, ${by.id}, ${by.name})
          on conflict do nothing returning version`.execute(tx)
      : await sql`
          update encrypted_values set key_no = ${made.keyNo}, sealed = ${made.sealed}, blind_index = ${made.blindIndex},
            version = version + 1, changed_at = clock_timestamp(), changed_by_id = ${by.id}, changed_by_name = ${by.name}
          where tenant_id = ${tx.tenantId} and contact_id = ${contactId} and field = ${field} and version = ${version}
          returning version`.execute(tx);
  if (rows.length === 0)
    throw new Refusal('stale-version', { version: (await getStored(tx, contactId, field)).version ?? 0 });
  await tx
    .insertInto('contact_changes')
    .values({
      tenant_id: tx.tenantId,
      contact_id: contactId,
      action: 'updated',
      job_id: null,
      actor_id: by.id,
      actor_name: by.name,
      through: by.through,
      before: JSON.stringify({ [`encrypted:${field}`]: 'changed' }),
    })
    .execute();
}
