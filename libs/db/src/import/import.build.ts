import type { JobId } from '@rollcall/domain/job';
import { sql } from 'kysely';
import { cancellable } from '../database/cancellable.js';
import { sqlStateOf } from '../database/faults.js';
import type { Tx } from '../database/tenant.js';
import { insertBuiltConsents } from './import.consent.js';
import { insertChannelRows, insertContactRows } from './import.insert.js';
import type { ApplyRange } from './import.insert.js';
import type { ImportLayout } from './import.layout.js';

/** An index that the tables of a build still lack. */
export interface BuildIndex {
  readonly parent: string;
  readonly part: string;
}

/** The tables of a build: the names of those they will be a part of behind the job's. */
const tablesOf = (jobId: JobId) => {
  const named = (parent: string) => sql.table(`staging.import_${jobId.replaceAll('-', '')}_${parent}`);
  return { contacts: named('contacts'), phones: named('contact_phones'), emails: named('contact_emails') };
};

/**
 * Makes empty tables for the contacts of a tenant that has none, without indexes and seen by nobody.
 * @returns false if contacts of the tenant were written before: then new ones have to go where those are
 */
export async function beginBuild(tx: Tx, jobId: JobId): Promise<boolean> {
  const { rows } = await sql<{ isBegun: boolean }>`select begin_contact_build(${jobId}) as "isBegun"`.execute(tx);
  return rows[0]!.isBegun;
}

/** Writes the contacts of the rows without a plan into the tables of the build. @returns how many */
export async function buildContacts(tx: Tx, layout: ImportLayout, range: ApplyRange): Promise<number> {
  const tables = tablesOf(layout.jobId);
  const created = await insertContactRows(tx, layout, range, { into: tables.contacts, onTaken: sql`` });
  await insertChannelRows(tx, layout, range, tables);
  return created;
}

/** The indexes that are still to be built, those that take longest first. */
export async function listBuildIndexes(tx: Tx, jobId: JobId): Promise<readonly BuildIndex[]> {
  const { rows } = await sql<BuildIndex>`select parent, part from list_contact_build_indexes(${jobId})`.execute(tx);
  return rows;
}

/** Builds one index: up to a minute for five million contacts. Aborted by `signal`, it throws, and nothing is left of it. */
export async function addBuildIndex(tx: Tx, jobId: JobId, index: BuildIndex, signal: AbortSignal): Promise<void> {
  await cancellable(tx, signal, async () => {
    await sql`select add_contact_build_index(${jobId}, ${index.parent}, ${index.part})`.execute(tx);
  });
}

/** Makes the words in the built names known to the search for mistyped ones. */
export async function learnBuildNames(tx: Tx, jobId: JobId, signal: AbortSignal): Promise<void> {
  await cancellable(tx, signal, async () => {
    await sql`select learn_contact_name_words_in(contact_build_table(${jobId}, 'contacts'))`.execute(tx);
  });
}

/** Does what is left before a build can be published: a key or its check with every call. @returns false when it is ready */
export async function completeBuild(tx: Tx, jobId: JobId, signal: AbortSignal): Promise<boolean> {
  const { rows } = await cancellable(tx, signal, () =>
    sql<{ isMore: boolean }>`select complete_contact_build(${jobId}) as "isMore"`.execute(tx),
  );
  return rows[0]!.isMore;
}

/**
 * Writes the history and the consents of the built contacts and lets everybody see them, all at once.
 * @returns false if contacts of the tenant were written meanwhile: nothing is published then
 */
export async function publishBuild(
  tx: Tx,
  layout: ImportLayout,
  defaults: ApplyRange['defaults'],
  signal: AbortSignal,
): Promise<boolean> {
  const { jobId } = layout;
  await sql`savepoint unpublished`.execute(tx);
  const isPublic = await cancellable(tx, signal, async () => {
    await sql`
      insert into contact_changes (tenant_id, contact_id, action, job_id, through)
      select tenant_id, id, 'created', ${jobId}, 'job' from ${tablesOf(jobId).contacts} order by id`.execute(tx);
    await insertBuiltConsents(tx, layout, defaults, tablesOf(jobId).contacts);
    return attachBuild(tx, jobId);
  });
  if (!isPublic) await sql`rollback to savepoint unpublished`.execute(tx);
  return isPublic;
}

const mostTries = 20;

/** Attaching waits a moment for whoever writes a group: it is tried again, for the history behind it took long to write. */
async function attachBuild(tx: Tx, jobId: JobId): Promise<boolean> {
  for (let tries = 1; ; tries++) {
    try {
      await sql`savepoint detached`.execute(tx);
      const { rows } = await sql<{ isPublic: boolean }>`select publish_contact_build(${jobId}) as "isPublic"`.execute(
        tx,
      );
      return rows[0]!.isPublic;
    } catch (fault) {
      if (sqlStateOf(fault) !== '55P03' || tries === mostTries) throw fault;
      await sql`rollback to savepoint detached`.execute(tx);
      await sql`select pg_sleep(0.5)`.execute(tx);
    }
  }
}

/** Throws a build away that was not published. */
export async function dropBuild(tx: Tx, jobId: JobId): Promise<void> {
  await sql`select drop_contact_build(${jobId})`.execute(tx);
}
