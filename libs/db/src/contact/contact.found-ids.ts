import { sql } from 'kysely';
import type { Tx } from '../database/tenant.js';
import type { ContactPlaces, FoundPlaces } from './contact.page.js';
import type { ContactPlace } from './contact.cursor.js';

/** So many contacts are looked at one by one for a page and its total: some 15 µs each. */
export const lookedAtUpTo = 500;

/**
 * One page of many contacts found by id, in the order of creation, which ids are given out in: only those of the page are
 * looked at. Some of the others may be deleted, so their number is an estimate.
 */
export async function pageOfManyIds(
  tx: Tx,
  ids: readonly number[],
  { sort, limit, after, total }: ContactPlaces,
): Promise<FoundPlaces> {
  const isDescending = sort === '-created';
  const behind = after === null ? ids : ids.filter((id) => (isDescending ? id < after.id : id > after.id));
  const ordered = behind.toSorted((a, b) => (isDescending ? b - a : a - b));
  const places: ContactPlace[] = [];
  for (let at = 0; at < ordered.length && places.length < limit; at += limit)
    places.push(...(await liveOf(tx, ordered.slice(at, at + limit), isDescending)));
  return { places: places.slice(0, limit), total: total ?? { value: ids.length, relation: 'estimate' } };
}

async function liveOf(tx: Tx, ids: readonly number[], isDescending: boolean): Promise<readonly ContactPlace[]> {
  const { rows } = await sql<{ id: number }>`select id from contacts
    where tenant_id = ${tx.tenantId} and id = any(${[...ids]}::bigint[]) and deleted_at is null`.execute(tx);
  const places = rows.map(({ id }) => ({ id, key: null }));
  return places.sort((a, b) => (isDescending ? b.id - a.id : a.id - b.id));
}
