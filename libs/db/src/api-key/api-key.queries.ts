import type { ApiKeyId, ApiKeyView, CreateApiKey } from '@rollcall/domain/api-key';
import type { Permission } from '@rollcall/domain/permission';
import { Refusal } from '@rollcall/domain/refusal';
import type { TenantId } from '@rollcall/domain/tenant';
import { sql } from 'kysely';
import type { Selectable } from 'kysely';
import type { ApiKeysTable, Db, Tx } from '../database/index.js';

/** A live key as the door sees it. */
export interface FoundApiKey {
  readonly tenantId: TenantId;
  readonly id: ApiKeyId;
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
export async function touchApiKey(tx: Tx, id: ApiKeyId): Promise<void> {
  await tx
    .updateTable('api_keys')
    .set({ last_used_at: sql<Date>`clock_timestamp()` })
    .where('tenant_id', '=', tx.tenantId)
    .where('id', '=', id)
    .execute();
}

/** Keeps a new key's hash. */
export async function insertApiKey(
  tx: Tx,
  key: CreateApiKey & {
    readonly prefix: string;
    readonly hash: Buffer;
    readonly by: { readonly id: string; readonly name: string };
  },
): Promise<ApiKeyView> {
  const row = await tx
    .insertInto('api_keys')
    .values({
      tenant_id: tx.tenantId,
      name: key.name,
      prefix: key.prefix,
      hash: key.hash,
      scopes: key.scopes,
      created_by_id: key.by.id,
      created_by_name: key.by.name,
      expires_at: key.expiresAt === null ? null : new Date(key.expiresAt),
    })
    .returningAll()
    .executeTakeFirstOrThrow();
  return toView(row);
}

/** Every key of the tenant, newest first; revoked ones too. */
export async function listApiKeys(tx: Tx): Promise<ApiKeyView[]> {
  const rows = await tx
    .selectFrom('api_keys')
    .selectAll()
    .where('tenant_id', '=', tx.tenantId)
    .orderBy('created_at', 'desc')
    .orderBy('id')
    .limit(1000)
    .execute();
  return rows.map(toView);
}

/** Ends a key for good; the next request with it is refused. A second time changes nothing. Refuses `not-found`. */
export async function revokeApiKey(tx: Tx, id: ApiKeyId): Promise<ApiKeyView> {
  const row = await tx
    .updateTable('api_keys')
    .set({ revoked_at: sql<Date>`coalesce(revoked_at, clock_timestamp())` })
    .where('tenant_id', '=', tx.tenantId)
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirst();
  if (!row) throw new Refusal('not-found');
  return toView(row);
}

const toView = (row: Selectable<ApiKeysTable>): ApiKeyView => ({
  id: row.id as ApiKeyId,
  name: row.name,
  prefix: row.prefix,
  scopes: row.scopes as Permission[],
  createdBy: { id: row.created_by_id, name: row.created_by_name },
  createdAt: row.created_at.toISOString(),
  expiresAt: row.expires_at?.toISOString() ?? null,
  revokedAt: row.revoked_at?.toISOString() ?? null,
  lastUsedAt: row.last_used_at?.toISOString() ?? null,
});
