import type { ContactSearch } from '@rollcall/domain/contact';
import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';
import type { Tx } from '../database/tenant.js';
import type { ContactPlace, ContactPlaces } from './contact.page.js';

/** Up to here matches are counted and sorted as a whole; beyond, a search is too broad for anybody to look through. */
export const exactUpTo = 10_000;

/** The matches of a search: all of them, unless one way of looking met more than `exactUpTo`. */
export interface Matches {
  readonly ids: ReadonlySet<number>;
  readonly isCut: boolean;
}

/** Everything a search means, up to `exactUpTo` contacts for each way of looking. */
export async function findMatches(tx: Tx, search: ContactSearch): Promise<Matches & { readonly isNamesCut: boolean }> {
  const byRange = await idsOf(
    tx,
    rangesOf(tx, search).map((range) => limited(range, exactUpTo + 1)),
  );
  const byName = search.nameWords.length === 0 ? [] : await idsOf(tx, [namesOf(search, exactUpTo + 1)]);
  const ids = new Set([...byRange, ...byName]);
  const isNamesCut = byName.length > exactUpTo;
  return { ids, isCut: ids.size > exactUpTo, isNamesCut };
}

/** The same, of the contacts that a job created or updated. */
export async function findMatchesOfJob(tx: Tx, search: ContactSearch, jobId: string): Promise<Matches> {
  // No way of looking may stop early here: what it left out may be what the job touched.
  const ranges = rangesOf(tx, search).map((range) => limited(range, null));
  const branches = search.nameWords.length === 0 ? ranges : [...ranges, namesOf(search, null)];
  if (branches.length === 0) return { ids: new Set(), isCut: false };
  const { rows } = await sql<{ id: number }>`select distinct id from (${union(branches)}) as found
    where ${touchedBy(tx, jobId, 'found.id')} limit ${exactUpTo + 1}`.execute(tx);
  return { ids: new Set(rows.map(({ id }) => id)), isCut: rows.length > exactUpTo };
}

/** The contacts of a job, up to `exactUpTo`. */
export async function findOfJob(tx: Tx, jobId: string): Promise<Matches> {
  const { rows } = await sql<{ id: number }>`select distinct contact_id as id from contact_changes
    where tenant_id = ${tx.tenantId} and job_id = ${jobId}::uuid limit ${exactUpTo + 1}`.execute(tx);
  return { ids: new Set(rows.map(({ id }) => id)), isCut: rows.length > exactUpTo };
}

/**
 * The contacts of one page whose names have the words, when very many have: in order of creation by a walk, which meets a
 * page of them soon; in order of name by sorting them. Null for an order that has no such way.
 */
export async function pageOfNames(
  tx: Tx,
  { nameWords }: ContactSearch,
  { sort, limit, after }: ContactPlaces,
): Promise<number[] | null> {
  if (sort === 'contactId1' || sort === '-contactId1') return null;
  const isDescending = sort.startsWith('-');
  const edge = isDescending ? Number.MAX_SAFE_INTEGER : 0;
  return idsOf(tx, [
    sort === 'name' || sort === '-name'
      ? sql`(select sort_contact_names(${nameWords}::text[], ${keyOf(after)}::text, ${after?.id ?? 0}::bigint,
          ${isDescending}, ${limit}) as id)`
      : sql`(select walk_contact_names(${nameWords}::text[], ${after?.id ?? edge}::bigint, ${isDescending}, ${limit}) as id)`,
  ]);
}

const keyOf = (after: ContactPlace | null): string | null => (after === null ? null : (after.key ?? ''));

/** Whether a job created or updated a contact, as a condition. */
export const touchedBy = (tx: Tx, jobId: string, id: string): RawBuilder<boolean> =>
  sql<boolean>`exists (select from contact_changes h where h.tenant_id = ${tx.tenantId} and h.job_id = ${jobId}::uuid
    and h.contact_id = ${sql.ref(id)})`;

type Ids = RawBuilder<{ id: number }>;

const union = (branches: readonly Ids[]) => sql.join(branches, sql` union all `);

async function idsOf(tx: Tx, branches: readonly Ids[]): Promise<number[]> {
  if (branches.length === 0) return [];
  const { rows } = await sql<{ id: number }>`select distinct id from (${union(branches)}) as found`.execute(tx);
  return rows.map(({ id }) => id);
}

const namesOf = ({ nameWords }: ContactSearch, most: number | null): Ids =>
  sql`(select search_contact_names(${nameWords}::text[], ${most}::integer) as id)`;

/** One stretch of an index. */
interface Range {
  readonly table: 'contacts' | 'contact_phones' | 'contact_emails';
  readonly id: 'id' | 'contact_id';
  /** The column behind the tenant in the index. */
  readonly column: string;
  readonly where: RawBuilder<unknown>;
}

/** With a limit, in the order of the index: else the planner may read the table of all tenants until it has met enough. */
const limited = ({ table, id, column, where }: Range, most: number | null): Ids =>
  most === null
    ? sql`(select ${sql.ref(id)} as id from ${sql.table(table)} where ${where})`
    : sql`(select ${sql.ref(id)} as id from ${sql.table(table)} where ${where} order by ${sql.ref(column)} limit ${most})`;

function rangesOf(tx: Tx, { emailPrefix, phoneEnds, idPrefixes }: ContactSearch): Range[] {
  const channel = (table: 'contact_phones' | 'contact_emails', column: string, prefix: string): Range => ({
    table,
    id: 'contact_id',
    column,
    where: sql`tenant_id = ${tx.tenantId} and ${begins(column, prefix)}`,
  });
  const contactId = (column: string, prefix: string): Range => ({
    table: 'contacts',
    id: 'id',
    column,
    where: sql`tenant_id = ${tx.tenantId} and ${sql.ref(column)} is not null and deleted_at is null and ${begins(column, prefix)}`,
  });
  return [
    ...(emailPrefix === null ? [] : [channel('contact_emails', 'key', emailPrefix)]),
    // The end of a number is the beginning of its reverse.
    ...phoneEnds.map((digits) => channel('contact_phones', 'reversed', [...digits].reverse().join(''))),
    ...idPrefixes.flatMap((prefix) => [contactId('contact_id_1', prefix), contactId('contact_id_2', prefix)]),
  ];
}

/** In the "C" collation no text that begins with `prefix` lies behind this. LIKE could not use its index here (RLS). */
const behind = (prefix: string): string => `${prefix}\u{10FFFF}`;
const begins = (column: string, prefix: string) =>
  sql`${sql.ref(column)} >= ${prefix} and ${sql.ref(column)} < ${behind(prefix)}`;
