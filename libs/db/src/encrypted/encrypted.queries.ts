import { maskValue } from '@rollcall/domain/encrypted';
import type { EncryptedField, EncryptedFieldKey, MaskedValue } from '@rollcall/domain/encrypted';
import type { ContactId } from '@rollcall/domain/contact';
import { Refusal } from '@rollcall/domain/refusal';
import { sql } from 'kysely';
import type { Tx } from '../database/index.js';
import type { KeyVault } from './key-vault.js';
import { keyNoOf, open, Unreadable } from './sealed.js';
import { placeOf, unwrapKey } from './tenant-keys.js';
import type { WrappedKey } from './tenant-keys.js';

/** A field of a contact as it is stored, with the key it says it was sealed with. One statement reads both: a rotation cannot come between. */
export interface StoredValue extends WrappedKey {
  readonly field: EncryptedFieldKey;
  readonly label: string;
  readonly is_searchable: boolean;
  readonly mask: EncryptedField['mask'];
  readonly version: number | null;
  readonly changed_at: Date | null;
  readonly sealed: Buffer | null;
}

async function listStored(tx: Tx, contactId: ContactId, field?: EncryptedFieldKey): Promise<readonly StoredValue[]> {
  const { rows } = await sql<StoredValue>`
    select f.key as field, f.label, f.is_searchable, f.mask, v.version, v.changed_at, v.sealed,
      k.no, k.master_key_id, k.wrapped_data, k.wrapped_blind
    from encrypted_fields f
    left join encrypted_values v on v.tenant_id = f.tenant_id and v.contact_id = ${contactId} and v.field = f.key
    left join tenant_keys k on k.tenant_id = v.tenant_id and k.no = v.key_no
    where f.tenant_id = ${tx.tenantId} and f.is_enabled ${field === undefined ? sql`` : sql`and f.key = ${field}`}
    order by f.position, f.key`.execute(tx);
  return rows;
}

/** Opens a stored value; throws {@link Unreadable}. Uses no statement, so it may come after the transaction. */
export async function openStored(tx: Tx, vault: KeyVault, contactId: number, stored: StoredValue): Promise<string> {
  if (stored.sealed === null) throw new Unreadable('malformed');
  if (keyNoOf(stored.sealed) !== stored.no) throw new Unreadable('key-missing');
  const key = await unwrapKey(tx, vault, stored);
  return open(key, stored.sealed, placeOf(tx, contactId, stored.field));
}

/**
 * The encrypted fields of a contact, masked, in their order. One that cannot be read says so and leaves the others alone.
 * Refuses `encrypted.unavailable` if there is something to read and no master key.
 */
export async function listMasked(tx: Tx, vault: KeyVault | null, contactId: ContactId): Promise<MaskedValue[]> {
  const stored = await listStored(tx, contactId);
  if (stored.length > 0 && vault === null) throw new Refusal('encrypted.unavailable');
  return Promise.all(stored.map((value) => toMasked(tx, vault!, contactId, value)));
}

async function toMasked(tx: Tx, vault: KeyVault, contactId: ContactId, stored: StoredValue): Promise<MaskedValue> {
  const { field, label, is_searchable, mask, version, changed_at, sealed } = stored;
  const view = {
    field,
    label,
    isSearchable: is_searchable,
    version: version ?? 0,
    changedAt: changed_at?.toISOString() ?? null,
  };
  if (sealed === null) return { ...view, state: 'empty', masked: null };
  try {
    return { ...view, state: 'set', masked: maskValue(await openStored(tx, vault, contactId, stored), mask) };
  } catch (fault) {
    if (fault instanceof Unreadable) return { ...view, state: 'unreadable', masked: null };
    throw fault;
  }
}

/** One field of a contact as it is stored. Refuses `not-found` if the tenant has no such field. */
export async function getStored(tx: Tx, contactId: ContactId, field: EncryptedFieldKey): Promise<StoredValue> {
  const [stored] = await listStored(tx, contactId, field);
  if (!stored) throw new Refusal('not-found');
  return stored;
}

/** One field of a contact, masked. Refuses `not-found`. */
export async function getMasked(
  tx: Tx,
  vault: KeyVault,
  contactId: ContactId,
  field: EncryptedFieldKey,
): Promise<MaskedValue> {
  return toMasked(tx, vault, contactId, await getStored(tx, contactId, field));
}
