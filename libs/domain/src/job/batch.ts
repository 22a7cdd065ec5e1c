import type { TenantId } from '../tenant/tenant-id.js';
import type { JobId } from './job.contract.js';
import type { Ledger } from './ledger.js';
import type { RowIssue } from './row-issue.js';

/** Where a job stands, and under which lease: all that a step needs to know to do the next batch. */
export interface JobPosition<C> {
  readonly tenantId: TenantId;
  readonly jobId: JobId;
  readonly leaseEpoch: number;
  readonly checkpoint: C;
  /** Which of the checkpoint's lanes the batch belongs to; not given when the phase has none, or to go on to the next one. */
  readonly lane?: number;
}

/** What one batch did. Written by `advanceJob` in the transaction of the batch itself. */
export interface BatchResult<C> {
  /** Where the next batch starts. Of a lane's batch only its lane counts: the others move by themselves. */
  readonly to: C;
  /** What this batch adds to the ledger. */
  readonly ledger: Ledger;
  /**
   * How many items the batch handled, if that is not `ledger.read`: the measure its duration is held against. 0: it was not
   * about items, and says nothing of how many a second holds.
   */
  readonly size?: number;
  readonly issues: readonly RowIssue[];
  /** Issues that the step wrote by itself, set-based: counted, not written again. */
  readonly issuesWritten?: number;
  /** The number of rows in all, once it is known. */
  readonly total?: number;
  /** Facts worth keeping on the job, merged into `jobs.details`. */
  readonly details?: Readonly<Record<string, unknown>>;
  /** The job waits behind this batch until a person resumes it, and why. */
  readonly pause?: string;
}
