import { inTenant, isCongestion, sqlStateOf } from '@rollcall/db/database';
import type { Db, Tx } from '@rollcall/db/database';
import { advanceJob, getJob, insertIssues, insertSample, pauseHeldJob } from '@rollcall/db/job';
import type { JobRecord } from '@rollcall/db/job';
import type { BatchResult, JobPosition, PhaseProgress } from '@rollcall/domain/job';
import type { BatchWork } from './batch-work.js';
import { crashPoint } from './crash-point.js';
import type { Pace } from './pace.js';
import type { Slice } from './slice.js';
import type { Throttle } from './throttle.js';

/** What the loop needs beside the work itself. */
export interface Drive<C> {
  readonly work: BatchWork<C>;
  readonly slice: Slice;
  readonly pace: Pace;
  readonly throttle: Throttle;
  /** How far the job is, for its chart: the whole of it, as rows and as a fraction. */
  readonly progress: (checkpoint: C, total: number | null) => PhaseProgress & { readonly rows: number };
  readonly total: number | null;
}

/** Where a batch left the job, or why there was none. */
export type BatchEnd<C> =
  { readonly at: JobPosition<C>; readonly size: number; readonly total: number | null } | 'exhausted' | 'fenced';

/** The job has another lease or was told to stop. Thrown, so that the transaction rolls back. */
class Fenced extends Error {}

/** One batch. 'again': it met congestion or a row that cannot be stored, and the next one will be smaller. */
export async function driveBatch<C>(db: Db, at: JobPosition<C>, drive: Drive<C>): Promise<BatchEnd<C> | 'again'> {
  const { work, pace, slice, throttle } = drive;
  await throttle.wait(slice.signal);
  if (slice.isOver()) return 'again';
  const limit = throttle.limit(pace.limit(work.maxBatch(at.checkpoint)));
  const begun = performance.now();
  try {
    const next = await commitBatch(db, at, drive, (tx) => work.step(tx, at, limit, slice.signal));
    if (typeof next !== 'string') pace.measured(next.size, performance.now() - begun);
    return next;
  } catch (fault) {
    const state = sqlStateOf(fault) ?? '';
    if (slice.isOver() && isCongestion(fault)) return 'again'; // cut short on purpose: the turn is over
    if (!isRowFault(state) && !isCongestion(fault)) throw fault;
    if (limit > 1 && pace.halve()) return 'again';
    if (!isRowFault(state)) throw fault;
    return commitBatch(db, at, drive, (tx) => work.rejectNext(tx, at, state));
  }
}

/** Data exceptions and broken constraints: some row cannot be stored, and never will be. */
const isRowFault = (sqlState: string): boolean => sqlState.startsWith('22') || sqlState.startsWith('23');

function commitBatch<C>(
  db: Db,
  at: JobPosition<C>,
  drive: Drive<C>,
  step: (tx: Tx) => Promise<BatchResult<C> | null>,
): Promise<BatchEnd<C>> {
  return inTenant<BatchEnd<C>>(db, at.tenantId, async (tx) => {
    drive.throttle.hear((await refuseIfFenced(tx, at)).rowsPerSecond);
    const batch = await step(tx);
    if (batch === null) return 'exhausted';
    await insertIssues(tx, at.jobId, batch.issues);
    const total = batch.total ?? drive.total;
    await insertSample(tx, at.jobId, drive.progress(batch.to, total));
    if (!(await advanceJob(tx, at, batch))) throw new Fenced();
    if (batch.pause !== undefined) await pauseHeldJob(tx, at, batch.pause);
    crashPoint('before_commit');
    return { at: { ...at, checkpoint: batch.to }, size: batch.size ?? batch.ledger.read, total };
  })
    .then((end) => {
      crashPoint('after_commit');
      if (typeof end !== 'string') drive.throttle.done(end.size);
      return end;
    })
    .catch(fencedOrThrow);
}

/** Looks before it works, so that a pause does not have to wait for a batch that would be rolled back. */
async function refuseIfFenced(tx: Tx, at: JobPosition<unknown>): Promise<JobRecord> {
  const job = await getJob(tx, at.jobId);
  if (job.leaseEpoch !== at.leaseEpoch || job.status !== 'running') throw new Fenced();
  return job;
}

function fencedOrThrow(fault: unknown): 'fenced' {
  if (fault instanceof Fenced) return 'fenced';
  throw fault;
}
