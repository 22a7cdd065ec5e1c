import type { ContactId, ContactQuery, ContactSearch, ContactView } from '@rollcall/domain/contact';
import { sayCorrected, sayCut, sayTooBroad, understandContactSearch } from '@rollcall/domain/contact';
import { Refusal } from '@rollcall/domain/refusal';
import { sql } from 'kysely';
import type { Tx } from '../database/tenant.js';
import { findCandidates } from '../filter/index.js';
import { correctWords } from './contact.correct.js';
import type { Correction } from './contact.correct.js';
import { countAll } from './contact.count.js';
import type { ContactTotal } from './contact.count.js';
import { fromCursor, toCursor } from './contact.cursor.js';
import type { ContactFilter } from './contact.filter.js';
import { listFiltered, sayHowFar } from './contact.filtered.js';
import { pageOfFindings, wayOf } from './contact.found.js';
import { lookedAtUpTo, pageOfManyIds } from './contact.found-ids.js';
import { findOfJob } from './contact.job.js';
import { deletedSince } from './contact.lock.js';
import { pageOfNames } from './contact.names.js';
import type { NameSearch } from './contact.names.js';
import { listPlaces } from './contact.page.js';
import type { ContactPlaces, FoundPlaces } from './contact.page.js';
import { listContactViews } from './contact.row.js';
import { findInRanges } from './contact.search.js';
import type { RangeMatches } from './contact.search.js';
import { listOfManyTouched } from './contact.touched.js';

/** One page of contacts. `next` is the cursor of the page behind it. */
export interface ContactPage {
  readonly items: ContactView[];
  readonly next: string | null;
  readonly total: ContactTotal;
  /** What the search box took the search for, in words. */
  readonly understood: string | null;
}

/** One page of live contacts, searched, filtered and sorted. Refuses `invalid-input` for a cursor that is none. */
export async function listContacts(
  tx: Tx,
  query: Omit<ContactQuery, 'filter'>,
  filter: ContactFilter | null = null,
): Promise<ContactPage> {
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
  const among = { job, filter };
  const found =
    search === null
      ? await listed(tx, among, page)
      : await searched(tx, search, among, page, cursor?.correction ?? null);
  const shown = found.places.slice(0, query.limit);
  const items = await listContactViews(
    tx,
    shown.map(({ id }) => id),
  );
  const place = found.places.length > query.limit ? shown.at(-1) : found.stoppedAt;
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

/** Of which contacts a list is made: all, those a job touched, those a filter means. */
type Among = Pick<NameSearch, 'job' | 'filter'>;

/** Contacts in order. */
async function listed(tx: Tx, { job, filter }: Among, page: ContactPlaces): Promise<Found> {
  if (filter !== null) return listFiltered(tx, filter, job, page);
  if (job === null)
    return { places: await listPlaces(tx, { ...page, where: sql`true` }), total: page.total ?? (await countAll(tx)) };
  if (job.ids !== null) return pageOfIds(tx, job.ids, null, page);
  return listOfManyTouched(tx, job.jobId, page);
}

async function searched(
  tx: Tx,
  search: ContactSearch,
  { job, filter }: Among,
  page: ContactPlaces,
  correction: Correction | null,
): Promise<Found> {
  const ranges = await findInRanges(tx, search, job?.jobId ?? null);
  const inWords = filter === null ? search.inWords : `${search.inWords}; ${filter.words}`;
  const understood = ranges.cutAt === null ? inWords : sayCut(inWords, ranges.cutAt);
  if (search.nameWords.length === 0)
    return { ...atLeast(await pageOfFound(tx, ranges.ids, filter, page), ranges, filter !== null), understood };
  const candidates = filter === null || page.isWalked ? null : await findCandidates(tx, filter.plan);
  const among = { also: ranges.ids, job, filter, candidates };
  if (correction === null) {
    const words = search.nameWords.map((word) => [word]);
    const found = atLeast(await pageOfNames(tx, { words, ...among }, page), ranges, filter !== null);
    if (found.isCut === true) return { ...found, understood: sayTooBroad(inWords) };
    const isEnough = found.total.value > few || (found.total.value > 0 && page.after !== null);
    if (isEnough || found.stoppedAt) return { ...found, understood: sayHowFar(understood, found) };
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
    const said =
      sayCorrected(better.changed, correction === 'also') + (among.filter === null ? '' : `; ${among.filter.words}`);
    if (found.total.value > 0 || found.stoppedAt) return { ...found, correction, understood: sayHowFar(said, found) };
  }
  return null;
}

const none: ContactTotal = { value: 0, relation: 'eq' };

/**
 * A way of looking that met too many gave only the first of them, and one more to know that there are more; with a filter that
 * one may be left out already.
 */
const atLeast = (found: FoundPlaces, { cutAt }: RangeMatches, isFiltered: boolean): FoundPlaces =>
  cutAt !== null && found.isWalked !== true && found.total.relation !== 'gte'
    ? { ...found, total: { value: Math.max(0, found.total.value - (isFiltered ? 0 : 1)), relation: 'gte' } }
    : found;

/** What a search without names found, which may be more than can be looked at while somebody waits. */
const pageOfFound = (
  tx: Tx,
  ids: readonly number[],
  filter: ContactFilter | null,
  page: ContactPlaces,
): Promise<FoundPlaces> =>
  filter === null && ids.length > lookedAtUpTo && wayOf(page.sort) === 'created'
    ? pageOfManyIds(tx, ids, page)
    : pageOfIds(tx, ids, filter, page);

/** Contacts by id, among which may be some that are deleted. */
async function pageOfIds(
  tx: Tx,
  ids: readonly number[],
  filter: ContactFilter | null,
  page: ContactPlaces,
): Promise<FoundPlaces> {
  if (ids.length === 0) return { places: [], total: none };
  const { places, count } = await pageOfFindings(tx, { named: null, job: null, also: ids, filter }, page);
  return { places, total: page.total ?? { value: count, relation: 'eq' } };
}
