import { changedContacts } from '@rollcall/domain/job';
import type { JobId } from '@rollcall/domain/job';
import type { UndoSample } from '@rollcall/domain/undo';
import { sql } from 'kysely';
import type { Db } from '../database/open-database.js';
import type { Tx } from '../database/tenant.js';
import { getJob } from '../job/job.queries.js';
import type { JobRecord } from '../job/job.row.js';
import type { UndoneJob } from './undo.look.js';

/** Holds a job until the transaction ends, so that nobody else begins to undo it meanwhile. */
export async function holdForUndo(tx: Tx, jobId: JobId): Promise<void> {
  await sql`select from jobs where tenant_id = ${tx.tenantId} and id = ${jobId} for update`.execute(tx);
}

/** From when on the history of changes is kept; null if it was never cut. */
export async function findHistoryStart(tx: Tx): Promise<Date | null> {
  const { rows } = await sql<{ since: Date | null }>`select changes_kept_since() as since`.execute(tx);
  return rows[0]?.since ?? null;
}

/** Drops the months of the history that are older; never one that an undo may need. @returns how many */
export async function dropOldChanges(db: Db, olderThan: Date): Promise<number> {
  const { rows } = await sql<{ dropped: number }>`select drop_change_partitions(${olderThan}) as dropped`.execute(db);
  return rows[0]?.dropped ?? 0;
}

/** The job that an undo is about. Refuses `not-found`. */
export async function getUndone(
  tx: Tx,
  jobId: JobId,
): Promise<{ readonly job: JobRecord; readonly undone: UndoneJob }> {
  const job = await getJob(tx, jobId);
  const { rows } = await sql<{ depth: number }>`
    with recursive chain (id, kind, undoes, depth) as (
      select id, kind, params ->> 'jobId', 0 from jobs where tenant_id = ${tx.tenantId} and id = ${jobId}
      union all select j.id, j.kind, j.params ->> 'jobId', c.depth + 1 from chain c
        join jobs j on j.tenant_id = ${tx.tenantId} and j.id = c.undoes::uuid where c.kind = 'undo' and c.depth < 1000)
    select max(depth)::int as depth from chain`.execute(tx);
  const startedAt = job.startedAt ?? job.createdAt;
  const endedAt = job.endedAt ?? job.changedAt;
  const contacts = changedContacts(job.ledger);
  return { job, undone: { id: job.id, startedAt, endedAt, contacts, isRedo: (rows[0]?.depth ?? 0) % 2 === 1 } };
}

/** The first contacts that an undo kept or could not put back, with their names as they are now. */
export async function listUndoSamples(tx: Tx, undoId: JobId, limit: number): Promise<readonly UndoSample[]> {
  const { rows } = await sql<UndoSample & { readonly at: string }>`
    select i.id as "contactId", coalesce(nullif(concat_ws(' ', c.first_name, c.last_name), ''), c.company, '') as name, i.code,
      i.field, nullif(i.by, '') as by, nullif(i.at, '') as at
    from (select split_part(value, ' · ', 1)::bigint as id, code, column_name as field, split_part(value, ' · ', 2) as at,
        split_part(value, ' · ', 3) as by, row_no from job_issues
      where tenant_id = ${tx.tenantId} and job_id = ${undoId} order by row_no, seq limit ${limit}) i
    left join contacts c on c.tenant_id = ${tx.tenantId} and c.id = i.id order by i.row_no`.execute(tx);
  return rows;
}

/** Fresh statistics for the contact tables, after so many changes that the planner's picture is wrong. */
export async function analyzeRestored(tx: Tx): Promise<void> {
  await sql`select analyze_contacts()`.execute(tx);
}
