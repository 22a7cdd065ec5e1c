import { sql } from 'kysely';
import type { Tx } from '../database/tenant.js';

/** Reserves ids for `count` contacts: they are the `count` numbers behind the one returned. */
export async function reserveContactIds(tx: Tx, count: number): Promise<number> {
  const { rows } = await sql<{ next_id: number }>`
    insert into contact_id_counters (tenant_id, next_id) values (${tx.tenantId}, ${count} + 1)
    on conflict (tenant_id) do update set next_id = contact_id_counters.next_id + ${count}
    returning next_id`.execute(tx);
  return rows[0]!.next_id - count - 1;
}
