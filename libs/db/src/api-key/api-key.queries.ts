import type { ApiKeyId, ApiKeyView, CreateApiKey } from '@rollcall/domain/api-key';
import type { Permission } from '@rollcall/domain/permission';
import { Refusal } from '@rollcall/domain/refusal';
import { sql } from 'kysely';
import type { Selectable } from 'kysely';
import type { ApiKeysTable, Tx } from '../database/index.js';

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
