import { sql } from 'kysely';
import type { Tx } from '../database/tenant.js';

/** Up to here contacts are counted one by one. */
export const exactUpTo = 10_000;

/** How exact a total is. */
export const relations = ['eq', 'estimate', 'gte'] as const;

/**
 * How many there are. `estimate` is within a few percent for all contacts and those of a job, and within about a tenth for
 * a search; `gte` means at least so many.
 */
export interface ContactTotal {
  readonly value: number;
  readonly relation: (typeof relations)[number];
}

const windowCount = 40;
const windowIds = 50;

/**
 * How many live contacts the tenant has: counted if they are few. Of many, ids are nearly dense, so some short stretches tell
 * how dense. The planner's own estimate knows nothing of the tenant under row level security, and is old after a load.
 */
export async function countAll(tx: Tx): Promise<ContactTotal> {
  const { rows } = await sql<{ estimate: number | null }>`
    with ends as (
      select (select id from contacts where tenant_id = ${tx.tenantId} order by id limit 1) as first,
        (select id from contacts where tenant_id = ${tx.tenantId} order by id desc limit 1) as last),
    stretches as (
      select first + (last - first - ${windowIds}) * n / ${windowCount - 1} as start
      from ends, generate_series(0, ${windowCount - 1}) as n),
    counted as (
      select sum((select count(*) from contacts c where c.tenant_id = ${tx.tenantId} and c.deleted_at is null
        and c.id >= start and c.id < start + ${windowIds})) as found from stretches)
    select round((last - first + 1) * found / ${windowCount * windowIds})::bigint as estimate from ends, counted`.execute(
    tx,
  );
  const value = rows[0]?.estimate ?? 0;
  return value > 2 * exactUpTo ? { value, relation: 'estimate' } : countExactly(tx, value);
}

async function countExactly(tx: Tx, estimate: number): Promise<ContactTotal> {
  // In the order of the key: without one the planner may read the table of all tenants until it has met enough.
  const { rows } = await sql<{ count: number }>`select count(*) from (select id from contacts
    where tenant_id = ${tx.tenantId} and deleted_at is null order by id limit ${exactUpTo + 1}) as counted`.execute(tx);
  const value = rows[0]?.count ?? 0;
  return value <= exactUpTo ? { value, relation: 'eq' } : { value: Math.max(value, estimate), relation: 'estimate' };
}
