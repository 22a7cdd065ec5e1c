import type { GroupView } from '@rollcall/domain/group';
import { sql } from 'kysely';
import type { Tx } from '../database/tenant.js';

/** Up to here contacts are counted one by one, as in the list of contacts. */
const exactUpTo = 10_000;
const windowCount = 100;
const windowIds = 40;

/** How many live contacts each group has: counted by the index up to 10,000, beyond that judged by one sample for all of them. */
export async function countContactsOf(
  tx: Tx,
  groupIds: readonly number[],
): Promise<ReadonlyMap<number, GroupView['contacts']>> {
  if (groupIds.length === 0) return new Map();
  const { rows } = await sql<{ id: number; count: number }>`
    select g.id, (select count(*) from (select from contacts c where c.tenant_id = ${tx.tenantId} and c.group_id = g.id
      and c.deleted_at is null order by c.id limit ${exactUpTo + 1}) n) as count
    from unnest(${[...groupIds]}::bigint[]) g (id)`.execute(tx);
  const sample = rows.some(({ count }) => count > exactUpTo) ? await sampleShares(tx) : new Map<number, number>();
  return new Map(
    rows.map(({ id, count }) => [
      id,
      count <= exactUpTo
        ? { value: count, relation: 'eq' }
        : { value: Math.max(count, sample.get(id) ?? 0), relation: 'estimate' },
    ]),
  );
}

/**
 * About how many contacts each group has, by short stretches of ids all over the table. The `limit` is a fence: the planner else
 * looks for "has a group" first, which every contact may have, a hundred times over (a minute at five million).
 */
async function sampleShares(tx: Tx): Promise<ReadonlyMap<number, number>> {
  const { rows } = await sql<{ id: number; estimate: number }>`
    with ends as (
      select (select id from contacts where tenant_id = ${tx.tenantId} order by id limit 1) as first,
        (select id from contacts where tenant_id = ${tx.tenantId} order by id desc limit 1) as last)
    select s.group_id as id, round(count(*) * (max(e.last) - max(e.first) + 1)::numeric / ${windowCount * windowIds})::bigint as estimate
    from ends e cross join generate_series(0, ${windowCount - 1}) n cross join lateral (
      select c.group_id from contacts c where c.tenant_id = ${tx.tenantId} and c.deleted_at is null
        and c.id >= e.first + (e.last - e.first + 1 - ${windowIds}) * n / ${windowCount - 1}
        and c.id < e.first + (e.last - e.first + 1 - ${windowIds}) * n / ${windowCount - 1} + ${windowIds}
      order by c.id limit ${windowIds}) s
    where s.group_id is not null group by s.group_id`.execute(tx);
  return new Map(rows.map(({ id, estimate }) => [id, estimate]));
}
