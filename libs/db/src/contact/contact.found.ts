import type { ContactSort } from '@rollcall/domain/contact';
import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';
import type { Tx } from '../database/tenant.js';
import type { ContactPlace } from './contact.cursor.js';
import type { ContactFilter } from './contact.filter.js';
import { touchedBy } from './contact.job.js';
import type { OfJob } from './contact.job.js';
import type { ContactPlaces } from './contact.page.js';

type Fragment = RawBuilder<unknown>;

/** What a search came upon. */
export interface Findings {
  /** Rows of `id` and `key`, the key of the sort; null: it looked for no names. */
  readonly named: Fragment | null;
  /** Of the named ones only what this job touched. */
  readonly job: OfJob | null;
  /** Contacts found in other ways, among which may be some that are deleted. */
  readonly also: readonly number[];
  /** Of all of them only what fulfils this. */
  readonly filter: ContactFilter | null;
}

/** A page of findings, how many they are in all, and how many of them were named. */
export interface FindingsPage {
  readonly places: readonly ContactPlace[];
  readonly count: number;
  readonly named: number;
}

/** Sorts findings as a whole, each looked at once, and takes one page of them. */
export async function pageOfFindings(tx: Tx, findings: Findings, page: ContactPlaces): Promise<FindingsPage> {
  const { sort, limit } = page;
  const none = sql`(select null::bigint as id, null::text as key where false) as nobody`;
  const isOfJob = findings.job === null ? sql`true` : touchedBy(tx, findings.job.jobId, 'n.id');
  const fulfils = findings.filter?.on('n') ?? sql`true`;
  // The names come without the rest of the contact.
  const isMeant = findings.filter
    ? sql`(select ${findings.filter.on('c')} from contacts c where c.tenant_id = ${tx.tenantId} and c.id = n.id) is true`
    : sql`true`;
  const others =
    findings.also.length === 0
      ? sql``
      : sql`union select n.id, ${keys[wayOf(sort)]} from contacts n
          where n.tenant_id = ${tx.tenantId} and n.id = any(${[...findings.also]}::bigint[]) and n.deleted_at is null and ${fulfils}`;
  const { rows } = await sql<ContactPlace & { count: number; named: number }>`
    with named as materialized (select id, key from ${findings.named ?? none}),
    found as materialized (select n.id, n.key collate "C" as key from named n where ${isOfJob} and ${isMeant} ${others})
    select f.id, f.key, (select count(*) from found) as count, (select count(*) from named) as named
    from found f where ${behind(page)} order by ${orders[sort]} limit ${limit}`.execute(tx);
  const { count = 0, named = 0 } = rows[0] ?? {};
  return { places: rows.map(({ id, key }) => ({ id, key })), count, named };
}

/** What a list is sorted by, in either direction. */
export type Way = 'created' | 'name' | 'contactId1';
/** See {@link Way}. */
export const wayOf = (sort: ContactSort): Way => sort.replace('-', '') as Way;

const keys: Readonly<Record<Way, Fragment>> = {
  created: sql`null`,
  name: sql`n.name_key`,
  contactId1: sql`n.contact_id_1`,
};

const orders: Readonly<Record<ContactSort, Fragment>> = {
  created: sql`f.id`,
  '-created': sql`f.id desc`,
  name: sql`f.key, f.id`,
  '-name': sql`f.key desc, f.id desc`,
  contactId1: sql`f.key, f.id`,
  '-contactId1': sql`f.key desc nulls last, f.id`,
};

/** Behind which places a page begins; `contact_sort` says the same in SQL. */
function behind({ sort, after }: ContactPlaces): Fragment {
  if (after === null) return sql`true`;
  const than = sort.startsWith('-') ? sql`<` : sql`>`;
  if (wayOf(sort) === 'created') return sql`f.id ${than} ${after.id}`;
  if (wayOf(sort) === 'name') return sql`(f.key, f.id) ${than} (${after.key ?? ''}, ${after.id}::bigint)`;
  if (after.key === null) return sql`f.key is null and f.id > ${after.id}`;
  return sql`(f.key ${than} ${after.key} or f.key is null)`;
}
