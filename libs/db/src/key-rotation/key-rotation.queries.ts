import type { EncryptedFieldKey } from '@rollcall/domain/encrypted';
import { sql } from 'kysely';
import type { Tx } from '../database/index.js';
import { holdAllKeys, insertKey, listKeys, makeKey } from '../encrypted/index.js';
import type { KeyVault, Sealed, StoredValue, WrappedKey } from '../encrypted/index.js';

/** A value that is still under an old key. */
export type OldValue = StoredValue & { readonly contact_id: number };

/** Behind which contact and field a batch begins. */
export interface OldValuePlace {
  readonly afterContact: number;
  readonly afterField: string;
}

/**
 * Makes a new key the active one. Whoever writes has committed under the old key before, or begins under the new one after.
 * @returns its number, and how many values are under older keys
 */
export async function beginRotation(
  tx: Tx,
  vault: KeyVault,
): Promise<{ readonly keyNo: number; readonly total: number }> {
  await holdAllKeys(tx);
  const { no } = await tx
    .selectFrom('tenant_keys')
    .select((eb) => eb.fn.coalesce(eb.fn.max('no'), sql<number>`0`).as('no'))
    .where('tenant_id', '=', tx.tenantId)
    .executeTakeFirstOrThrow();
  const key = await makeKey(tx, vault, no + 1);
  await tx
    .updateTable('tenant_keys')
    .set({ state: 'retiring' })
    .where('tenant_id', '=', tx.tenantId)
    .where('state', '=', 'active')
    .execute();
  await insertKey(tx, key);
  const { count } = await tx
    .selectFrom('encrypted_values')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('tenant_id', '=', tx.tenantId)
    .where('key_no', '<>', key.no)
    .executeTakeFirstOrThrow();
  return { keyNo: key.no, total: count };
}

/** One generation of the tenant's keys, wrapped. */
export const findKey = (tx: Tx, keyNo: number): Promise<WrappedKey> =>
  tx
    .selectFrom('tenant_keys')
    .select(['no', 'master_key_id', 'wrapped_data', 'wrapped_blind'])
    .where('tenant_id', '=', tx.tenantId)
    .where('no', '=', keyNo)
    .executeTakeFirstOrThrow();

/** The next values that are not under this key, in the order of contact and field, and locked: nobody writes over what is being sealed anew. */
export async function lockOldValues(
  tx: Tx,
  keyNo: number,
  { afterContact, afterField }: OldValuePlace,
  limit: number,
): Promise<readonly OldValue[]> {
  const { rows } = await sql<OldValue>`
    select v.contact_id, v.field, f.label, f.is_searchable, f.mask, v.version, v.changed_at, v.sealed,
      k.no, k.master_key_id, k.wrapped_data, k.wrapped_blind
    from encrypted_values v
    join encrypted_fields f on f.tenant_id = v.tenant_id and f.key = v.field
    join tenant_keys k on k.tenant_id = v.tenant_id and k.no = v.key_no
    where v.tenant_id = ${tx.tenantId} and (v.contact_id, v.field) > (${afterContact}::bigint, ${afterField}) and v.key_no <> ${keyNo}
    order by v.contact_id, v.field limit ${limit} for update of v`.execute(tx);
  return rows;
}

/** Replaces sealed values by the same ones under another key. Nobody's edit: version and date stay. */
export async function replaceSealed(
  tx: Tx,
  values: readonly (Sealed & { readonly contactId: number; readonly field: EncryptedFieldKey })[],
): Promise<void> {
  if (values.length === 0) return;
  await sql`
    update encrypted_values v set key_no = x.key_no, sealed = x.sealed, blind_index = x.blind_index
    from unnest(${values.map(({ contactId }) => contactId)}::bigint[], ${values.map(({ field }) => field)}::text[],
      ${values.map(({ keyNo }) => keyNo)}::int[], ${values.map(({ sealed }) => sealed)}::bytea[],
      ${values.map(({ blindIndex }) => blindIndex)}::bytea[]) as x (contact_id, field, key_no, sealed, blind_index)
    where v.tenant_id = ${tx.tenantId} and v.contact_id = x.contact_id and v.field = x.field`.execute(tx);
}

/** Destroys every old key that no value is under any more. @returns the numbers of those destroyed, and of those that are still needed */
export async function destroyOldKeys(
  tx: Tx,
  keyNo: number,
): Promise<{ readonly destroyed: readonly number[]; readonly kept: readonly number[] }> {
  await holdAllKeys(tx);
  const { rows } = await sql<{ no: number }>`
    update tenant_keys k set state = 'destroyed', wrapped_data = null, wrapped_blind = null, destroyed_at = clock_timestamp()
    where k.tenant_id = ${tx.tenantId} and k.state = 'retiring' and k.no <> ${keyNo} and not exists (
      select from encrypted_values v where v.tenant_id = k.tenant_id and v.key_no = k.no)
    returning k.no`.execute(tx);
  const kept = (await listKeys(tx)).filter(({ no }) => no !== keyNo).map(({ no }) => no);
  return { destroyed: rows.map(({ no }) => no).sort((a, b) => a - b), kept };
}
