import { Inject, Injectable, Logger } from '@nestjs/common';
import type { BeforeApplicationShutdown } from '@nestjs/common';
import { inTenant, sqlStateOf } from '@rollcall/db/database';
import type { Db } from '@rollcall/db/database';
import {
  beatHeart,
  countFault,
  countWaitingJobs,
  failJob,
  finishJob,
  settleJob,
  takeJob,
  yieldJob,
} from '@rollcall/db/job';
import type { TakenJob } from '@rollcall/db/job';
import type { JobKind, JobPosition, PhaseProgress } from '@rollcall/domain/job';
import { Refusal } from '@rollcall/domain/refusal';
import { delayDelivery } from '@rollcall/queue/delivery';
import type { Delivery } from '@rollcall/queue/delivery';
import type { z } from 'zod';
import { WORKER_CONFIG } from '../config.js';
import type { WorkerConfig } from '../config.js';
import { DB } from '../platform.module.js';
import type { BatchWork } from './batch-work.js';
import { crashPoint } from './crash-point.js';
import { driveJob } from './drive-job.js';
import type { DriveEnd } from './drive-job.js';
import { Pace } from './pace.js';
import { Slice } from './slice.js';
import { Throttle } from './throttle.js';

/** Also how soon a batch that takes long hears of a pause. */
const heartbeatMs = 2_000;
/** Faults in a row without a committed batch that end a job as `job.stuck`. */
const mostFaults = 5;

/** Makes the work of one taken job. */
export type MakeWork<P, C> = (params: P, job: TakenJob) => BatchWork<C>;

/** Turns a delivery into batches: takes the lease, drives, and settles what came of it. */
@Injectable()
export class JobDriver implements BeforeApplicationShutdown {
  readonly #log = new Logger(JobDriver.name);
  readonly #slices = new Set<Slice>();
  #isClosing = false;

  constructor(
    @Inject(DB) private readonly db: Db,
    @Inject(WORKER_CONFIG) private readonly config: WorkerConfig,
  ) {}

  /** Handles one delivery. It may come twice, late or for a job that is over: then it ends quietly. */
  async take<N extends string, P extends z.ZodType, C extends z.ZodType>(
    delivery: Delivery,
    token: string | undefined,
    kind: JobKind<N, P, C>,
    makeWork: MakeWork<z.infer<P>, z.infer<C>>,
  ): Promise<void> {
    crashPoint('after_delivery');
    if (this.#isClosing) return delayDelivery(delivery, token, 1_000);
    const job = await takeJob(this.db, delivery.data.jobId, this.config.name);
    if (!job) return;
    crashPoint('after_take');
    const end = await this.#drive(job, kind, makeWork).catch((fault: unknown) => this.#recover(job, fault));
    crashPoint('before_ack');
    if (typeof end === 'number') return delayDelivery(delivery, token, end);
    if (end === 'yielded') return delayDelivery(delivery, token, 100);
  }

  /** Stops every job at its next batch, before the queue's workers wait for them; deliveries are given back. */
  beforeApplicationShutdown(): void {
    this.#isClosing = true;
    for (const slice of this.#slices) slice.end();
  }

  async #drive<N extends string, P extends z.ZodType, C extends z.ZodType>(
    job: TakenJob,
    kind: JobKind<N, P, C>,
    makeWork: MakeWork<z.infer<P>, z.infer<C>>,
  ): Promise<DriveEnd> {
    const params = kind.params.safeParse(job.params);
    const checkpoint = kind.checkpoint.safeParse(job.checkpoint);
    if (!params.success || !checkpoint.success) throw new Refusal('job.incompatible', { kind: kind.name });
    const start: JobPosition<z.infer<C>> = { ...job, checkpoint: checkpoint.data };
    const slice = new Slice(this.config.turnMs);
    this.#slices.add(slice);
    if (this.#isClosing) slice.end();
    const heart = setInterval(() => void this.#beat(job, slice), heartbeatMs);
    const work = makeWork(params.data, job);
    try {
      const end = await driveJob(this.db, start, {
        work,
        slice,
        pace: new Pace(this.config.batchRows),
        throttle: new Throttle(job.rowsPerSecond),
        total: job.total,
        progress: (at, total) => wholeProgress(kind, at, total),
      });
      return await this.#settle(job, end);
    } finally {
      clearInterval(heart);
      this.#slices.delete(slice);
      await work.close();
    }
  }

  async #settle(job: TakenJob, end: DriveEnd): Promise<DriveEnd> {
    return inTenant(this.db, job.tenantId, async (tx) => {
      if (end === 'exhausted' && (await finishJob(tx, job))) return end;
      if (end === 'yielded' && (await yieldJob(tx, job, this.#isClosing ? 'worker stops' : 'turn over'))) return end;
      await settleJob(tx, job.jobId, job.leaseEpoch); // paused or cancelled meanwhile; else another worker has it
      return 'fenced';
    });
  }

  async #beat(job: TakenJob, slice: Slice): Promise<void> {
    try {
      const status = await inTenant(this.db, job.tenantId, (tx) => beatHeart(tx, job));
      if (status !== 'running') return slice.end();
      slice.hearOthers((await countWaitingJobs(this.db, job.kind)) > 0);
    } catch (fault) {
      // Without the database no batch commits either; the lease runs out and the sweeper rings again.
      this.#log.warn({ jobId: job.jobId, sqlState: sqlStateOf(fault) }, 'heartbeat failed');
    }
  }

  /** @returns ms to wait before the delivery comes again, or the end if the job is settled */
  async #recover(job: TakenJob, fault: unknown): Promise<number | DriveEnd> {
    if (fault instanceof Refusal) {
      this.#log.log({ jobId: job.jobId, kind: job.kind, code: fault.code }, 'job refused');
      await inTenant(this.db, job.tenantId, async (tx) => {
        if (!(await failJob(tx, job, fault))) await settleJob(tx, job.jobId, job.leaseEpoch);
      });
      return 'fenced';
    }
    const sqlState = sqlStateOf(fault);
    const stack = fault instanceof Error && sqlState === undefined ? fault.stack : undefined;
    this.#log.error({ tenantId: job.tenantId, jobId: job.jobId, kind: job.kind, sqlState, stack }, 'batch failed');
    return inTenant(this.db, job.tenantId, async (tx) => {
      const faults = await countFault(tx, job);
      if (faults === undefined) return (await settleJob(tx, job.jobId, job.leaseEpoch), 'fenced' as const);
      if (faults >= mostFaults)
        return (await failJob(tx, job, { code: 'job.stuck', details: { sqlState } }), 'fenced' as const);
      await yieldJob(tx, job, 'fault');
      return 500 * 2 ** faults;
    });
  }
}

/** The progress of the present phase, and the rows that all phases handled so far. */
function wholeProgress<C>(
  {
    phases,
    restingPhases = [],
    progress,
  }: Pick<JobKind<string, z.ZodType, z.ZodType<C>>, 'phases' | 'restingPhases' | 'progress'>,
  at: C,
  total: number | null,
): PhaseProgress & { readonly rows: number } {
  const now = progress(at, total);
  const isResting = restingPhases.includes(now.phase);
  const before = phases.slice(0, phases.includes(now.phase) ? phases.indexOf(now.phase) : phases.length);
  const counted = before.filter((phase) => !restingPhases.includes(phase)).length;
  return { ...now, rows: counted * (total ?? 0) + (isResting || !phases.includes(now.phase) ? 0 : now.done) };
}
