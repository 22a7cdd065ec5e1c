import { sayLookedThrough } from '@rollcall/domain/filter';
import { sql } from 'kysely';
import type { Tx } from '../database/tenant.js';
import { findCandidates, planIndexed } from '../filter/index.js';
import type { ContactTotal } from './contact.count.js';
import { countAll } from './contact.count.js';
import type { ContactFilter } from './contact.filter.js';
import { pageOfFindings } from './contact.found.js';
import { touchedBy } from './contact.job.js';
import type { OfJob } from './contact.job.js';
import type { ContactCondition, ContactPlaces, FoundPlaces } from './contact.page.js';
import { countBlocks, tallyContacts } from './contact.tally.js';
import { walkContacts } from './contact.walk.js';

/** A page with a filter has half a second in all; in ms. */
const walkFor = 220;
const countFor = 120;

/**
 * One page of the contacts that fulfil a filter, of those a job touched if one is given. Where an index leads to few, all of
 * them are met and counted. Else contacts are walked in the order of the sort; where the time is up before the page is full, the
 * page has what was found, says so, and the next one goes on behind.
 */
export async function listFiltered(
  tx: Tx,
  filter: ContactFilter,
  job: OfJob | null,
  page: ContactPlaces,
): Promise<FoundPlaces & { readonly understood: string }> {
  const understood = filter.words;
  const candidates = job?.ids ?? (page.isWalked ? null : await findCandidates(tx, filter.plan));
  const meant = job === null || job.ids !== null ? filter : ofManyTouched(tx, filter, job);
  if (candidates !== null) {
    const findings = { named: null, job: null, also: candidates, filter: meant };
    const { places, count } = await planIndexed(tx, () => pageOfFindings(tx, findings, page));
    return { places, total: page.total ?? { value: count, relation: 'eq' }, understood };
  }
  const found = await walkFiltered(tx, meant.on('c'), page);
  return { ...found, understood: sayHowFar(filter.words, found) };
}

/** What a list is of, and how far it was looked through if not to the end. */
export const sayHowFar = (words: string, { stoppedAt, looked = 0 }: FoundPlaces): string =>
  stoppedAt === undefined ? words : sayLookedThrough(words, looked);

/** One page of the contacts that fulfil a condition on `c`, or as much of it as is found in time. */
export async function walkFiltered(tx: Tx, where: ContactCondition, page: ContactPlaces): Promise<FoundPlaces> {
  const { places, stoppedAt, looked } = await walkContacts(tx, where, page, walkFor);
  const isWhole = page.after === null && stoppedAt === null && places.length < page.limit;
  const total: ContactTotal =
    page.total ??
    (isWhole
      ? { value: places.length, relation: 'eq' }
      : atLeast(places.length, await tallyContacts(tx, where, countFor)));
  return { places, total, isWalked: true, ...(stoppedAt !== null && { stoppedAt, looked }) };
}

const ofManyTouched = (tx: Tx, filter: ContactFilter, { jobId }: OfJob): ContactFilter => ({
  ...filter,
  on: (alias) => sql<boolean>`(${filter.on(alias)} and ${touchedBy(tx, jobId, `${alias}.id`)})`,
});

const atLeast = (met: number, total: ContactTotal): ContactTotal =>
  total.relation === 'gte' && total.value < met ? { value: met, relation: 'gte' } : total;

/** How many live contacts fulfil a filter, without those of `exclude`, within about `budget` ms; `exact`: counted even if they are many. */
export async function countFiltered(
  tx: Tx,
  filter: ContactFilter,
  { exclude, ...how }: { readonly exclude: readonly number[]; readonly budget: number; readonly exact?: boolean },
): Promise<ContactTotal> {
  const { value, relation } = await countWithin(tx, filter, how);
  // Taken off one by one, so that "all but three" of an estimate is three less.
  const left = exclude.length === 0 ? 0 : await countAmong(tx, filter, [...new Set(exclude)]);
  return { value: Math.max(0, value - left), relation };
}

async function countWithin(
  tx: Tx,
  filter: ContactFilter,
  { budget, exact = false }: { readonly budget: number; readonly exact?: boolean },
): Promise<ContactTotal> {
  const { plan } = filter;
  if (plan.kind === 'all' && plan.of.length === 0 && !plan.not && !exact) return countAll(tx);
  const candidates = await findCandidates(tx, plan);
  if (candidates === null) return (exact ? countBlocks : tallyContacts)(tx, filter.on('c'), budget);
  return { value: await countAmong(tx, filter, candidates), relation: 'eq' };
}

async function countAmong(tx: Tx, filter: ContactFilter, ids: readonly number[]): Promise<number> {
  const { rows } = await planIndexed(tx, () =>
    sql<{ count: number }>`select count(*) from contacts c where c.tenant_id = ${tx.tenantId}
      and c.id = any(${[...ids]}::bigint[]) and c.deleted_at is null and ${filter.on('c')}`.execute(tx),
  );
  return rows[0]?.count ?? 0;
}
