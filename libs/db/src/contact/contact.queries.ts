import type { ContactId, ContactQuery, ContactSearch, ContactView } from '@rollcall/domain/contact';
import { understandContactSearch } from '@rollcall/domain/contact';
import { Refusal } from '@rollcall/domain/refusal';
import { sql } from 'kysely';
import type { Tx } from '../database/tenant.js';
import { fromCursor, listPlaces, toCursor } from './contact.page.js';
import type { ContactCondition, ContactPlaces } from './contact.page.js';
import { listContactViews } from './contact.row.js';
import { exactUpTo, findMatches, findMatchesOfJob, findOfJob, pageOfNames, touchedBy } from './contact.search.js';
import type { Matches } from './contact.search.js';

/** How many there are. `estimate` is within a few percent; `gte` means at least so many. */
export interface ContactTotal {
  readonly value: number;
  readonly relation: 'eq' | 'estimate' | 'gte';
}

/** One page of contacts. `next` is the cursor of the page behind it. */
export interface ContactPage {
  readonly items: ContactView[];
  readonly next: string | null;
  readonly total: ContactTotal;
  /** What the search box took the search for, in words. */
  readonly understood: string | null;
}

/** One page of live contacts, searched and sorted. Refuses `invalid-input` for a cursor that is none. */
export async function listContacts(tx: Tx, query: ContactQuery): Promise<ContactPage> {
  const search = query.q === undefined || query.q === '' ? null : understandContactSearch(query.q);
  const after = query.after === undefined ? null : fromCursor(query.after);
  const page = { sort: query.sort, limit: query.limit + 1, after };
  const { where, total } = await select(tx, search, query.job ?? null, page);
  const places = await listPlaces(tx, { ...page, where });
  const shown = places.slice(0, query.limit);
  const items = await listContactViews(
    tx,
    shown.map(({ id }) => id),
  );
  const last = places.length > query.limit ? shown.at(-1) : undefined;
  return { items, next: last ? toCursor(last) : null, total, understood: search?.inWords ?? null };
}

/** One contact with everything it has, or refuses `not-found`. */
export async function getContact(tx: Tx, id: ContactId): Promise<ContactView> {
  const [contact] = await listContactViews(tx, [id]);
  if (!contact) throw new Refusal('not-found');
  return contact;
}

/** The tenant's custom fields in their order. */
export const listCustomFields = (tx: Tx): Promise<{ key: string; label: string; type: string }[]> =>
  tx
    .selectFrom('custom_fields')
    .select(['key', 'label', 'type'])
    .where('tenant_id', '=', tx.tenantId)
    .orderBy('position')
    .orderBy('key')
    .execute();

interface Selection {
  readonly where: ContactCondition;
  readonly total: ContactTotal;
}

async function select(
  tx: Tx,
  search: ContactSearch | null,
  jobId: string | null,
  page: ContactPlaces,
): Promise<Selection> {
  if (search === null) return jobId === null ? everyContact(tx) : ofJob(tx, jobId, page);
  return jobId === null ? found(tx, search, page) : oneOf(tx, await findMatchesOfJob(tx, search, jobId));
}

const everyContact = async (tx: Tx): Promise<Selection> => ({ where: sql`true`, total: await countAll(tx) });

async function ofJob(tx: Tx, jobId: string, { sort, limit, after }: ContactPlaces): Promise<Selection> {
  const matches = await findOfJob(tx, jobId);
  if (!matches.isCut) return oneOf(tx, matches);
  const changes = sql`select distinct contact_id from contact_changes where tenant_id = ${tx.tenantId} and job_id = ${jobId}::uuid`;
  if (sort === '-created')
    return tooMany(sql`c.id in (${changes} and contact_id < ${after?.id ?? Number.MAX_SAFE_INTEGER}
      order by contact_id desc limit ${limit})`);
  if (sort === 'created')
    return tooMany(sql`c.id in (${changes} and contact_id > ${after?.id ?? 0} order by contact_id limit ${limit})`);
  return tooMany(touchedBy(tx, jobId, 'c.id'));
}

async function found(tx: Tx, search: ContactSearch, page: ContactPlaces): Promise<Selection> {
  const matches = await findMatches(tx, search);
  if (!matches.isCut) return oneOf(tx, matches);
  const names = matches.isNamesCut ? await pageOfNames(tx, search, page) : null;
  return tooMany(among([...matches.ids, ...(names ?? [])]));
}

/** Some contacts by id, counted: among the ids may be some that are deleted. */
const oneOf = async (tx: Tx, { ids, isCut }: Matches): Promise<Selection> =>
  isCut
    ? tooMany(among([...ids]))
    : { where: among([...ids]), total: { value: await countLive(tx, [...ids]), relation: 'eq' } };

const tooMany = (where: ContactCondition): Selection => ({ where, total: { value: exactUpTo, relation: 'gte' } });
const among = (ids: readonly number[]): ContactCondition => sql<boolean>`c.id = any(${ids}::bigint[])`;

async function countLive(tx: Tx, ids: readonly number[]): Promise<number> {
  if (ids.length === 0) return 0;
  const { rows } = await sql<{ count: number }>`select count(*) from contacts
    where tenant_id = ${tx.tenantId} and id = any(${ids}::bigint[]) and deleted_at is null`.execute(tx);
  return rows[0]?.count ?? 0;
}

async function countAll(tx: Tx): Promise<ContactTotal> {
  // In the order of the key: without one the planner may read the table of all tenants until it has met enough.
  const { rows } = await sql<{ count: number }>`select count(*) from (select id from contacts
    where tenant_id = ${tx.tenantId} and deleted_at is null order by id limit ${exactUpTo + 1}) as counted`.execute(tx);
  const value = rows[0]?.count ?? 0;
  return value <= exactUpTo ? { value, relation: 'eq' } : { value: await estimateAll(tx), relation: 'estimate' };
}

const windowCount = 40;
const windowIds = 250;

/**
 * How many live contacts a big tenant has, within a few percent: ids are nearly dense, so some short stretches tell how
 * dense. The planner's own estimate knows nothing of the tenant under row level security, and is old after a load.
 */
async function estimateAll(tx: Tx): Promise<number> {
  const { rows } = await sql<{ estimate: number }>`
    with ends as (
      select (select id from contacts where tenant_id = ${tx.tenantId} order by id limit 1) as first,
        (select id from contacts where tenant_id = ${tx.tenantId} order by id desc limit 1) as last),
    stretches as (
      select first + (last - first - ${windowIds}) * n / ${windowCount - 1} as start
      from ends, generate_series(0, ${windowCount - 1}) as n),
    counted as (
      select sum((select count(*) from contacts c where c.tenant_id = ${tx.tenantId} and c.deleted_at is null
        and c.id >= start and c.id < start + ${windowIds})) as found from stretches)
    select greatest(${exactUpTo + 1}, round((last - first + 1) * found / ${windowCount * windowIds}))::bigint as estimate
    from ends, counted`.execute(tx);
  return rows[0]?.estimate ?? 0;
}
