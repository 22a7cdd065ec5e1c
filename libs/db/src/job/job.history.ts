import type { JobId, JobStatus, ProgressSample } from '@rollcall/domain/job';
import { sql } from 'kysely';
import type { Tx } from '../database/tenant.js';

/** One move of a job. */
export interface JobMove {
  readonly at: Date;
  readonly status: JobStatus;
  readonly by: { readonly id: string; readonly name: string } | null;
  readonly reason: string | null;
}

/** Every move of a job, oldest first. */
export async function listJobMoves(tx: Tx, jobId: JobId): Promise<readonly JobMove[]> {
  const rows = await tx
    .selectFrom('job_moves')
    .select(['at', 'status', 'by_id', 'by_name', 'reason'])
    .where('tenant_id', '=', tx.tenantId)
    .where('job_id', '=', jobId)
    .orderBy('version')
    .execute();
  return rows.map(({ at, status, by_id, by_name, reason }) => ({
    at,
    status: status as JobStatus,
    by: by_id === null ? null : { id: by_id, name: by_name ?? '' },
    reason,
  }));
}

/** Adds a point to the chart of a job, one a second at most. `rows` counts what all phases handled so far. */
export async function insertSample(
  tx: Tx,
  jobId: JobId,
  sample: { readonly phase: string; readonly rows: number; readonly fraction: number | null },
): Promise<void> {
  await sql`
    insert into job_samples (tenant_id, job_id, phase, row_count, fraction)
    select ${tx.tenantId}, ${jobId}, ${sample.phase}, ${sample.rows}, ${sample.fraction}
    where not exists (select from job_samples where tenant_id = ${tx.tenantId} and job_id = ${jobId}
      and at > clock_timestamp() - interval '900 milliseconds')`.execute(tx);
}

/** A stored point of the chart. */
export interface JobSample extends ProgressSample {
  readonly phase: string;
}

/** The points of a job's chart, oldest first; `sinceMs` (ms since the epoch) leaves out the earlier ones. */
export async function listSamples(tx: Tx, jobId: JobId, sinceMs = 0): Promise<readonly JobSample[]> {
  const rows = await tx
    .selectFrom('job_samples')
    .select(['at', 'phase', 'row_count', 'fraction'])
    .where('tenant_id', '=', tx.tenantId)
    .where('job_id', '=', jobId)
    .where('at', '>=', new Date(sinceMs))
    .orderBy('at')
    .execute();
  return rows.map(({ at, phase, row_count, fraction }) => ({ atMs: at.getTime(), phase, rows: row_count, fraction }));
}

/** A result file of a job and where the file store keeps it. */
export interface StoredJobFile {
  readonly name: string;
  readonly storageKey: string;
  readonly bytes: number;
  readonly rows: number;
  readonly expiresAt: Date | null;
}

/** The result files of some jobs, by job. */
export async function listJobFiles(
  tx: Tx,
  jobIds: readonly JobId[],
): Promise<ReadonlyMap<JobId, readonly StoredJobFile[]>> {
  const found = new Map<JobId, StoredJobFile[]>();
  if (jobIds.length === 0) return found;
  const rows = await tx
    .selectFrom('job_files')
    .selectAll()
    .where('tenant_id', '=', tx.tenantId)
    .where('job_id', 'in', jobIds)
    .orderBy('name')
    .execute();
  for (const row of rows) {
    const file = {
      name: row.name,
      storageKey: row.storage_key,
      bytes: row.size_bytes,
      rows: row.row_count,
      expiresAt: row.expires_at,
    };
    const jobId = row.job_id as JobId;
    found.set(jobId, [...(found.get(jobId) ?? []), file]);
  }
  return found;
}

/** Names a job's result file, or says how large it has become. */
export async function upsertJobFile(tx: Tx, jobId: JobId, file: StoredJobFile): Promise<void> {
  await tx
    .insertInto('job_files')
    .values({
      tenant_id: tx.tenantId,
      job_id: jobId,
      name: file.name,
      storage_key: file.storageKey,
      size_bytes: file.bytes,
      row_count: file.rows,
      expires_at: file.expiresAt,
    })
    .onConflict((conflict) =>
      conflict
        .columns(['tenant_id', 'job_id', 'name'])
        .doUpdateSet({ size_bytes: file.bytes, row_count: file.rows, storage_key: file.storageKey }),
    )
    .execute();
}
