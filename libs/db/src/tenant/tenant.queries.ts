import { sql } from 'kysely';
import type { Db, Tx } from '../database/index.js';

/** Makes the tenant of this transaction. Only the owner may. */
export async function insertTenant(tx: Tx, name: string): Promise<void> {
  await tx.insertInto('tenants').values({ id: tx.tenantId, name }).execute();
}

/** Whether anybody can sign in at all. */
export async function hasUsers(db: Db): Promise<boolean> {
  const { rows } = await sql<{ found: boolean }>`select exists (select from users) as found`.execute(db);
  return rows[0]?.found === true;
}
