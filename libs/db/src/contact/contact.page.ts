import type { ContactSort } from '@rollcall/domain/contact';
import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';
import type { Tx } from '../database/tenant.js';
import type { ContactTotal } from './contact.count.js';
import type { ContactPlace } from './contact.cursor.js';

/** Which contacts a page is taken from, as a condition on `c`, a contact. */
export type ContactCondition = RawBuilder<boolean>;

/** Which stretch of a sorted list. */
export interface ContactPlaces {
  readonly sort: ContactSort;
  readonly limit: number;
  readonly after: ContactPlace | null;
  /** How many there are, if that was counted for the page before. */
  readonly total: ContactTotal | null;
  /** Whether the page before it came from a walk, because too many have the words to sort them. */
  readonly isWalked: boolean;
}

/** A stretch of a sorted list, and how long the list is. */
export interface FoundPlaces {
  readonly places: readonly ContactPlace[];
  readonly total: ContactTotal;
  readonly isWalked?: boolean;
  /** There may be more that were not looked at: it would take too long. */
  readonly isCut?: boolean;
  /** Where looking stopped before the page was full: the next page goes on behind. */
  readonly stoppedAt?: ContactPlace;
  /** About how many contacts were looked at until there. */
  readonly looked?: number;
}

/** The places of one page in order. Each sort walks an index of its own, also under row level security. */
export function listPlaces(
  tx: Tx,
  page: ContactPlaces & { readonly where: ContactCondition },
): Promise<readonly ContactPlace[]> {
  const { sort, limit, after, where } = page;
  if (sort === 'created' || sort === '-created') return byCreated(tx, sort === '-created', limit, after, where);
  if (sort === 'name' || sort === '-name') return byName(tx, sort === '-name', limit, after, where);
  return byContactId1(tx, sort === '-contactId1', limit, after, where);
}

const live = (tx: Tx, where: ContactCondition) =>
  sql`c.tenant_id = ${tx.tenantId} and c.deleted_at is null and ${where}`;

/** Ids are given out in order, so they are the order of creation too. */
async function byCreated(
  tx: Tx,
  isDescending: boolean,
  limit: number,
  after: ContactPlace | null,
  where: ContactCondition,
): Promise<readonly ContactPlace[]> {
  const { rows } = isDescending
    ? await sql<ContactPlace>`select c.id, null as key from contacts c
        where ${live(tx, where)} and c.id < ${after?.id ?? Number.MAX_SAFE_INTEGER} order by c.id desc limit ${limit}`.execute(
        tx,
      )
    : await sql<ContactPlace>`select c.id, null as key from contacts c
        where ${live(tx, where)} and c.id > ${after?.id ?? 0} order by c.id limit ${limit}`.execute(tx);
  return rows;
}

async function byName(
  tx: Tx,
  isDescending: boolean,
  limit: number,
  after: ContactPlace | null,
  where: ContactCondition,
): Promise<readonly ContactPlace[]> {
  const at = after === null ? null : sql`(${after.key ?? ''}, ${after.id}::bigint)`;
  const { rows } = isDescending
    ? await sql<ContactPlace>`select c.id, c.name_key as key from contacts c
        where ${live(tx, where)} and ${at === null ? sql`true` : sql`(c.name_key, c.id) < ${at}`}
        order by c.name_key desc, c.id desc limit ${limit}`.execute(tx)
    : await sql<ContactPlace>`select c.id, c.name_key as key from contacts c
        where ${live(tx, where)} and ${at === null ? sql`true` : sql`(c.name_key, c.id) > ${at}`}
        order by c.name_key, c.id limit ${limit}`.execute(tx);
  return rows;
}

/** Contact ID 1 is unique among live contacts; those without one come last in both directions, in order of creation. */
async function byContactId1(
  tx: Tx,
  isDescending: boolean,
  limit: number,
  after: ContactPlace | null,
  where: ContactCondition,
): Promise<readonly ContactPlace[]> {
  const isPastKeys = after !== null && after.key === null;
  const withKey = isPastKeys ? [] : await withContactId1(tx, isDescending, limit, after?.key ?? null, where);
  if (withKey.length === limit) return withKey;
  const { rows: without } = await sql<ContactPlace>`select c.id, null as key from contacts c
    where ${live(tx, where)} and c.contact_id_1 is null and c.id > ${isPastKeys ? after.id : 0}
    order by c.id limit ${limit - withKey.length}`.execute(tx);
  return [...withKey, ...without];
}

async function withContactId1(
  tx: Tx,
  isDescending: boolean,
  limit: number,
  after: string | null,
  where: ContactCondition,
): Promise<readonly ContactPlace[]> {
  const { rows } = isDescending
    ? await sql<ContactPlace>`select c.id, c.contact_id_1 as key from contacts c
        where ${live(tx, where)} and c.contact_id_1 is not null and ${after === null ? sql`true` : sql`c.contact_id_1 < ${after}`}
        order by c.contact_id_1 desc limit ${limit}`.execute(tx)
    : await sql<ContactPlace>`select c.id, c.contact_id_1 as key from contacts c
        where ${live(tx, where)} and c.contact_id_1 is not null and ${after === null ? sql`true` : sql`c.contact_id_1 > ${after}`}
        order by c.contact_id_1 limit ${limit}`.execute(tx);
  return rows;
}
