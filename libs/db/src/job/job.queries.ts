import type { JobId, JobPlan, JobQuery } from '@rollcall/domain/job';
import { Refusal } from '@rollcall/domain/refusal';
import { sql } from 'kysely';
import type { Tx } from '../database/tenant.js';
import { leaseMs } from './job.lease.js';
import { plannedValues } from './job.move.js';
import { toJobRecord } from './job.row.js';
import type { Actor, JobRecord } from './job.row.js';

const lease = sql`make_interval(secs => ${leaseMs / 1000})`;

/** A job to insert. `requestHash` tells whether a repeated idempotency key asks for the same thing. */
export interface NewJob<P> {
  readonly id: JobId;
  readonly subject: string;
  readonly isDryRun: boolean;
  readonly params: P;
  readonly startedBy: Actor;
  readonly idempotencyKey: string;
  readonly requestHash: string;
  readonly plan?: JobPlan;
}

/**
 * Inserts a queued job of a kind at its first checkpoint. The same key of the same person within 24 h gives the job that is
 * there already (`isNew` false), or refuses `idempotency-key-reused` if the request differs.
 */
export async function insertJob<P>(
  tx: Tx,
  kind: { readonly name: string; readonly start: unknown },
  job: NewJob<P>,
): Promise<{ readonly job: JobRecord; readonly isNew: boolean }> {
  await sql`update jobs set idempotency_key = null where tenant_id = ${tx.tenantId} and started_by_id = ${job.startedBy.id}
    and idempotency_key = ${job.idempotencyKey} and created_at < clock_timestamp() - interval '24 hours'`.execute(tx);
  const inserted = await tx
    .insertInto('jobs')
    .values({
      tenant_id: tx.tenantId,
      id: job.id,
      kind: kind.name,
      subject: job.subject,
      is_dry_run: job.isDryRun,
      params: JSON.stringify(job.params),
      checkpoint: JSON.stringify(kind.start),
      status_by_id: job.startedBy.id,
      status_by_name: job.startedBy.name,
      started_by_id: job.startedBy.id,
      started_by_name: job.startedBy.name,
      idempotency_key: job.idempotencyKey,
      request_hash: job.requestHash,
      ...plannedValues(job.plan ?? {}),
    })
    .onConflict((conflict) =>
      conflict
        .columns(['tenant_id', 'started_by_id', 'idempotency_key'])
        .where('idempotency_key', 'is not', null)
        .doNothing(),
    )
    .returningAll()
    .executeTakeFirst();
  if (inserted) return { job: toJobRecord(inserted), isNew: true };
  const before = await tx
    .selectFrom('jobs')
    .selectAll()
    .where('tenant_id', '=', tx.tenantId)
    .where('started_by_id', '=', job.startedBy.id)
    .where('idempotency_key', '=', job.idempotencyKey)
    .executeTakeFirstOrThrow();
  if (before.request_hash !== job.requestHash) throw new Refusal('idempotency-key-reused');
  return { job: toJobRecord(before), isNew: false };
}

/** One job, or refuses `not-found`. */
export async function getJob(tx: Tx, jobId: JobId): Promise<JobRecord> {
  const row = await tx
    .selectFrom('jobs')
    .selectAll()
    .where('tenant_id', '=', tx.tenantId)
    .where('id', '=', jobId)
    .executeTakeFirst();
  if (!row) throw new Refusal('not-found');
  return toJobRecord(row);
}

const hasIssues = sql<boolean>`(rejected_count > 0 or issue_count > 0)`;
/** Which jobs a tab of the Jobs screen shows. */
const tabs = {
  all: sql<boolean>`true`,
  running: sql<boolean>`status in ('queued','running','pausing','cancelling')`,
  paused: sql<boolean>`status = 'paused'`,
  completed: sql<boolean>`status = 'succeeded' and not ${hasIssues}`,
  issues: sql<boolean>`status = 'succeeded' and ${hasIssues}`,
  failed: sql<boolean>`status = 'failed'`,
  cancelled: sql<boolean>`status = 'cancelled'`,
} as const satisfies Record<JobQuery['tab'], unknown>;

/** Which jobs somebody may see: all of the tenant, or their own. */
export interface JobSight {
  readonly onlyStartedBy?: string;
}

/** One page of jobs, newest first, from behind the job `after`. */
export async function listJobs(tx: Tx, query: JobQuery & JobSight): Promise<readonly JobRecord[]> {
  const rows = await tx
    .selectFrom('jobs')
    .selectAll()
    .where('tenant_id', '=', tx.tenantId)
    .where(tabs[query.tab])
    .$if(query.kind !== undefined, (q) => q.where('kind', '=', query.kind!))
    .$if(query.onlyStartedBy !== undefined, (q) => q.where('started_by_id', '=', query.onlyStartedBy!))
    .$if(query.after !== undefined, (q) => q.where('id', '<', query.after!))
    .orderBy('id', 'desc')
    .limit(query.limit)
    .execute();
  return rows.map(toJobRecord);
}

/** How many jobs each tab has. */
export async function countJobs(
  tx: Tx,
  sight: JobSight & { readonly kind?: string } = {},
): Promise<Record<JobQuery['tab'], number>> {
  const { rows } = await sql<Record<JobQuery['tab'], number>>`
    select count(*) as all, count(*) filter (where ${tabs.running}) as running, count(*) filter (where ${tabs.paused}) as paused,
      count(*) filter (where ${tabs.completed}) as completed, count(*) filter (where ${tabs.issues}) as issues,
      count(*) filter (where ${tabs.failed}) as failed, count(*) filter (where ${tabs.cancelled}) as cancelled
    from jobs where tenant_id = ${tx.tenantId}
      and (${sight.onlyStartedBy ?? null}::text is null or started_by_id = ${sight.onlyStartedBy ?? null})
      and (${sight.kind ?? null}::text is null or kind = ${sight.kind ?? null})`.execute(tx);
  return rows[0]!;
}

/** What the tiles of the Jobs screen say, but how fast it goes. */
export interface JobTally {
  readonly running: number;
  /** Waiting for a worker now; those planned for later are not among them. */
  readonly queued: number;
  readonly planned: number;
  /** Failed within 24 hours, and not resumed since. */
  readonly failedLastDay: number;
}

/** Counts the live jobs, and those that failed lately. */
export async function tallyJobs(tx: Tx, sight: JobSight = {}): Promise<JobTally> {
  const isPlanned = sql`status = 'queued' and starts_at > clock_timestamp()`;
  const { rows } = await sql<JobTally>`
    select count(*) filter (where status in ('running','pausing','cancelling')) as running,
      count(*) filter (where status = 'queued' and not coalesce(${isPlanned}, false)) as queued,
      count(*) filter (where ${isPlanned}) as planned,
      count(*) filter (where status = 'failed' and changed_at > clock_timestamp() - interval '24 hours') as "failedLastDay"
    from jobs where tenant_id = ${tx.tenantId} and status in ('queued','running','pausing','cancelling','failed')
      and (${sight.onlyStartedBy ?? null}::text is null or started_by_id = ${sight.onlyStartedBy ?? null})`.execute(tx);
  return rows[0]!;
}

/** How many jobs of each kind wait, run, or run without a sign of life. */
export async function tallyKinds(
  tx: Tx,
): Promise<ReadonlyMap<string, { queued: number; planned: number; running: number; silent: number }>> {
  const { rows } = await sql<{ kind: string; queued: number; planned: number; running: number; silent: number }>`
    select kind, count(*) filter (where status = 'queued' and not coalesce(starts_at > clock_timestamp(), false)) as queued,
      count(*) filter (where status = 'queued' and starts_at > clock_timestamp()) as planned,
      count(*) filter (where status <> 'queued') as running,
      count(*) filter (where status <> 'queued' and heartbeat_at < clock_timestamp() - ${lease}) as silent
    from jobs where tenant_id = ${tx.tenantId} and status in ('queued','running','pausing','cancelling') group by kind`.execute(
    tx,
  );
  return new Map(rows.map(({ kind, ...counts }) => [kind, counts]));
}

/** Jobs that changed at or after a time, oldest change first: what the event stream polls. */
export async function listJobsChangedSince(tx: Tx, since: Date, sight: JobSight = {}): Promise<readonly JobRecord[]> {
  const rows = await tx
    .selectFrom('jobs')
    .selectAll()
    .where('tenant_id', '=', tx.tenantId)
    .where('changed_at', '>=', since)
    .$if(sight.onlyStartedBy !== undefined, (q) => q.where('started_by_id', '=', sight.onlyStartedBy!))
    .orderBy('changed_at')
    .limit(500)
    .execute();
  return rows.map(toJobRecord);
}
