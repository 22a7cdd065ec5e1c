import { randomUUID } from 'node:crypto';
import { emptyLedger, jobIdSchema, tally } from '@rollcall/domain/job';
import type { BatchResult, JobId, JobPosition, JobStatus } from '@rollcall/domain/job';
import type { TenantId } from '@rollcall/domain/tenant';
import { inTenant } from '../database/index.js';
import type { Db, Tx } from '../database/index.js';
import { testDatabase } from '../testing/index.js';
import type { TestDatabase } from '../testing/index.js';
import { getJob, insertJob, takeJob } from './index.js';
import type { JobRecord, NewJob } from './index.js';

/** Where jobs of these specs are, by the number of rows behind them. */
export interface At {
  readonly row: number;
}

export const ana = { id: 'ana', name: 'Ana Lopez' };
export const kind = { name: 'import', start: { row: 0 } };

/** One tenant of one database, and jobs in it. */
export class JobRig {
  private constructor(
    readonly database: TestDatabase,
    readonly db: Db,
    readonly tenantId: TenantId,
  ) {}

  static async open(): Promise<JobRig> {
    const database = await testDatabase();
    return new JobRig(database, database.open('rollcall_worker').db, await database.newTenant());
  }

  close(): Promise<void> {
    return this.database.drop();
  }

  async inNewTenant(): Promise<JobRig> {
    return new JobRig(this.database, this.db, await this.database.newTenant());
  }

  in<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    return inTenant(this.db, this.tenantId, work);
  }

  /** A queued job. */
  async insert(more: Partial<NewJob<unknown>> = {}, name = kind.name): Promise<JobRecord> {
    const id = jobIdSchema.parse(randomUUID());
    const plain = { id, subject: 'people.csv', isDryRun: false, params: {}, startedBy: ana };
    const job = { ...plain, idempotencyKey: id, requestHash: 'one', ...more };
    return (await this.in((tx) => insertJob(tx, { ...kind, name }, job))).job;
  }

  get(jobId: JobId): Promise<JobRecord> {
    return this.in((tx) => getJob(tx, jobId));
  }

  async take(jobId: JobId, worker = 'one'): Promise<JobPosition<At> | undefined> {
    const job = await takeJob(this.db, jobId, worker);
    return job && { ...job, checkpoint: job.checkpoint as At };
  }

  /** A job that a worker holds. */
  async taken(name = kind.name): Promise<JobPosition<At>> {
    const at = await this.take((await this.insert({}, name)).id);
    if (!at) throw new Error('The job was not taken');
    return at;
  }

  /** Nobody has heard of the worker for a minute. */
  async silence(jobId: JobId): Promise<void> {
    await this.database.rows(`update jobs set heartbeat_at = heartbeat_at - interval '1 minute' where id = $1`, [
      jobId,
    ]);
  }

  /** Puts a job into any status, past the table of moves. */
  async force(jobId: JobId, status: JobStatus): Promise<void> {
    await this.database.rows(
      `with off as (select set_config('session_replication_role', 'replica', true))
       update jobs set status = $2, ended_at = case when $2 in ('succeeded', 'cancelled') then now() end,
         failure_code = case when $2 = 'failed' then 'job.stuck' end from off where id = $1`,
      [jobId, status],
    );
  }
}

/** A batch of some rows read, of which some were created. */
export const batch = (row: number, read: number, created = 0): BatchResult<At> => ({
  to: { row },
  ledger: tally({ ...emptyLedger, read, created }),
  issues: [],
});
