import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';
import type { Tx } from '../database/tenant.js';
import { exactUpTo } from './contact.count.js';
import type { ContactTotal } from './contact.count.js';
import { walkFiltered } from './contact.filtered.js';
import { pageOfFindings, wayOf } from './contact.found.js';
import type { Findings, Way } from './contact.found.js';
import { touchedBy } from './contact.job.js';
import type { ContactPlaces, FoundPlaces } from './contact.page.js';

type Fragment = RawBuilder<unknown>;

/** Contacts looked for by parts of their names. */
export interface NameSearch extends Omit<Findings, 'named'> {
  /** For each word what may stand for it: of each list a name must have one as a part. */
  readonly words: readonly (readonly string[])[];
  /** Among which all are that the filter means, if they are few. */
  readonly candidates: readonly number[] | null;
}

/**
 * One page of the contacts whose names have the words. The index over parts of names gives all matches or none: right for
 * words that few have, and too much where hundreds of thousands do. There a walk in the order of the sort meets a page of
 * them soon, and how many there are is estimated.
 */
export async function pageOfNames(tx: Tx, search: NameSearch, page: ContactPlaces): Promise<FoundPlaces> {
  // Few contacts are looked at one by one, however many names have the words.
  const isBroad = fewOf(search) === null && (page.total === null || search.job !== null);
  const estimate = isBroad ? await estimateMany(tx, search) : null;
  if (search.filter !== null && (page.isWalked || estimate !== null))
    return walkFiltered(tx, namedAndMeant(tx, search), page);
  if (page.isWalked || estimate !== null) return walk(tx, search, page, estimate);
  const { places, count } = await pageOfFindings(tx, { ...search, named: matched(search, page) }, page);
  return { places, total: page.total ?? { value: count, relation: 'eq' } };
}

const wordsOf = ({ words }: NameSearch): Fragment => sql`${JSON.stringify(words)}::jsonb`;
const fewOf = ({ job, candidates }: NameSearch): readonly number[] | null => job?.ids ?? candidates;
const matched = (search: NameSearch, { sort }: ContactPlaces): Fragment =>
  sql`match_contacts_named(${wordsOf(search)}, ${sort}, ${mutable(fewOf(search))}::bigint[])`;
const mutable = (ids: readonly number[] | null): number[] | null => ids && [...ids];

/** What a search by names and a filter ask of a contact, where it is looked at one by one. */
function namedAndMeant(tx: Tx, search: NameSearch): RawBuilder<boolean> {
  const named = search.words.map(
    (_, at) => sql`c.name_key like any(contact_name_patterns_of(${wordsOf(search)}, ${at}::integer))`,
  );
  const others = search.also.length === 0 ? sql`` : sql`or c.id = any(${[...search.also]}::bigint[])`;
  const touched = search.job === null ? sql`true` : touchedBy(tx, search.job.jobId, 'c.id');
  return sql<boolean>`((${sql.join(named, sql` and `)}) ${others}) and ${touched}
    and ${search.filter?.on('c') ?? sql`true`}`;
}

/** How many contacts a walk looks at before it gives up: some 50 ms for each order, which differ in what one contact costs. */
const budgets: Readonly<Record<Way, number>> = { created: 100_000, name: 150_000, contactId1: 40_000 };
/** What a job did not touch is left out of a page of names, so more than a page is walked. */
const walkedForJob = 20_000;
/** More matches than this are not held against what a job touched: some 8 µs each. */
const mostMetForJob = 40_000;

/** Where the walk gives up, all matches are met: a few hundred milliseconds, for words that crowd at one end of the order. */
async function walk(
  tx: Tx,
  search: NameSearch,
  page: ContactPlaces,
  estimate: ContactTotal | null,
): Promise<FoundPlaces> {
  const { sort, after, limit } = page;
  const isOfJob = search.job !== null;
  const from = sql`${wordsOf(search)}, ${sort}, ${after?.key ?? null}::text, ${after?.id ?? null}::bigint`;
  const most = isOfJob ? walkedForJob : limit;
  const walking = sql`walk_contacts_named(${from}, ${budgets[wayOf(sort)]}, ${most})`;
  const walked = await pageOfFindings(tx, { ...search, named: walking }, page);
  // How many of a job's contacts have the words is not known: at least those that were met.
  const known = isOfJob ? ({ value: walked.count, relation: 'gte' } as const) : estimate;
  const total = page.total ?? known ?? { value: walked.count, relation: 'gte' };
  const isFull = isOfJob ? walked.places.length === limit : walked.named === most;
  if (isFull) return { places: walked.places, total, isWalked: true };
  if (isOfJob && (estimate?.value ?? 0) > mostMetForJob)
    return { places: walked.places, total: page.total ?? { ...total, relation: 'gte' }, isWalked: true, isCut: true };
  const all = isOfJob ? matched(search, page) : sql`sort_contacts_named(${from}, ${limit})`;
  const sorted = await pageOfFindings(tx, { ...search, named: all }, page);
  if (!isOfJob) return { places: sorted.places, total, isWalked: true };
  return { places: sorted.places, total: page.total ?? { value: sorted.count, relation: 'eq' } };
}

const stretches = 40;
/** In each stretch, to see whether anybody in 1,000 has the words; and to say about how many have. */
const [firstLook, secondLook] = [25, 200];

/** About how many have the words, to two digits; null if they are not so many that walking is better than sorting all. */
async function estimateMany(tx: Tx, search: NameSearch): Promise<ContactTotal | null> {
  if ((await sample(tx, search, firstLook)) === 0) return null;
  const value = await sample(tx, search, secondLook);
  return value < exactUpTo ? null : { value: Number(value.toPrecision(2)), relation: 'estimate' };
}

async function sample(tx: Tx, search: NameSearch, width: number): Promise<number> {
  const { rows } = await sql<{ estimate: number }>`
    select coalesce(hits * factor, 0) as estimate
    from sample_contacts_named(${wordsOf(search)}, ${stretches}, ${width})`.execute(tx);
  return rows[0]?.estimate ?? 0;
}
