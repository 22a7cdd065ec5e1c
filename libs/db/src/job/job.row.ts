import type { JobId, JobPosition, JobStatus, Ledger } from '@rollcall/domain/job';
import type { TenantId } from '@rollcall/domain/tenant';
import { sql } from 'kysely';
import type { Selectable } from 'kysely';
import type { JobsTable } from '../database/schema.js';

/** Who does something to a job. */
export interface Actor {
  readonly id: string;
  readonly name: string;
}

/** One job as stored, in the words of the code. Params and checkpoint are for the kind's schemas to read. */
export interface JobRecord {
  readonly tenantId: TenantId;
  readonly id: JobId;
  readonly kind: string;
  readonly subject: string;
  readonly isDryRun: boolean;
  readonly params: Record<string, unknown>;
  readonly checkpoint: unknown;
  readonly details: Record<string, unknown>;
  readonly status: JobStatus;
  readonly statusReason: string | null;
  readonly leaseEpoch: number;
  readonly heartbeatAt: Date | null;
  readonly createdAt: Date;
  readonly startedAt: Date | null;
  readonly progressedAt: Date | null;
  readonly endedAt: Date | null;
  /** Not before; null: as soon as a worker is free. */
  readonly startsAt: Date | null;
  /** The most rows a second it may handle; null: as fast as it goes. */
  readonly rowsPerSecond: number | null;
  readonly changedAt: Date;
  readonly failure: { readonly code: string; readonly details: Record<string, unknown> } | null;
  readonly version: number;
  readonly total: number | null;
  readonly ledger: Ledger;
  readonly issueCount: number;
  readonly startedBy: Actor;
  readonly requestHash: string | null;
}

/** A job that a worker took: all it needs to begin. */
export interface TakenJob extends JobPosition<unknown> {
  readonly kind: string;
  readonly params: unknown;
  readonly total: number | null;
  readonly startedBy: Actor;
  readonly rowsPerSecond: number | null;
}

/** What the bell needs to ring for a job. */
export interface RingableJob {
  readonly id: JobId;
  readonly kind: string;
  readonly leaseEpoch: number;
}

/** The ledger columns of a row. */
export const ledgerOf = (
  row: Pick<
    Selectable<JobsTable>,
    'read_count' | 'created_count' | 'updated_count' | 'unchanged_count' | 'skipped_count' | 'rejected_count'
  >,
): Ledger => ({
  read: row.read_count,
  created: row.created_count,
  updated: row.updated_count,
  unchanged: row.unchanged_count,
  skipped: row.skipped_count,
  rejected: row.rejected_count,
});

/** One row of `jobs` in the words of the code. */
export const toJobRecord = (row: Selectable<JobsTable>): JobRecord => ({
  tenantId: row.tenant_id as TenantId,
  id: row.id as JobId,
  kind: row.kind,
  subject: row.subject,
  isDryRun: row.is_dry_run,
  params: row.params,
  checkpoint: row.checkpoint,
  details: row.details,
  status: row.status as JobStatus,
  statusReason: row.status_reason,
  leaseEpoch: row.lease_epoch,
  heartbeatAt: row.heartbeat_at,
  createdAt: row.created_at,
  startedAt: row.started_at,
  progressedAt: row.progressed_at,
  endedAt: row.ended_at,
  startsAt: row.starts_at,
  rowsPerSecond: row.rows_per_second,
  changedAt: row.changed_at,
  failure: row.failure_code === null ? null : { code: row.failure_code, details: row.failure_details ?? {} },
  version: row.version,
  total: row.total_count,
  ledger: ledgerOf(row),
  issueCount: row.issue_count,
  startedBy: { id: row.started_by_id, name: row.started_by_name },
  requestHash: row.request_hash,
});

/** `set` clause that adds a ledger to a job's counts, and books nothing else. */
export const addedCounts = (ledger: Ledger) => ({
  read_count: sql<number>`read_count + ${ledger.read}`,
  created_count: sql<number>`created_count + ${ledger.created}`,
  updated_count: sql<number>`updated_count + ${ledger.updated}`,
  unchanged_count: sql<number>`unchanged_count + ${ledger.unchanged}`,
  skipped_count: sql<number>`skipped_count + ${ledger.skipped}`,
  rejected_count: sql<number>`rejected_count + ${ledger.rejected}`,
});
