import type { JobId, JobPosition, JobStatus } from '@rollcall/domain/job';
import type { TenantId } from '@rollcall/domain/tenant';
import { sql } from 'kysely';
import type { Db } from '../database/open-database.js';
import type { Tx } from '../database/tenant.js';
import type { RingableJob, TakenJob } from './job.row.js';

/** How long a lease lasts without a sign of life; the database's clock counts. */
export const leaseMs = 20_000;
const lease = sql`make_interval(secs => ${leaseMs / 1000})`;

/**
 * Takes the lease of a job, by its id alone: one statement, no row if somebody else holds it or there is nothing to do.
 * Called twice at once, one caller gets the job.
 */
export async function takeJob(db: Db, jobId: JobId, worker: string): Promise<TakenJob | undefined> {
  const { rows } = await sql<{
    tenant_id: TenantId;
    id: JobId;
    kind: string;
    params: unknown;
    checkpoint: unknown;
    lease_epoch: number;
    total_count: number | null;
    started_by_id: string;
    started_by_name: string;
    rows_per_second: number | null;
  }>`select * from take_job(${jobId}, ${worker}, ${lease})`.execute(db);
  const row = rows[0];
  return (
    row && {
      tenantId: row.tenant_id,
      jobId: row.id,
      kind: row.kind,
      params: row.params,
      checkpoint: row.checkpoint,
      leaseEpoch: row.lease_epoch,
      total: row.total_count,
      startedBy: { id: row.started_by_id, name: row.started_by_name },
      rowsPerSecond: row.rows_per_second,
    }
  );
}

/** Jobs nobody moves: queued ones that were not taken, and live ones without a sign of life for a lease. */
export async function listSilentJobs(
  db: Db,
): Promise<readonly (RingableJob & { readonly tenantId: TenantId; readonly status: JobStatus })[]> {
  const { rows } = await sql<{ tenant_id: TenantId; id: JobId; kind: string; status: JobStatus; lease_epoch: number }>`
    select * from list_silent_jobs(${lease})`.execute(db);
  return rows.map((row) => ({
    tenantId: row.tenant_id,
    id: row.id,
    kind: row.kind,
    status: row.status,
    leaseEpoch: row.lease_epoch,
  }));
}

/** How many jobs of a kind could start at once if a slot were free. */
export async function countWaitingJobs(db: Db, kind: string): Promise<number> {
  const { rows } = await sql<{ count: number }>`select count_waiting_jobs(${kind}) as count`.execute(db);
  return rows[0]?.count ?? 0;
}

type Lease = Pick<JobPosition<unknown>, 'jobId' | 'leaseEpoch'>;

const held = (tx: Tx, { jobId, leaseEpoch }: Lease) =>
  tx
    .updateTable('jobs')
    .where('tenant_id', '=', tx.tenantId)
    .where('id', '=', jobId)
    .where('lease_epoch', '=', leaseEpoch);

/** A sign of life. @returns the status as it is now, or undefined if the lease was lost */
export async function beatHeart(tx: Tx, at: Lease): Promise<JobStatus | undefined> {
  const row = await held(tx, at)
    .set({ heartbeat_at: sql`clock_timestamp()` })
    .where('status', 'in', ['running', 'pausing', 'cancelling'])
    .returning('status')
    .executeTakeFirst();
  return row?.status as JobStatus | undefined;
}

/** Ends a job whose work is exhausted. @returns false if the lease was lost or the job was told to stop */
export async function finishJob(tx: Tx, at: JobPosition<unknown>): Promise<boolean> {
  const { numUpdatedRows } = await held(tx, at)
    .set({ status: 'succeeded', ended_at: sql`clock_timestamp()`, lease_owner: null, heartbeat_at: null })
    .where('status', '=', 'running')
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

/** Stops a job with a code. It keeps its checkpoint and can be resumed. */
export async function failJob(
  tx: Tx,
  at: Lease,
  failure: { readonly code: string; readonly details: Readonly<Record<string, unknown>> },
): Promise<boolean> {
  const { numUpdatedRows } = await held(tx, at)
    .set({
      status: 'failed',
      failure_code: failure.code,
      failure_details: JSON.stringify(failure.details),
      lease_owner: null,
      heartbeat_at: null,
    })
    .where('status', '=', 'running')
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

/** Tells a job to pause behind the batch of this transaction, as a person would. Its worker settles it. */
export async function pauseHeldJob(tx: Tx, at: Lease, reason: string): Promise<void> {
  await held(tx, at).set({ status: 'pausing', status_reason: reason }).where('status', '=', 'running').execute();
}

/** Gives the slot back: the job waits in the queue again, at its checkpoint. */
export async function yieldJob(tx: Tx, at: Lease, reason: string): Promise<boolean> {
  const { numUpdatedRows } = await held(tx, at)
    .set({ status: 'queued', status_reason: reason, lease_owner: null, heartbeat_at: null })
    .where('status', '=', 'running')
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

/** Books one fault. @returns how many there were since the last committed batch, undefined if the lease was lost */
export async function countFault(tx: Tx, at: Lease): Promise<number | undefined> {
  const row = await held(tx, at)
    .set({ fault_count: sql`fault_count + 1` })
    .where('status', '=', 'running')
    .returning('fault_count')
    .executeTakeFirst();
  return row?.fault_count;
}

/**
 * Settles a job that was told to pause or cancel: rows that were read and not reached are booked as skipped.
 * With a lease only its holder settles; without one (`null`) it is settled because nobody holds it, and the epoch moves on so
 * that a worker thought dead cannot come back. @returns the status it has now, undefined if there was nothing to settle
 */
export async function settleJob(tx: Tx, jobId: JobId, leaseEpoch: number | null): Promise<JobStatus | undefined> {
  const paused = await settling(tx, jobId, leaseEpoch)
    .where('status', '=', 'pausing')
    .set({ status: 'paused', lease_owner: null, heartbeat_at: null })
    .returning('status')
    .executeTakeFirst();
  if (paused) return 'paused';
  const cancelled = await settling(tx, jobId, leaseEpoch)
    .where('status', '=', 'cancelling')
    .set({ status: 'cancelled', ...endedCancelled, lease_owner: null, heartbeat_at: null })
    .returning('status')
    .executeTakeFirst();
  return cancelled ? 'cancelled' : undefined;
}

/** What a job that is given up gets booked: the rows without an outcome are skipped, so that the ledger adds up. */
export const endedCancelled = {
  ended_at: sql<Date>`clock_timestamp()`,
  skipped_count: sql<number>`read_count - created_count - updated_count - unchanged_count - rejected_count`,
};

const settling = (tx: Tx, jobId: JobId, leaseEpoch: number | null) =>
  tx
    .updateTable('jobs')
    .where('tenant_id', '=', tx.tenantId)
    .where('id', '=', jobId)
    .$if(leaseEpoch !== null, (q) => q.where('lease_epoch', '=', leaseEpoch))
    .$if(leaseEpoch === null, (q) =>
      q
        .where((eb) =>
          eb.or([eb('heartbeat_at', 'is', null), eb('heartbeat_at', '<', sql<Date>`clock_timestamp() - ${lease}`)]),
        )
        .set({ lease_epoch: sql`lease_epoch + 1` }),
    );
