import { maxEncryptedFound, toBlindForm } from '@rollcall/domain/encrypted';
import type { EncryptedFieldKey, FoundEncrypted, SearchEncrypted } from '@rollcall/domain/encrypted';
import type { ContactId } from '@rollcall/domain/contact';
import { Refusal } from '@rollcall/domain/refusal';
import { sql } from 'kysely';
import type { Tx } from '../database/index.js';
import { openStored } from './encrypted.queries.js';
import type { StoredValue } from './encrypted.queries.js';
import type { KeyVault } from './key-vault.js';
import { blindIndexOf, Unreadable } from './sealed.js';
import { listKeys, readableKey } from './tenant-keys.js';

type FoundRow = StoredValue & { readonly contact_id: ContactId; readonly name: string | null };

/**
 * Live contacts that have this value, whatever its spaces, punctuation and case, in the order of their ids. What the index finds is opened
 * and compared: an index that somebody moved to another contact finds nothing.
 * Refuses `not-found`, `encrypted.not-searchable`, and `invalid-input` for a value of nothing but punctuation.
 */
export async function searchEncrypted(
  tx: Tx,
  vault: KeyVault,
  { field, value }: SearchEncrypted,
): Promise<FoundEncrypted> {
  await refuseUnsearchable(tx, field);
  const form = toBlindForm(value);
  if (form === null)
    throw new Refusal('invalid-input', {
      errors: [{ path: 'value', code: 'empty', message: 'Nothing but spaces and punctuation' }],
    });
  const rows = await findRows(tx, vault, field, form);
  const isReal = await Promise.all(
    rows.map((row) =>
      openStored(tx, vault, row.contact_id, row).then((text) => toBlindForm(text) === form, unreadable),
    ),
  );
  return {
    items: rows
      .filter((_, at) => isReal[at])
      .slice(0, maxEncryptedFound)
      .map(({ contact_id, name }) => ({ contactId: contact_id, name })),
    isCut: rows.length > maxEncryptedFound,
  };
}

function unreadable(fault: unknown): false {
  if (fault instanceof Unreadable) return false;
  throw fault;
}

async function refuseUnsearchable(tx: Tx, field: EncryptedFieldKey): Promise<void> {
  const row = await tx
    .selectFrom('encrypted_fields')
    .select('is_searchable')
    .where('tenant_id', '=', tx.tenantId)
    .where('key', '=', field)
    .where('is_enabled', '=', true)
    .executeTakeFirst();
  if (!row) throw new Refusal('not-found');
  if (!row.is_searchable) throw new Refusal('encrypted.not-searchable', { field });
}

/** By every key that is in use: while they are rotated, contacts are found under the old and the new one. */
async function findRows(tx: Tx, vault: KeyVault, field: EncryptedFieldKey, form: string): Promise<readonly FoundRow[]> {
  for (;;) {
    const keys = await listKeys(tx);
    const readable = await Promise.all(keys.map((key) => readableKey(tx, vault, key)));
    const indexes = readable.flatMap((key) => (key === null ? [] : [blindIndexOf(key.blind, field, form)]));
    const { rows } = await sql<FoundRow>`
      select v.contact_id, v.field, '' as label, true as is_searchable, 'nothing' as mask, v.version, v.changed_at, v.sealed,
        k.no, k.master_key_id, k.wrapped_data, k.wrapped_blind,
        coalesce(nullif(concat_ws(' ', c.first_name, c.last_name), ''), c.company, c.contact_id_1) as name
      from encrypted_values v join tenant_keys k on k.tenant_id = v.tenant_id and k.no = v.key_no
      join contacts c on c.tenant_id = v.tenant_id and c.id = v.contact_id and c.deleted_at is null
      where v.tenant_id = ${tx.tenantId} and v.field = ${field} and v.blind_index = any(${indexes}::bytea[])
      order by v.contact_id limit ${maxEncryptedFound + 1}`.execute(tx);
    const isSame = (await listKeys(tx)).map(({ no }) => no).join() === keys.map(({ no }) => no).join();
    if (isSame) return rows; // else a rotation began in between, and some may be under a key that was not asked for
  }
}
