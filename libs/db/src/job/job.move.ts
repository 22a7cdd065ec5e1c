import type { JobId, JobPlan, JobStatus } from '@rollcall/domain/job';
import { canMove, isFinal, plannedDaysAhead } from '@rollcall/domain/job';
import { Refusal } from '@rollcall/domain/refusal';
import { sql } from 'kysely';
import type { Tx } from '../database/tenant.js';
import { awaitsApproval } from './job.approval.js';
import { endedCancelled } from './job.lease.js';
import { toJobRecord } from './job.row.js';
import type { Actor, JobRecord } from './job.row.js';

/** What a person can ask of a job, and where it goes from each status. Null: nothing to do, it is there already. */
const wishes = {
  pause: { queued: 'paused', running: 'pausing', pausing: null, paused: null },
  resume: { paused: 'queued', failed: 'queued', queued: null, running: null },
  cancel: {
    queued: 'cancelled',
    running: 'cancelling',
    pausing: 'cancelling',
    paused: 'cancelled',
    failed: 'cancelled',
    cancelling: null,
    cancelled: null,
  },
  // Without the worker: what it has in hand is rolled back, because its lease is gone.
  force: { pausing: 'paused', cancelling: 'cancelled', paused: null, cancelled: null },
} as const satisfies Record<string, Partial<Record<JobStatus, JobStatus | null>>>;

/** What a person can ask of a job. */
export type JobWish = keyof typeof wishes;

/**
 * Pauses, resumes, cancels or forces a job. Asking for what is so already changes nothing; `plan` is for one that is resumed.
 * Refuses `not-found`, `stale-version` if `version` is given and another, `state-not-allowed` with the present status, and
 * `approval.missing` to resume what a second person has not agreed to.
 */
export async function moveJob(
  tx: Tx,
  jobId: JobId,
  wish: JobWish,
  by: { readonly actor: Actor; readonly reason: string | null; readonly version?: number; readonly plan?: JobPlan },
): Promise<JobRecord> {
  const job = await lockJob(tx, jobId, by.version);
  const to = (wishes[wish] as Partial<Record<JobStatus, JobStatus | null>>)[job.status];
  if (to === null) return job;
  if (to === undefined || !canMove(job.status, to))
    throw new Refusal('state-not-allowed', { status: job.status, wish });
  if (wish === 'resume' && awaitsApproval(job)) throw new Refusal('approval.missing');
  const moved = await tx
    .updateTable('jobs')
    .set({
      status: to,
      status_reason: by.reason,
      status_by_id: by.actor.id,
      status_by_name: by.actor.name,
      ...(to === 'queued' ? { failure_code: null, failure_details: null, fault_count: 0 } : {}),
      ...(to === 'cancelled' ? { ...endedCancelled, failure_code: null, failure_details: null } : {}),
      ...(wish === 'resume' ? { starts_at: null, ...plannedValues(by.plan ?? {}) } : {}),
      ...(wish === 'force' ? { lease_epoch: sql`lease_epoch + 1`, lease_owner: null, heartbeat_at: null } : {}),
    })
    .where('tenant_id', '=', tx.tenantId)
    .where('id', '=', jobId)
    .returningAll()
    .executeTakeFirstOrThrow();
  return toJobRecord(moved);
}

/** The job, which nobody else moves until the transaction ends. */
async function lockJob(tx: Tx, jobId: JobId, version: number | undefined): Promise<JobRecord> {
  const row = await tx
    .selectFrom('jobs')
    .selectAll()
    .where('tenant_id', '=', tx.tenantId)
    .where('id', '=', jobId)
    .forUpdate()
    .executeTakeFirst();
  if (!row) throw new Refusal('not-found');
  if (version !== undefined && version !== row.version) throw new Refusal('stale-version', { version: row.version });
  return toJobRecord(row);
}

/**
 * Plans a job: when it starts, as long as it has not, and how fast it may go, as long as it is not over. What is not named stays.
 * Refuses `not-found`, `stale-version`, `state-not-allowed`.
 */
export async function planJob(tx: Tx, jobId: JobId, plan: JobPlan, version?: number): Promise<JobRecord> {
  const job = await lockJob(tx, jobId, version);
  if (isFinal(job.status) || (plan.startAt !== undefined && job.status !== 'queued'))
    throw new Refusal('state-not-allowed', { status: job.status, wish: 'plan' });
  const planned = await tx
    .updateTable('jobs')
    .set(plannedValues(plan))
    .where('tenant_id', '=', tx.tenantId)
    .where('id', '=', jobId)
    .returningAll()
    .executeTakeFirstOrThrow();
  return toJobRecord(planned);
}

/** The columns of a plan; what it does not name is left out. Refuses `invalid-input` for a start that is too far ahead. */
export function plannedValues({ startAt, rowsPerSecond }: JobPlan) {
  if (startAt && Date.parse(startAt) > Date.now() + plannedDaysAhead * 86_400_000) {
    const message = `More than ${plannedDaysAhead} days ahead`;
    throw new Refusal('invalid-input', { errors: [{ path: 'startAt', code: 'too-far-ahead', message }] });
  }
  return {
    ...(startAt !== undefined && { starts_at: startAt === null ? null : new Date(startAt) }),
    ...(rowsPerSecond !== undefined && { rows_per_second: rowsPerSecond }),
  };
}
