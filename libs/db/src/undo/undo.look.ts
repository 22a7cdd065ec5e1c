import type { JobId } from '@rollcall/domain/job';
import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';
import { imageColumns } from '../contact/contact.image.js';
import { indexedFields } from '../contact/contact.indexed.js';
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
  /** Their ids, in order. */
  readonly ids: readonly number[];
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
export const inBatch = ({ ids }: Pick<UndoBatch, 'ids'>, id: string): Fragment =>
  sql`${sql.ref(id)} = any(${[...ids]}::bigint[])`;

/** The next contacts that the job changed, in the order of their ids. */
export interface UndoWindow {
  readonly ids: readonly number[];
  /** Most of them were created, deleted, or had a value changed that an index has. */
  readonly touchesIndex: boolean;
}

/** Finds the contacts that the job changed behind one, at most `limit`. The same for ever: the job is over. */
export async function readWindow(tx: Tx, undone: UndoneJob, after: number, limit: number): Promise<UndoWindow> {
  await chooseIndexes(tx);
  const { rows } = await sql<UndoWindow>`
    select coalesce(array_agg(distinct b.id), '{}')::float8[] as ids,
      coalesce(2 * count(*) filter (where b.action <> 'updated' or b.before ?| ${[...indexedFields]}::text[]) > count(*), false)
        as "touchesIndex"
    from (select h.contact_id as id, h.action, h.before from contact_changes h
      where ${changesOf(tx, undone)} and h.contact_id > ${after} order by h.contact_id limit ${limit}) b`.execute(tx);
  return rows[0]!;
}

/** For so many contacts it is cheaper to read all tables by their ids at once than one contact after the other. */
const manyContacts = 100;

/** Looks at the contacts of a batch, and locks them in the order of their ids unless it is a dry run. */
export async function lookAhead(
  tx: Tx,
  at: Pick<UndoBatch, 'undoId' | 'undone' | 'isDryRun' | 'row' | 'ids'>,
): Promise<UndoBatch> {
  await chooseIndexes(tx, at.ids.length < manyContacts);
  const { rows } = await sql<Pick<UndoBatch, 'keys' | 'hasSeveral' | 'hasMoves' | 'hasCreatedConsents'>>`
    with mine as materialized (
      select h.contact_id as id, h.action, h.before from contact_changes h
      where ${changesOf(tx, at.undone)} and ${inBatch(at, 'h.contact_id')}),
    locked as (
      select c.id, ${sql.join(
        consentFields.map(({ field }) => sql`c.${sql.id(imageColumns[field])} is not null`),
        sql` or `,
      )} as has_consent
      from contacts c where c.tenant_id = ${tx.tenantId} and ${inBatch(at, 'c.id')}
      order by c.id ${at.isDryRun ? sql`` : sql`for update`})
    select (select count(*) from locked) as locked, array(select distinct k from mine m cross join lateral jsonb_object_keys(m.before) k) as keys,
      (select count(*) > count(distinct id) from mine) as "hasSeveral",
      exists (select from mine where action <> 'updated') as "hasMoves",
      (select count(*) filter (where has_consent) from locked) > 0 and exists (select from mine where action = 'created')
        as "hasCreatedConsents"`.execute(tx);
  const seen = rows[0]!;
  return { ...at, ...seen, ...(await lookAround(tx, at.undone, at.ids, seen)) };
}

/**
 * For the rest of the transaction the planner is told how to read: while millions of rows change, statistics are out of date, and a
 * plan that scans contacts once per batch never ends.
 */
const chooseIndexes = (tx: Tx, isOneByOne = true) =>
  sql`select set_config('enable_seqscan', 'off', true), set_config('jit', 'off', true),
    set_config('enable_nestloop', ${isOneByOne ? 'on' : 'off'}, true)`.execute(tx);

/** Whether anybody did anything near these contacts at all: for most batches nobody did, and no contact has to be asked about. */
async function lookAround(
  tx: Tx,
  { id, startedAt }: UndoneJob,
  ids: readonly number[],
  { keys, hasMoves }: Pick<UndoBatch, 'keys' | 'hasMoves'>,
): Promise<Pick<UndoBatch, 'hasLater' | 'hasSaidSince' | 'hasUse'>> {
  const near = sql`x.tenant_id = ${tx.tenantId}::uuid and x.contact_id between ${ids[0]} and ${ids.at(-1)}`;
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
