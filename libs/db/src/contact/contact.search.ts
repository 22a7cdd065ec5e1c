import type { ContactSearch } from '@rollcall/domain/contact';
import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';
import type { Tx } from '../database/tenant.js';
import { exactUpTo } from './contact.count.js';
import { touchedBy } from './contact.job.js';

/** Contact IDs are looked up in the table, channels in an index alone, which is ten times cheaper. */
const idsUpTo = 1_000;
/** Of few digits, which more often are the end of a phone: both together must not take longer than one alone. */
const idsBesidePhonesUpTo = 300;

/** What the ranges of indexes hold that a search means, without names. */
export interface RangeMatches {
  readonly ids: readonly number[];
  /** So many are shown, when a way of looking met too many and gave only the first ones of its order. */
  readonly cutAt: number | null;
}

/** Contacts by e-mail address, end of phone, Contact ID; of those a job touched, if one is given. */
export async function findInRanges(tx: Tx, search: ContactSearch, jobId: string | null): Promise<RangeMatches> {
  const ranges = rangesOf(tx, search);
  if (ranges.length === 0) return { ids: [], cutAt: null };
  const branches = ranges.map((range, way) => limited(tx, range, way, jobId));
  const { rows } = await sql<{ way: number; id: number }>`${sql.join(branches, sql` union all `)}`.execute(tx);
  const cut = ranges.filter(({ most }, at) => rows.filter(({ way }) => way === at).length > most).length;
  const ids = [...new Set(rows.map(({ id }) => id))];
  return { ids, cutAt: cut === 0 ? null : ids.length - cut }; // each was asked for one more than it may give
}

/** One stretch of an index. */
interface Range {
  readonly table: 'contacts' | 'contact_phones' | 'contact_emails';
  readonly id: 'id' | 'contact_id';
  /** The column behind the tenant in the index. */
  readonly column: string;
  readonly where: RawBuilder<unknown>;
  readonly most: number;
}

/** In the order of the index: else the planner may read the table of all tenants until it has met enough. */
const limited = (tx: Tx, { table, id, column, where, most }: Range, way: number, jobId: string | null) =>
  sql`(select ${way}::integer as way, r.${sql.ref(id)} as id from ${sql.table(table)} r where ${where}
    and ${jobId === null ? sql`true` : touchedBy(tx, jobId, `r.${id}`)} order by r.${sql.ref(column)} limit ${most + 1})`;

function rangesOf(tx: Tx, { emailPrefix, phoneEnds, idPrefixes }: ContactSearch): Range[] {
  const channel = (table: 'contact_phones' | 'contact_emails', column: string, prefix: string): Range => ({
    table,
    id: 'contact_id',
    column,
    where: sql`r.tenant_id = ${tx.tenantId} and ${begins(column, prefix)}`,
    most: exactUpTo,
  });
  const contactId = (column: string, prefix: string): Range => ({
    table: 'contacts',
    id: 'id',
    column,
    where: sql`r.tenant_id = ${tx.tenantId} and r.${sql.ref(column)} is not null and r.deleted_at is null and ${begins(column, prefix)}`,
    most: phoneEnds.length === 0 ? idsUpTo : idsBesidePhonesUpTo,
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
  sql`r.${sql.ref(column)} >= ${prefix} and r.${sql.ref(column)} < ${behind(prefix)}`;
