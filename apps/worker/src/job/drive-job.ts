import { inTenant, isCongestion, sqlStateOf } from '@rollcall/db/database';
import type { Db, Tx } from '@rollcall/db/database';
import { advanceJob, getJob, insertIssues, insertSample } from '@rollcall/db/job';
import type { BatchResult, JobPosition, PhaseProgress } from '@rollcall/domain/job';
import type { BatchWork } from './batch-work.js';
import { crashPoint } from './crash-point.js';
import type { Pace } from './pace.js';
import type { Slice } from './slice.js';

/** Why the loop ended: nothing is left, somebody else holds the job or it was told to stop, the turn is over. */
export type DriveEnd = 'exhausted' | 'fenced' | 'yielded';

/** What the loop needs beside the work itself. */
export interface Drive<C> {
  readonly work: BatchWork<C>;
  readonly slice: Slice;
  readonly pace: Pace;
  /** How far the job is, for its chart: the whole of it, as rows and as a fraction. */
  readonly progress: (checkpoint: C, total: number | null) => PhaseProgress & { readonly rows: number };
  readonly total: number | null;
}

type BatchEnd<C> =
  { readonly at: JobPosition<C>; readonly size: number; readonly total: number | null } | 'exhausted' | 'fenced';

/** The job has another lease or was told to stop. Thrown, so that the transaction rolls back. */
class Fenced extends Error {}

/** The only loop in the system: one batch, one transaction, until nothing is left or the turn is over. */
export async function driveJob<C>(db: Db, start: JobPosition<C>, drive: Drive<C>): Promise<DriveEnd> {
  let at = start;
  let { total } = drive;
  while (!drive.slice.isOver()) {
    const limit = drive.pace.limit(drive.work.maxBatch(at.checkpoint));
    const begun = performance.now();
    try {
      const next = await commitBatch(db, at, { ...drive, total }, (tx) => drive.work.step(tx, at, limit));
      if (next === 'exhausted' || next === 'fenced') return next;
      drive.pace.measured(next.size, performance.now() - begun);
      ({ at, total } = next);
    } catch (fault) {
      const state = sqlStateOf(fault) ?? '';
      if (!isRowFault(state) && !isCongestion(fault)) throw fault;
      if (limit > 1 && drive.pace.halve()) continue;
      if (!isRowFault(state)) throw fault;
      const next = await commitBatch(db, at, { ...drive, total }, (tx) => drive.work.rejectNext(tx, at, state));
      if (next === 'exhausted' || next === 'fenced') return next;
      ({ at, total } = next);
    }
  }
  return 'yielded';
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
    await refuseIfFenced(tx, at);
    const batch = await step(tx);
    if (batch === null) return 'exhausted';
    await insertIssues(tx, at.jobId, batch.issues);
    const total = batch.total ?? drive.total;
    const progress = drive.progress(batch.to, total);
    await insertSample(tx, at.jobId, progress);
    if (!(await advanceJob(tx, at, batch))) throw new Fenced();
    crashPoint('before_commit');
    return { at: { ...at, checkpoint: batch.to }, size: batch.size ?? batch.ledger.read, total };
  })
    .then((end) => {
      crashPoint('after_commit');
      return end;
    })
    .catch(fencedOrThrow);
}

/** Looks before it works, so that a pause does not have to wait for a batch that would be rolled back. */
async function refuseIfFenced(tx: Tx, at: JobPosition<unknown>): Promise<void> {
  const job = await getJob(tx, at.jobId);
  if (job.leaseEpoch !== at.leaseEpoch || job.status !== 'running') throw new Fenced();
}

function fencedOrThrow(fault: unknown): 'fenced' {
  if (fault instanceof Fenced) return 'fenced';
  throw fault;
}
