import type { ContactId, ContactQuery, ContactSearch, ContactView } from '@rollcall/domain/contact';
import { sayCorrected, sayCut, sayTooBroad, understandContactSearch } from '@rollcall/domain/contact';
import { Refusal } from '@rollcall/domain/refusal';
import { sql } from 'kysely';
import type { Tx } from '../database/tenant.js';
import { correctWords } from './contact.correct.js';
import type { Correction } from './contact.correct.js';
import { countAll } from './contact.count.js';
import type { ContactTotal } from './contact.count.js';
import { fromCursor, toCursor } from './contact.cursor.js';
import { pageOfFindings, wayOf } from './contact.found.js';
import { lookedAtUpTo, pageOfManyIds } from './contact.found-ids.js';
import { countOfJob, findOfJob, touchedBy } from './contact.job.js';
import type { OfJob } from './contact.job.js';
import { deletedSince } from './contact.lock.js';
import { pageOfNames } from './contact.names.js';
import type { NameSearch } from './contact.names.js';
import { listPlaces } from './contact.page.js';
import type { ContactCondition, ContactPlaces, FoundPlaces } from './contact.page.js';
import { listContactViews } from './contact.row.js';
import { findInRanges } from './contact.search.js';
import type { RangeMatches } from './contact.search.js';

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
  const cursor = query.after === undefined ? null : fromCursor(query.after);
  const page: ContactPlaces = {
    sort: query.sort,
    limit: query.limit + 1,
    after: cursor?.place ?? null,
    total: cursor?.total ?? null,
    isWalked: cursor?.isWalked ?? false,
  };
  const job = query.job === undefined ? null : await findOfJob(tx, query.job);
  const found =
    search === null ? await listed(tx, job, page) : await searched(tx, search, job, page, cursor?.correction ?? null);
  const shown = found.places.slice(0, query.limit);
  const items = await listContactViews(
    tx,
    shown.map(({ id }) => id),
  );
  const place = found.places.length > query.limit ? shown.at(-1) : undefined;
  const { total, isWalked = false, correction = null, understood = null } = found;
  return { items, next: place ? toCursor({ place, total, isWalked, correction }) : null, total, understood };
}

/** One contact with everything it has. Refuses `not-found`, and `contact-deleted` as long as it can be restored. */
export async function getContact(tx: Tx, id: ContactId): Promise<ContactView> {
  const [contact] = await listContactViews(tx, [id]);
  if (contact) return contact;
  const gone = await tx
    .selectFrom('contacts')
    .select('deleted_at')
    .where('tenant_id', '=', tx.tenantId)
    .where('id', '=', id)
    .executeTakeFirst();
  throw gone?.deleted_at ? deletedSince(gone.deleted_at) : new Refusal('not-found');
}

interface Found extends FoundPlaces {
  readonly correction?: Correction | null;
  readonly understood?: string;
}

/** Contacts in order, all or those of a job. */
async function listed(tx: Tx, job: OfJob | null, page: ContactPlaces): Promise<Found> {
  if (job === null)
    return { places: await listPlaces(tx, { ...page, where: sql`true` }), total: page.total ?? (await countAll(tx)) };
  if (job.ids !== null) return pageOfIds(tx, job.ids, page);
  // A page is met soon, before workers that help to look for it have started.
  await sql`select set_config('max_parallel_workers_per_gather', '0', true)`.execute(tx);
  const places = await listPlaces(tx, { ...page, where: ofManyTouched(tx, job.jobId, page) });
  return { places, total: page.total ?? (await countOfJob(tx, job.jobId)) };
}

/** What a job wrote is found in the order of creation by the history's own index. */
function ofManyTouched(tx: Tx, jobId: string, { sort, limit, after }: ContactPlaces): ContactCondition {
  const changes = sql`select contact_id from contact_changes where tenant_id = ${tx.tenantId} and job_id = ${jobId}::uuid`;
  if (sort === '-created')
    return sql`c.id in (${changes} and contact_id < ${after?.id ?? Number.MAX_SAFE_INTEGER}
      order by contact_id desc limit ${limit})`;
  if (sort === 'created')
    return sql`c.id in (${changes} and contact_id > ${after?.id ?? 0} order by contact_id limit ${limit})`;
  return touchedBy(tx, jobId, 'c.id');
}

async function searched(
  tx: Tx,
  search: ContactSearch,
  job: OfJob | null,
  page: ContactPlaces,
  correction: Correction | null,
): Promise<Found> {
  const ranges = await findInRanges(tx, search, job?.jobId ?? null);
  const understood = ranges.cutAt === null ? search.inWords : sayCut(search.inWords, ranges.cutAt);
  if (search.nameWords.length === 0) return { ...atLeast(await pageOfFound(tx, ranges.ids, page), ranges), understood };
  const among = { also: ranges.ids, job };
  if (correction === null) {
    const words = search.nameWords.map((word) => [word]);
    const found = atLeast(await pageOfNames(tx, { words, ...among }, page), ranges);
    if (found.isCut === true) return { ...found, understood: sayTooBroad(search.inWords) };
    if (found.total.value > few || (found.total.value > 0 && page.after !== null)) return { ...found, understood };
    if (found.total.value > 0)
      return (await alsoSimilar(tx, search, among, page, found.total)) ?? { ...found, understood };
  }
  const wanted = correction === null ? ['unknown' as const, ...search.nameWords.keys()] : [correction];
  return (await corrected(tx, search, among, page, wanted)) ?? { places: [], total: none, understood };
}

/** So few may be there by chance: a mistyped name is a part of some others. */
const few = 200;

/** Those found, and with them those whose names differ by a letter; null if these are no more. */
async function alsoSimilar(
  tx: Tx,
  search: ContactSearch,
  among: Omit<NameSearch, 'words'>,
  page: ContactPlaces,
  { value }: ContactTotal,
): Promise<Found | null> {
  const better = await corrected(tx, search, among, page, ['also']);
  return better !== null && better.total.value > value ? better : null;
}

/** Tries the corrections one after the other, until one finds something. */
async function corrected(
  tx: Tx,
  { nameWords }: ContactSearch,
  among: Omit<NameSearch, 'words'>,
  page: ContactPlaces,
  wanted: readonly Correction[],
): Promise<Found | null> {
  for (const correction of wanted) {
    const better = await correctWords(tx, nameWords, correction);
    if (better === null) continue;
    const found = await pageOfNames(tx, { words: better.words, ...among }, page);
    if (found.total.value > 0)
      return { ...found, correction, understood: sayCorrected(better.changed, correction === 'also') };
  }
  return null;
}

const none: ContactTotal = { value: 0, relation: 'eq' };

/** A way of looking that met too many gave only the first of them, and one more to know that there are more. */
const atLeast = (found: FoundPlaces, { cutAt }: RangeMatches): FoundPlaces =>
  cutAt !== null && found.isWalked !== true && found.total.relation !== 'gte'
    ? { ...found, total: { value: found.total.value - 1, relation: 'gte' } }
    : found;

/** What a search without names found, which may be more than can be looked at while somebody waits. */
const pageOfFound = (tx: Tx, ids: readonly number[], page: ContactPlaces): Promise<FoundPlaces> =>
  ids.length > lookedAtUpTo && wayOf(page.sort) === 'created' ? pageOfManyIds(tx, ids, page) : pageOfIds(tx, ids, page);

/** Contacts by id, among which may be some that are deleted. */
async function pageOfIds(tx: Tx, ids: readonly number[], page: ContactPlaces): Promise<FoundPlaces> {
  if (ids.length === 0) return { places: [], total: none };
  const { places, count } = await pageOfFindings(tx, { named: null, job: null, also: ids }, page);
  return { places, total: page.total ?? { value: count, relation: 'eq' } };
}
