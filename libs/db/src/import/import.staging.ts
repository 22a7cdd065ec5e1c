import { contactFieldNames, maxEmails, maxPhones } from '@rollcall/domain/contact';
import type { JobId } from '@rollcall/domain/job';
import { Refusal } from '@rollcall/domain/refusal';
import { sql } from 'kysely';
import { from as copyFrom } from 'pg-copy-streams';
import type { CopyStreamQuery } from 'pg-copy-streams';
import { clientOf } from '../database/client-driver.js';
import type { Tx } from '../database/tenant.js';
import { dropBuild } from './import.build.js';
import {
  columnType,
  copiedColumns,
  emailColumns,
  keyValue,
  ownIdLevel,
  phoneColumns,
  planName,
  positions,
  staged,
  stagedColumn,
} from './import.layout.js';
import type { ImportLayout } from './import.layout.js';

/**
 * Makes the staging tables of a job. Rows and keys are not logged: a server crash empties them and they are read from the file
 * again ({@link countStagedRows}); the plan holds decisions, and is kept.
 */
export async function createStaging(tx: Tx, jobId: JobId): Promise<void> {
  const { rows, keys, plan } = staged(jobId);
  const channels = [...positions(maxPhones).flatMap(phoneColumns), ...positions(maxEmails).flatMap(emailColumns)];
  await sql`
    create unlogged table ${rows} (
      row_no integer primary key, byte_at bigint not null, byte_length integer not null,
      ${sql.join(contactFieldNames.map((field) => sql`${sql.id(stagedColumn(field))} ${columnType(field)}`))},
      ${sql.join(channels.map((column) => sql`${sql.id(column)} text collate "C"`))},
      custom jsonb, left_out jsonb   -- what the unreadable cells are mapped to: they clear nothing
    ) with (autovacuum_enabled = off)`.execute(tx);
  await sql`create unlogged table ${keys} (
    level smallint not null, hash bigint not null, row_no integer not null, is_own boolean not null
  ) with (autovacuum_enabled = off)`.execute(tx);
  await sql`create table ${plan} (
    row_no integer primary key, action text not null, contact_id bigint, head_row integer) with (fillfactor = 80)`.execute(
    tx,
  );
  await sql`create index on ${plan} (contact_id) where contact_id is not null`.execute(tx);
}

/** Drops the staging tables of a job, and a build that was not published, if they are there. */
export async function dropStaging(tx: Tx, jobId: JobId): Promise<void> {
  const { rows, keys, plan } = staged(jobId);
  await sql`drop table if exists ${rows}, ${keys}, ${plan}`.execute(tx);
  await dropBuild(tx, jobId);
}

/**
 * How many rows are staged: rows are staged in order without gaps, so it is the last row number. 0 after a server crash.
 * Refuses `job.incompatible` when the tables are gone: a job that failed long ago was cleaned up, with what it had decided.
 */
export async function countStagedRows(tx: Tx, jobId: JobId): Promise<number> {
  const { rows: tables } = await sql<{ found: boolean }>`
    select to_regclass(${planName(jobId)}) is not null as found`.execute(tx);
  if (!tables[0]?.found) throw new Refusal('job.incompatible', { reason: 'staging-gone' });
  const { rows: last } = await sql<{
    row: number | null;
  }>`select max(row_no) as row from ${staged(jobId).rows}`.execute(tx);
  return last[0]?.row ?? 0;
}

/** Begins a COPY of staged rows in PostgreSQL's text format; end the stream and await 'finish' before the next statement. */
export async function openStagingCopy(tx: Tx, layout: ImportLayout): Promise<CopyStreamQuery> {
  const columns = sql.join(copiedColumns(layout).map((column) => sql.id(column)));
  const statement = sql`copy ${staged(layout.jobId).rows} (${columns}) from stdin`.compile(tx);
  return (await clientOf(tx)).query(copyFrom(statement.sql));
}

/** Empties rows and keys, for reading the file again. */
export async function truncateStaging(tx: Tx, jobId: JobId): Promise<void> {
  const { rows, keys } = staged(jobId);
  await sql`truncate ${rows}, ${keys}`.execute(tx);
}

/** Books rows of the file as rejected. Rows that are booked stay as they are. */
export async function planRejected(tx: Tx, jobId: JobId, rows: readonly number[]): Promise<void> {
  if (rows.length === 0) return;
  await sql`insert into ${staged(jobId).plan} (row_no, action) select row_no, 'rejected' from unnest(${rows}::integer[]) as r(row_no)
    on conflict (row_no) do nothing`.execute(tx);
}

/**
 * Keeps the hash of every match key of the rows behind `after`, and of Contact ID 1 if rows can collide in it. A row's own key is
 * the first one it has a value for.
 */
export async function insertKeys(tx: Tx, layout: ImportLayout, after: number, until: number): Promise<void> {
  const { rows, keys } = staged(layout.jobId);
  const earlier: ReturnType<typeof keyValue>[] = [];
  for (const [level, key] of layout.match.entries()) {
    const value = keyValue(layout, key);
    const isOwn = earlier.length === 0 ? sql`true` : sql`coalesce(${sql.join(earlier)}) is null`;
    await sql`
      insert into ${keys} (level, hash, row_no, is_own)
      select ${level}, hashtextextended(${value}, ${level}), s.row_no, ${isOwn} from ${rows} s
      where s.row_no > ${after} and s.row_no <= ${until} and ${value} is not null`.execute(tx);
    earlier.push(value);
  }
  if (ownIdLevel(layout) !== layout.match.length) return;
  await sql`
    insert into ${keys} (level, hash, row_no, is_own)
    select ${layout.match.length}, hashtextextended(s.contact_id_1, 0), s.row_no, false from ${rows} s
    where s.row_no > ${after} and s.row_no <= ${until} and s.contact_id_1 is not null`.execute(tx);
}

/** Fresh statistics for a staging table that was just filled: the planner knows nothing of it otherwise. */
export async function analyzeStaging(tx: Tx, jobId: JobId): Promise<void> {
  const { rows, keys, plan } = staged(jobId);
  await sql`analyze ${rows} (row_no)`.execute(tx);
  await sql`analyze ${keys}`.execute(tx);
  await sql`analyze ${plan}`.execute(tx);
}
