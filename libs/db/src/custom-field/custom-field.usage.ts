import type { CustomFieldUsage } from '@rollcall/domain/custom-field';
import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';
import type { Tx } from '../database/tenant.js';

/** Up to so many contacts all are looked at. */
const exactUpTo = 10_000;
const windowCount = 100;
const windowIds = 40;

/**
 * How many live contacts have a value in each custom field: counted if the tenant has few contacts. Of many, short stretches
 * of ids all over the table tell how common each field is; one that very few have may be missed, and is not named.
 */
export async function countCustomFieldUsage(tx: Tx): Promise<CustomFieldUsage> {
  const own = sql`from contacts c where c.tenant_id = ${tx.tenantId}`;
  const { rows: ends } = await sql<{ first: number | null; last: number | null; isMany: boolean }>`
    select (select id ${own} order by id limit 1) as first, (select id ${own} order by id desc limit 1) as last,
      (select count(*) > ${exactUpTo} from (select ${own} order by id limit ${exactUpTo + 1}) c) as "isMany"`.execute(
    tx,
  );
  const { first, last, isMany } = ends[0]!;
  if (first === null || last === null) return { items: [] };
  if (!isMany) {
    const counted = await countKeys(tx, sql`(select c.custom ${own} and c.deleted_at is null)`);
    return { items: counted.map((row) => ({ ...row, relation: 'eq' })) };
  }
  const room = last - first + 1 - windowIds;
  const start = sql`${first}::bigint + ${room}::bigint * n / ${windowCount - 1}`;
  const sampled = await countKeys(
    tx,
    sql`(select s.custom from generate_series(0, ${windowCount - 1}) n cross join lateral (
      select c.custom ${own} and c.deleted_at is null and c.id >= ${start} and c.id < ${start} + ${windowIds}) s)`,
  );
  const share = (last - first + 1) / (windowCount * windowIds);
  return { items: sampled.map(({ key, value }) => ({ key, value: Math.round(value * share), relation: 'estimate' })) };
}

async function countKeys(tx: Tx, source: RawBuilder<unknown>): Promise<{ key: string; value: number }[]> {
  const { rows } = await sql<{ key: string; value: number }>`
    select f.key, count(*) as value from ${source} c cross join lateral jsonb_object_keys(c.custom) k (key)
    join custom_fields f on f.tenant_id = ${tx.tenantId} and f.key = k.key group by f.key, f.position order by f.position, f.key`.execute(
    tx,
  );
  return rows;
}
