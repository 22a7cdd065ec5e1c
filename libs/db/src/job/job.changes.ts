import type { Tx } from '../database/tenant.js';

/** When a job of the tenant last changed, by the database's clock; null if there is none. */
export async function findLastJobChange(tx: Tx): Promise<Date | null> {
  const row = await tx
    .selectFrom('jobs')
    .select('changed_at')
    .where('tenant_id', '=', tx.tenantId)
    .orderBy('changed_at', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row?.changed_at ?? null;
}
