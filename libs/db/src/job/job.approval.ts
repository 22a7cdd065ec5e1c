import type { JobId } from '@rollcall/domain/job';
import { Refusal } from '@rollcall/domain/refusal';
import { sql } from 'kysely';
import type { Tx } from '../database/tenant.js';
import type { Actor, JobRecord } from './job.row.js';

/** What `details.approval` of a job says: nobody agreed yet, or who did, and when. */
export interface JobApproval {
  readonly by: Actor | null;
  readonly at: string | null;
}

/** The approval that a job needs; null: none. */
export const approvalOf = ({ details }: Pick<JobRecord, 'details'>): JobApproval | null =>
  (details['approval'] as JobApproval | undefined) ?? null;

/** Whether a job still waits for a second person. Nobody resumes it before. */
export const awaitsApproval = (job: Pick<JobRecord, 'details'>): boolean => approvalOf(job)?.by === null;

/** Lets a job that was just inserted wait until somebody else agrees. */
export async function requireApproval(tx: Tx, jobId: JobId): Promise<void> {
  await sql`update jobs set details = details || '{"approval":{"by":null,"at":null}}', status = 'paused', status_reason = 'approval'
    where tenant_id = ${tx.tenantId} and id = ${jobId} and status = 'queued'`.execute(tx);
}

/**
 * Agrees to a job that waits for it; the caller resumes it. Refuses `approval.own` to whoever started it, and `state-not-allowed`
 * if it does not wait.
 */
export async function approveJob(tx: Tx, job: JobRecord, by: Actor): Promise<void> {
  if (!awaitsApproval(job) || job.status !== 'paused')
    throw new Refusal('state-not-allowed', { status: job.status, wish: 'approve' });
  if (job.startedBy.id === by.id) throw new Refusal('approval.own');
  await sql`update jobs set details = details || jsonb_build_object('approval',
      jsonb_build_object('by', jsonb_build_object('id', ${by.id}::text, 'name', ${by.name}::text), 'at', ${stamp}))
    where tenant_id = ${tx.tenantId} and id = ${job.id}`.execute(tx);
}

const stamp = sql`to_char(clock_timestamp() at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;
