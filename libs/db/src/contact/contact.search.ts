import type { ContactSearch, ContactSort } from '@rollcall/domain/contact';
import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';
import type { Tx } from '../database/tenant.js';
import type { ContactCondition, ContactPlace } from './contact.page.js';

/** Up to here a total is counted and a search is sorted as a whole; beyond, only pages are looked for. */
export const exactUpTo = 10_000;

/** What narrows the list: a search, a job, or both. */
export interface ContactSelection {
  readonly search: ContactSearch | null;
  /** Only contacts that this job created or updated. */
  readonly jobId: string | null;
}

type Ids = RawBuilder<{ id: number }>;

/** In the "C" collation no text that begins with `prefix` lies behind this. LIKE could not use its index here (RLS). */
const behind = (prefix: string): string => `${prefix}\u{10FFFF}`;
const begins = (column: string, prefix: string) =>
  sql`${sql.ref(column)} >= ${prefix} and ${sql.ref(column)} < ${behind(prefix)}`;

/** Looks for at most `most` contacts: all of them if fewer come back. Deleted ones may be among them. */
export async function findMatches(tx: Tx, { search, jobId }: ContactSelection, most: number): Promise<number[]> {
  if (search === null)
    return idsOf(tx, sql`select contact_id as id from contact_changes where ${ofJob(tx, jobId)}`, most);
  // With a job, a branch must not stop at `most`: what it left out may be what the job touched.
  const branches = branchesOf(tx, search, jobId === null ? most : null);
  if (branches.length === 0) return [];
  return idsOf(tx, sql`select id from (${union(branches)}) as found where ${touchedBy(tx, jobId, 'found.id')}`, most);
}

/** The condition for a page out of more matches than `findMatches` gave. */
export function manyMatches(
  tx: Tx,
  { search, jobId }: ContactSelection,
  page: { readonly sort: ContactSort; readonly limit: number; readonly after: ContactPlace | null },
): ContactCondition {
  const isByCreation = page.sort === 'created' || page.sort === '-created';
  if (search === null) return isByCreation ? inOrder(tx, jobId, page) : touchedBy(tx, jobId, 'c.id');
  const { nameWords } = search;
  // Names alone: walk in order of creation, and meet a page of so many matches soon.
  if (isByCreation && jobId === null && nameWords.length > 0 && search.idPrefixes.length === 0)
    return sql<boolean>`c.id in (${walkNames(nameWords, page)})`;
  return sql<boolean>`c.id in (select id from (${union(branchesOf(tx, search, null))}) as found)
    and ${touchedBy(tx, jobId, 'c.id')}`;
}

async function idsOf(tx: Tx, query: RawBuilder<unknown>, most: number): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`select distinct id from (${query}) as matches limit ${most}`.execute(tx);
  return rows.map(({ id }) => id);
}

function branchesOf(tx: Tx, search: ContactSearch, most: number | null): Ids[] {
  const { emailPrefix, phoneEnds, idPrefixes, nameWords } = search;
  return [
    ...(emailPrefix === null ? [] : [byEmail(tx, emailPrefix, most)]),
    ...phoneEnds.map((digits) => byPhoneEnd(tx, digits, most)),
    ...idPrefixes.flatMap((prefix) => [byContactId1(tx, prefix, most), byContactId2(tx, prefix, most)]),
    ...(nameWords.length === 0 ? [] : [byName(nameWords, most)]),
  ];
}

const union = (branches: readonly Ids[]) => sql.join(branches, sql` union all `);

const byEmail = (tx: Tx, prefix: string, most: number | null): Ids =>
  sql`(select contact_id as id from contact_emails where tenant_id = ${tx.tenantId} and ${begins('key', prefix)} limit ${most})`;

/** The end of a number is the beginning of its reverse. */
const byPhoneEnd = (tx: Tx, digits: string, most: number | null): Ids =>
  sql`(select contact_id as id from contact_phones where tenant_id = ${tx.tenantId}
    and ${begins('reversed', [...digits].reverse().join(''))} limit ${most})`;

const byContactId1 = (tx: Tx, prefix: string, most: number | null): Ids =>
  sql`(select id from contacts where tenant_id = ${tx.tenantId} and contact_id_1 is not null and deleted_at is null
    and ${begins('contact_id_1', prefix)} limit ${most})`;

const byContactId2 = (tx: Tx, prefix: string, most: number | null): Ids =>
  sql`(select id from contacts where tenant_id = ${tx.tenantId} and contact_id_2 is not null and deleted_at is null
    and ${begins('contact_id_2', prefix)} limit ${most})`;

const byName = (words: readonly string[], most: number | null): Ids =>
  sql`(select search_contact_names(${words}::text[], ${most}::integer) as id)`;

const walkNames = (
  words: readonly string[],
  { sort, limit, after }: { readonly sort: ContactSort; readonly limit: number; readonly after: ContactPlace | null },
) =>
  sort === '-created'
    ? sql`select walk_contact_names(${words}::text[], ${after?.id ?? Number.MAX_SAFE_INTEGER}::bigint, true, ${limit})`
    : sql`select walk_contact_names(${words}::text[], ${after?.id ?? 0}::bigint, false, ${limit})`;

const ofJob = (tx: Tx, jobId: string | null) => sql`tenant_id = ${tx.tenantId} and job_id = ${jobId}::uuid`;

const touchedBy = (tx: Tx, jobId: string | null, id: string): ContactCondition =>
  jobId === null
    ? sql<boolean>`true`
    : sql<boolean>`exists (select from contact_changes h where h.tenant_id = ${tx.tenantId} and h.job_id = ${jobId}::uuid
        and h.contact_id = ${sql.ref(id)})`;

/** The contacts of a job in order of creation, straight from the index of its changes. */
function inOrder(
  tx: Tx,
  jobId: string | null,
  { sort, limit, after }: { readonly sort: ContactSort; readonly limit: number; readonly after: ContactPlace | null },
): ContactCondition {
  return sort === '-created'
    ? sql<boolean>`c.id in (select distinct contact_id from contact_changes where ${ofJob(tx, jobId)}
        and contact_id < ${after?.id ?? Number.MAX_SAFE_INTEGER} order by contact_id desc limit ${limit})`
    : sql<boolean>`c.id in (select distinct contact_id from contact_changes where ${ofJob(tx, jobId)}
        and contact_id > ${after?.id ?? 0} order by contact_id limit ${limit})`;
}
