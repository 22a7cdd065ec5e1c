import { contactFields } from '@rollcall/domain/contact';
import type { ContactFieldName } from '@rollcall/domain/contact';
import type { MatchKey } from '@rollcall/domain/import';
import type { JobId } from '@rollcall/domain/job';
import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';
import type { Tx } from '../database/tenant.js';

type Fragment = RawBuilder<unknown>;

/** What the columns of one file became: which parts of the staging table are filled. */
export interface ImportLayout {
  readonly jobId: JobId;
  readonly fields: readonly ContactFieldName[];
  /** The headers of the columns that consents came from, which their issues name. */
  readonly consentHeaders: Readonly<Partial<Record<ContactFieldName, string>>>;
  /** How many phone and e-mail positions are mapped, counted from 1 up to the highest. */
  readonly phoneCount: number;
  readonly emailCount: number;
  /** The positions that columns are mapped to: an empty cell clears these alone. */
  readonly phonePositions: readonly number[];
  readonly extensionPositions: readonly number[];
  readonly emailPositions: readonly number[];
  readonly customKeys: readonly string[];
  /** The keys that identify a contact, in the order they are tried; only those that are mapped. */
  readonly match: readonly MatchKey[];
}

/** The fields that a contact's name is made of. */
export const nameFields = ['lastName', 'firstName', 'company'] as const satisfies readonly ContactFieldName[];

const names = (jobId: JobId) => `staging.import_${jobId.replaceAll('-', '')}`;

/** The name of a job's plan, for asking whether it is there. */
export const planName = (jobId: JobId): string => `${names(jobId)}_plan`;

/** The staging tables of a job: rows as read, hashes of their keys, and what was decided about them. */
export const staged = (jobId: JobId) => ({
  rows: sql.table(names(jobId)),
  keys: sql.table(`${names(jobId)}_keys`),
  plan: sql.table(`${names(jobId)}_plan`),
});

/**
 * Where issues of a row stand that are found after it was read: behind all that reading it can find, one for each phase, for
 * two issues of a row never share a place. From `consent` on there is one for each consent.
 */
export const issueSeq = {
  doubles: sql.lit(30_000),
  match: sql.lit(30_001),
  apply: sql.lit(30_002),
  consent: 30_003,
} as const;

/** The type of a field's column, in SQL. */
const columnTypes = {
  text: sql`text`,
  name: sql`text`,
  id: sql`text`,
  money: sql`numeric(14,2)`,
  date: sql`date`,
  boolean: sql`boolean`,
  consent: sql`boolean`,
  channel: sql`text`,
  country: sql`text`,
  'time-zone': sql`text`,
  language: sql`text`,
} as const;

/** A field's column in the staging table: a group is staged by its name. */
export const stagedColumn = (field: ContactFieldName): string =>
  field === 'group' ? 'group_name' : contactFields[field].column;
/** See {@link columnTypes}. */
export const columnType = (field: ContactFieldName): Fragment => columnTypes[contactFields[field].type];

/** 1, 2, … n. */
export const positions = (count: number): readonly number[] => Array.from({ length: count }, (_, index) => index + 1);

/** Columns of one phone, one e-mail address in the staging table. */
export const phoneColumns = (position: number) =>
  [`phone_${position}`, `phone_${position}_raw`, `phone_${position}_extension`] as const;
/** See {@link phoneColumns}. */
export const emailColumns = (position: number) => [`email_${position}`, `email_${position}_key`] as const;

/** The columns a COPY fills, in order: place in the file, fields, phones, addresses, custom fields, cells left out. */
export function copiedColumns(layout: ImportLayout): readonly string[] {
  return [
    'row_no',
    'byte_at',
    'byte_length',
    ...layout.fields.map(stagedColumn),
    ...positions(layout.phoneCount).flatMap(phoneColumns),
    ...positions(layout.emailCount).flatMap(emailColumns),
    ...(layout.customKeys.length > 0 ? ['custom'] : []),
    'left_out',
  ];
}

/**
 * Where the keys of Contact ID 1 stand, if rows can collide in it: it is unique among contacts, and nothing else settled it.
 * Null: it is not mapped, or it is matched first.
 */
export function ownIdLevel({ fields, match }: ImportLayout): number | null {
  if (!fields.includes('contactId1') || match[0] === 'contactId1') return null;
  const level = match.indexOf('contactId1');
  return level === -1 ? match.length : level;
}

const firstOf = (columns: readonly string[]): Fragment =>
  columns.length === 0 ? sql`null::text` : sql`coalesce(${sql.join(columns.map((column) => sql.ref(`s.${column}`)))})`;

/** The value of a match key in a staged row `s`: the id, the first address, the first phone. */
export function keyValue(layout: ImportLayout, key: MatchKey): Fragment {
  if (key === 'contactId1') return sql.ref('s.contact_id_1');
  if (key === 'contactId2') return sql.ref('s.contact_id_2');
  if (key === 'email') return firstOf(positions(layout.emailCount).map((position) => emailColumns(position)[1]));
  return firstOf(positions(layout.phoneCount).map((position) => phoneColumns(position)[0]));
}

/**
 * For the rest of the transaction, rows of a batch find contacts through an index, whatever the statistics say: while millions
 * of rows arrive they are always out of date, and a plan that scans contacts once per batch never ends. Joins run as written.
 */
export async function lookUpByIndex(tx: Tx): Promise<void> {
  await sql`select set_config('enable_seqscan', 'off', true), set_config('enable_hashjoin', 'off', true),
    set_config('enable_mergejoin', 'off', true), set_config('join_collapse_limit', '1', true)`.execute(tx);
}
