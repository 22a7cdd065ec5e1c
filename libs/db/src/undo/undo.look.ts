import type { JobId } from '@rollcall/domain/job';
import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';
import { imageColumns } from '../contact/contact.image.js';
import type { Tx } from '../database/tenant.js';
import { consentFields, mayTouchConsents } from './undo.fields.js';

type Fragment = RawBuilder<unknown>;

/** The job that is undone, as far as its changes go. */
export interface UndoneJob {
  readonly id: JobId;
  readonly startedAt: Date;
  readonly endedAt: Date;
  /** How many contacts it changed, as its ledger says. */
  readonly contacts: number;
  /** It is an undo itself, so that this one is a redo: what it replaces is remembered like by any other change. */
  readonly isRedo: boolean;
}

/** The contacts of one batch, and what there is to think of with them. */
export interface UndoBatch {
  readonly undoId: JobId;
  readonly undone: UndoneJob;
  readonly isDryRun: boolean;
  /** Contacts that were looked at before. */
  readonly row: number;
  /** Contacts behind this one … */
  readonly after: number;
  /** … up to this one. */
  readonly last: number;
  /** Every key that a before-image of the batch has. */
  readonly keys: readonly string[];
  /** The job changed one of them more than once. */
  readonly hasSeveral: boolean;
  /** Contacts were created, deleted or restored. */
  readonly hasMoves: boolean;
  /** Contacts that were created and have a consent now. */
  readonly hasCreatedConsents: boolean;
  /** Anybody else changed one of them since the job began. */
  readonly hasLater: boolean;
  /** Somebody recorded what a person said about being contacted, since the job began. */
  readonly hasSaidSince: boolean;
  /** Somebody wrote a note about these contacts, rang them, promised to, or kept something secret. */
  readonly hasUse: boolean;
}

const dayMs = 86_400_000;

/** WHERE for the changes `h` of the undone job. The times leave months out, with a day for clocks that were put right. */
export const changesOf = (tx: Tx, { id, startedAt, endedAt }: UndoneJob): Fragment =>
  sql`h.tenant_id = ${tx.tenantId}::uuid and h.job_id = ${id}::uuid
    and h.at > ${new Date(startedAt.getTime() - dayMs)} and h.at < ${new Date(endedAt.getTime() + dayMs)}`;

/** WHERE for the changes `h` of others behind a time. */
export const changesSince = (tx: Tx, { id, startedAt }: UndoneJob, contact: Fragment, since: Fragment): Fragment =>
  sql`h.tenant_id = ${tx.tenantId}::uuid and h.contact_id = ${contact} and h.at > ${since}
    and h.at > ${new Date(startedAt.getTime() - dayMs)} and h.job_id is distinct from ${id}::uuid`;

/** WHERE for the ids of a batch. */
export const inBatch = ({ after, last }: Pick<UndoBatch, 'after' | 'last'>, id: string): Fragment =>
  sql`${sql.ref(id)} > ${sql.lit(after)} and ${sql.ref(id)} <= ${sql.lit(last)}`;

/**
 * Finds the next contacts that the job changed, about `limit` of them, and locks them in the order of their ids unless it is a dry
 * run. Null: there are none behind `after`.
 */
export async function lookAhead(
  tx: Tx,
  at: Pick<UndoBatch, 'undoId' | 'undone' | 'isDryRun' | 'row' | 'after'>,
  limit: number,
): Promise<UndoBatch | null> {
  const range = await nextRange(tx, at, limit);
  if (range === null) return null;
  const { rows } = await sql<Pick<UndoBatch, 'keys' | 'hasSeveral' | 'hasMoves' | 'hasCreatedConsents'>>`
    with mine as materialized (
      select h.contact_id as id, h.action, h.before from contact_changes h
      where ${changesOf(tx, at.undone)} and ${inBatch(range, 'h.contact_id')}),
    locked as (
      select c.id, ${sql.join(
        consentFields.map(({ field }) => sql`c.${sql.id(imageColumns[field])} is not null`),
        sql` or `,
      )} as has_consent
      from contacts c where c.tenant_id = ${tx.tenantId}::uuid and ${inBatch(range, 'c.id')} and c.id in (select id from mine)
      order by c.id ${at.isDryRun ? sql`` : sql`for update`})
    select (select count(*) from locked) as locked, array(select distinct k from mine m cross join lateral jsonb_object_keys(m.before) k) as keys,
      (select count(*) > count(distinct id) from mine) as "hasSeveral",
      exists (select from mine where action <> 'updated') as "hasMoves",
      (select count(*) filter (where has_consent) from locked) > 0 and exists (select from mine where action = 'created')
        as "hasCreatedConsents"`.execute(tx);
  const seen = rows[0]!;
  return { ...at, ...range, ...seen, ...(await lookAround(tx, at.undone, range, seen)) };
}

/** A range of ids of which the job changed one in so many is read as a whole, not contact by contact. */
const denseFrom = 4;

/**
 * From behind which contact to which one the next batch goes. For the rest of the transaction the planner is told how to read it: while
 * millions of rows change, statistics are out of date, and a plan that scans contacts once per batch never ends.
 */
async function nextRange(
  tx: Tx,
  { undone, after }: Pick<UndoBatch, 'undone' | 'after'>,
  limit: number,
): Promise<Pick<UndoBatch, 'after' | 'last'> | null> {
  await sql`select set_config('enable_seqscan', 'off', true), set_config('jit', 'off', true)`.execute(tx);
  const { rows } = await sql<{ first: number | null; last: number; count: number }>`
    select min(b.id) as first, max(b.id) as last, count(*) as count
    from (select h.contact_id as id from contact_changes h
      where ${changesOf(tx, undone)} and h.contact_id > ${after} order by h.contact_id limit ${limit}) b`.execute(tx);
  const { first = null, last = 0, count = 0 } = rows[0] ?? {};
  if (first === null) return null;
  const isDense = last - first < denseFrom * count;
  await sql`select set_config('enable_nestloop', ${isDense ? 'off' : 'on'}, true)`.execute(tx);
  return { after: first - 1, last };
}

/** Whether anybody did anything near these contacts at all: for most batches nobody did, and no contact has to be asked about. */
async function lookAround(
  tx: Tx,
  { id, startedAt }: UndoneJob,
  range: Pick<UndoBatch, 'after' | 'last'>,
  { keys, hasMoves }: Pick<UndoBatch, 'keys' | 'hasMoves'>,
): Promise<Pick<UndoBatch, 'hasLater' | 'hasSaidSince' | 'hasUse'>> {
  const near = sql`x.tenant_id = ${tx.tenantId}::uuid and ${inBatch(range, 'x.contact_id')}`;
  const said = sql`exists (select from consent_entries x where ${near} and x.job_id is null and x.recorded_at > ${startedAt})`;
  const used = sql`exists (select from notes x where ${near}) or exists (select from interactions x where ${near})
    or exists (select from callbacks x where ${near}) or exists (select from encrypted_values x where ${near})`;
  const { rows } = await sql<Pick<UndoBatch, 'hasLater' | 'hasSaidSince' | 'hasUse'>>`
    select exists (select from contact_changes x where ${near} and x.at > ${startedAt} and x.job_id is distinct from ${id}::uuid)
        as "hasLater",
      ${hasMoves || mayTouchConsents(keys) ? said : sql`false`} as "hasSaidSince",
      ${hasMoves ? sql`(${used})` : sql`false`} as "hasUse"`.execute(tx);
  return rows[0]!;
}
