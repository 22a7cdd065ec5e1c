import type { EncryptedFieldKey } from '@rollcall/domain/encrypted';
import { Refusal } from '@rollcall/domain/refusal';
import { sql } from 'kysely';
import { randomBytes } from 'node:crypto';
import type { Tx } from '../database/index.js';
import type { KeyVault } from './key-vault.js';
import { Unreadable } from './sealed.js';
import type { SealedPlace } from './sealed.js';

/** One generation of a tenant's keys, unwrapped: for values, and for the index that finds them. */
export interface TenantKey {
  readonly no: number;
  readonly data: Buffer;
  readonly blind: Buffer;
}

/** One generation as it is stored. */
export interface WrappedKey {
  readonly no: number;
  readonly master_key_id: string;
  readonly wrapped_data: Buffer | null;
  readonly wrapped_blind: Buffer | null;
}

/** Where the value of a contact's field belongs. */
export const placeOf = (tx: Tx, contactId: number, field: EncryptedFieldKey): SealedPlace => ({
  tenantId: tx.tenantId,
  table: 'encrypted_values',
  column: field,
  row: String(contactId),
});

const about = (tx: Tx, no: number, purpose: 'data' | 'blind'): string =>
  `rollcall tenant key/${tx.tenantId}/${no}/${purpose}`;

/** Unwraps one generation; throws {@link Unreadable} if it was destroyed or its master key is not there. */
export async function unwrapKey(tx: Tx, vault: KeyVault, key: WrappedKey): Promise<TenantKey> {
  const { no, wrapped_data, wrapped_blind, master_key_id } = key;
  if (wrapped_data === null || wrapped_blind === null) throw new Unreadable('key-missing');
  const [data, blind] = await Promise.all([
    vault.unwrap(wrapped_data, about(tx, no, 'data'), master_key_id),
    vault.unwrap(wrapped_blind, about(tx, no, 'blind'), master_key_id),
  ]);
  return { no, data, blind };
}

/** Makes a generation and wraps it. It is kept by {@link insertKey}. */
export async function makeKey(tx: Tx, vault: KeyVault, no: number): Promise<TenantKey & WrappedKey> {
  const [data, blind] = [randomBytes(32), randomBytes(32)];
  const [wrapped_data, wrapped_blind] = await Promise.all([
    vault.wrap(data, about(tx, no, 'data')),
    vault.wrap(blind, about(tx, no, 'blind')),
  ]);
  return { no, data, blind, master_key_id: vault.keyId, wrapped_data, wrapped_blind };
}

/** Keeps a generation as the active one, unless there is one with its number. */
export async function insertKey(tx: Tx, { no, master_key_id, wrapped_data, wrapped_blind }: WrappedKey): Promise<void> {
  await tx
    .insertInto('tenant_keys')
    .values({
      tenant_id: tx.tenantId,
      no,
      state: 'active',
      master_key_id,
      wrapped_data,
      wrapped_blind,
      destroyed_at: null,
    })
    .onConflict((conflict) => conflict.columns(['tenant_id', 'no']).doNothing())
    .execute();
}

/** Every generation that is not destroyed, wrapped. */
export const listKeys = (tx: Tx): Promise<(WrappedKey & { readonly state: string })[]> =>
  tx
    .selectFrom('tenant_keys')
    .select(['no', 'state', 'master_key_id', 'wrapped_data', 'wrapped_blind'])
    .where('tenant_id', '=', tx.tenantId)
    .where('state', '<>', 'destroyed')
    .orderBy('no')
    .execute();

const lockName = (tx: Tx) => sql`hashtext('tenant keys'), hashtext(${tx.tenantId})`;

/**
 * The key to write with; the tenant's first one is made here. Until the transaction ends no rotation begins: one that began meanwhile
 * would not know that a value under the old key is about to come. Refuses `encrypted.unavailable` if the master key is another one.
 */
export async function holdActiveKey(tx: Tx, vault: KeyVault): Promise<TenantKey> {
  await sql`select pg_advisory_xact_lock_shared(${lockName(tx)})`.execute(tx);
  let active = (await listKeys(tx)).find(({ state }) => state === 'active');
  if (!active) {
    await insertKey(tx, await makeKey(tx, vault, 1));
    active = (await listKeys(tx)).find(({ state }) => state === 'active');
  }
  if (!active) throw new Error('A tenant has keys, and none is active');
  const key = await readableKey(tx, vault, active);
  if (!key) throw new Refusal('encrypted.unavailable');
  return key;
}

/** Unwraps one generation; null if its master key is not there. */
export async function readableKey(tx: Tx, vault: KeyVault, key: WrappedKey): Promise<TenantKey | null> {
  try {
    return await unwrapKey(tx, vault, key);
  } catch (fault) {
    if (fault instanceof Unreadable) return null;
    throw fault;
  }
}

/** Waits for everybody who writes with the active key, and lets nobody begin to, until the transaction ends. */
export async function holdAllKeys(tx: Tx): Promise<void> {
  await sql`select pg_advisory_xact_lock(${lockName(tx)})`.execute(tx);
}
