import type { Permission } from '@rollcall/domain/permission';
import type { TenantId } from '@rollcall/domain/tenant';
import { sql } from 'kysely';
import { createHash } from 'node:crypto';
import type { Db, Tx } from '../database/index.js';

/** What is stored of a key. It holds 192 random bits, so that one round is enough. */
export const hashApiKey = (key: string): Buffer => createHash('sha256').update(key).digest();

/** A live key as the door sees it. */
export interface FoundApiKey {
  readonly tenantId: TenantId;
  readonly id: string;
  readonly name: string;
  readonly scopes: readonly Permission[];
  readonly lastUsedAt: Date | null;
}

/** Whose key is it? Undefined if none, revoked or expired. The only way in without a tenant: a definer function. */
export async function findApiKey(db: Db, hash: Buffer): Promise<FoundApiKey | undefined> {
  const { rows } = await sql<FoundApiKey>`
    select tenant_id as "tenantId", id, name, scopes, last_used_at as "lastUsedAt" from find_api_key(${hash})`.execute(
    db,
  );
  return rows[0];
}

/** Notes that a key was used. */
export async function touchApiKey(tx: Tx, id: string): Promise<void> {
  await tx
    .updateTable('api_keys')
    .set({ last_used_at: sql<Date>`clock_timestamp()` })
    .where('tenant_id', '=', tx.tenantId)
    .where('id', '=', id)
    .execute();
}
