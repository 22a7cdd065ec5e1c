import type { Permission, Role } from '@rollcall/domain/permission';
import type { TenantId } from '@rollcall/domain/tenant';
import { sql } from 'kysely';
import { inTenant } from '../database/index.js';
import type { Db, Tx } from '../database/index.js';

/** A tenant somebody may work in, and as what. */
export interface Membership {
  readonly tenantId: TenantId;
  readonly tenantName: string;
  readonly roles: readonly Role[];
  /** What the tenant gives to these roles beside what they have. */
  readonly granted: readonly Permission[];
}

/** Where a person may work now, by the tenant's name. The only way to ask without a tenant: a definer function. */
export async function listMembershipsOf(db: Db, userId: string): Promise<readonly Membership[]> {
  const { rows } = await sql<Membership>`
    select tenant_id as "tenantId", tenant_name as "tenantName", roles, granted from memberships_of(${userId}::uuid)`.execute(
    db,
  );
  return rows;
}

/** The name of the tenant of this transaction. */
export async function getTenantName(tx: Tx): Promise<string> {
  const row = await tx.selectFrom('tenants').select('name').where('id', '=', tx.tenantId).executeTakeFirstOrThrow();
  return row.name;
}

/** Moves a session to the tenant of this transaction. */
export async function moveSession(tx: Tx, sessionId: string): Promise<void> {
  await tx.updateTable('sessions').set({ current_tenant_id: tx.tenantId }).where('id', '=', sessionId).execute();
}

/** Ends every session of a person in the tenant of this transaction: the next request needs a new sign-in. */
export async function deleteSessionsOf(tx: Tx, userId: string): Promise<number> {
  const { numDeletedRows } = await tx
    .deleteFrom('sessions')
    .where('user_id', '=', userId)
    .where('current_tenant_id', '=', tx.tenantId)
    .executeTakeFirst();
  return Number(numDeletedRows);
}

/** Removes sessions, codes and counters that are over. Any time, from anywhere. */
export async function deleteExpiredSignIns(db: Db): Promise<void> {
  await sql`delete from sessions where expires_at < now()`.execute(db);
  await sql`delete from verifications where expires_at < now()`.execute(db);
  await sql`delete from rate_limits where expire < extract(epoch from now()) * 1000`.execute(db);
}

/** What a person is called, and by which e-mail they sign in. Undefined if they are gone. */
export const findPerson = (tx: Tx, userId: string): Promise<{ name: string; email: string } | undefined> =>
  tx.selectFrom('users').select(['name', 'email']).where('id', '=', userId).executeTakeFirst();

/**
 * Works for a tenant in the transaction that `handle` is, or in one of its own. For a library that begins transactions
 * itself and does not know about tenants; everybody else uses `inTenant`.
 */
export async function joinTenant<T>(handle: Db, tenantId: TenantId, work: (tx: Tx) => Promise<T>): Promise<T> {
  if (!handle.isTransaction) return inTenant(handle, tenantId, work);
  await sql`select set_config('app.tenant_id', ${tenantId}, true)`.execute(handle);
  return work(Object.assign(handle, { tenantId }) as unknown as Tx); // Kysely says it is a transaction; its type does not
}

/** One transaction of no tenant: for people and their sessions. Joins the one that `handle` is. */
export const inTransaction = <T>(handle: Db, work: (over: Db) => Promise<T>): Promise<T> =>
  handle.isTransaction ? work(handle) : handle.transaction().execute(work);
