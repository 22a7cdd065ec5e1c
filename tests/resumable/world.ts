import { randomUUID } from 'node:crypto';
import { cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inTenant, migrate, openDatabase } from '@rollcall/db/database';
import type { OpenDatabase, Tx } from '@rollcall/db/database';
import { insertJob, moveJob } from '@rollcall/db/job';
import type { JobWish } from '@rollcall/db/job';
import { doneInLanes, jobIdSchema } from '@rollcall/domain/job';
import type { JobId, JobStatus, Lane } from '@rollcall/domain/job';
import { kinds } from '@rollcall/domain/kinds';
import type { KindName } from '@rollcall/domain/kinds';
import { tenantIdSchema } from '@rollcall/domain/tenant';
import { openQueueBackend } from '@rollcall/queue/backend';
import type { QueueBackend } from '@rollcall/queue/backend';
import { openBell } from '@rollcall/queue/bell';
import { migrateQueue } from '@rollcall/queue/migrate';
import { observe } from './observe.js';
import type { Observation } from './observe.js';
import { asSuperuser, databaseUrl, inRedis } from './servers.js';
import { until } from './until.js';
import { WorkerProcess } from './worker-process.js';

/** The tenant of every world: each world has a database of its own. */
export const tenantId = tenantIdSchema.parse('0192a0b0-0000-7000-8000-000000000001');
/** Whoever starts the jobs. */
export const somebody = { id: 'somebody', name: 'Some Body' };

/** Makes the database that all worlds of a kind are copies of. */
export async function makeTemplate(serverUrl: string, name: string): Promise<void> {
  await asSuperuser(serverUrl, `create database ${name}`);
  const url = databaseUrl(serverUrl, name);
  await migrate(url);
  await migrateQueue(url);
  await asSuperuser(url, `insert into tenants (id, name) values ('${tenantId}', 'Resumable')`);
}

/** Where a world lives. */
export interface Ground {
  readonly serverUrl: string;
  readonly template: string;
  /** Files that belong to the template. */
  readonly files: string;
  readonly redisUrl: string | undefined;
  readonly kind: KindName;
  readonly batchRows: number;
  readonly buildRows: number | undefined;
  readonly effectsIn: ((url: string) => Promise<readonly string[]>) | undefined;
  readonly insertBeside: ((tx: Tx, jobId: JobId) => Promise<unknown>) | undefined;
}

/** A job as far as the suite looks at it. */
export interface JobLook {
  readonly status: JobStatus;
  readonly leaseEpoch: number;
  readonly phase: string;
  /** How many rows the phase has behind it, in all its lanes. */
  readonly row: number;
  readonly version: number;
  /** Whether a row is among them. */
  isReached(row: number): boolean;
}

/** One case: a database, a folder, a queue and the worker processes it starts. */
export class World {
  readonly url: string;
  readonly folder: string;
  readonly jobId: JobId = jobIdSchema.parse(randomUUID());
  readonly workers: WorkerProcess[] = [];
  readonly #ground: Ground;
  readonly #api: OpenDatabase;
  readonly #queue: QueueBackend;

  private constructor(ground: Ground, url: string, folder: string, queue: QueueBackend) {
    this.#ground = ground;
    this.url = url;
    this.folder = folder;
    this.#queue = queue;
    this.#api = openDatabase({ url, role: 'rollcall_api', max: 2 });
  }

  /** A copy of the template. */
  static async open(ground: Ground): Promise<World> {
    const name = `case_${randomUUID().replaceAll('-', '')}`;
    await copyDatabase(ground, name);
    const url = databaseUrl(ground.serverUrl, name);
    const folder = mkdtempSync(join(tmpdir(), 'rollcall-case-'));
    mkdirSync(ground.files, { recursive: true });
    cpSync(ground.files, folder, { recursive: true });
    const { redisUrl } = ground;
    const queue = await openQueueBackend({ databaseUrl: url, redisUrl, concurrencySum: 0, log: () => undefined });
    return new World(ground, url, folder, queue);
  }

  get databaseName(): string {
    return new URL(this.url).pathname.slice(1);
  }

  /** Starts a worker and waits until it works. */
  startWorker(crashAt?: string): Promise<WorkerProcess> {
    const { redisUrl, batchRows, buildRows } = this.#ground;
    const armed = crashAt === undefined ? {} : { crashAt };
    const worker = new WorkerProcess({
      databaseUrl: this.url,
      redisUrl,
      files: this.folder,
      batchRows,
      buildRows,
      ...armed,
    });
    this.workers.push(worker);
    return worker.ready();
  }

  /** Inserts the job, as the api does. Nobody is told. */
  async insertJob(params: unknown): Promise<void> {
    const kind = kinds[this.#ground.kind];
    const job = { id: this.jobId, subject: 'a case', isDryRun: false, startedBy: somebody };
    await inTenant(this.#api.db, tenantId, async (tx) => {
      await insertJob(tx, kind, { ...job, params, idempotencyKey: this.jobId, requestHash: 'none' });
      await this.#ground.insertBeside?.(tx, this.jobId);
    });
  }

  /** Rings for the job under a lease epoch; another one than the present makes a second delivery of the same job. */
  ring(leaseEpoch = 0): Promise<void> {
    return openBell(this.#queue).ring({ id: this.jobId, kind: this.#ground.kind, leaseEpoch });
  }

  /** Asks as a person does, and rings after a resume. */
  async wish(wish: JobWish): Promise<void> {
    const job = await inTenant(this.#api.db, tenantId, (tx) =>
      moveJob(tx, this.jobId, wish, { actor: somebody, reason: null }),
    );
    if (wish === 'resume') await this.ring(job.leaseEpoch);
  }

  async look(): Promise<JobLook> {
    const query = `select status, lease_epoch, checkpoint, version from jobs where id = '${this.jobId}'`;
    const [row] = await asSuperuser<{
      status: JobStatus;
      lease_epoch: number;
      checkpoint: { phase: string; row?: number; lanes?: (Lane & { from?: number })[] };
      version: string;
    }>(this.url, query);
    if (!row) throw new Error('There is no job yet');
    const { phase, row: at = 0, lanes = [] } = row.checkpoint;
    const stretches = [
      { from: 0, row: at, until: at },
      ...(phase === 'index' ? [] : lanes.map((lane) => ({ ...lane, from: lane.from ?? 0 }))),
    ];
    return {
      status: row.status,
      leaseEpoch: row.lease_epoch,
      phase,
      // An index stands for more rows than any test waits for.
      row: phase === 'index' ? 1_000_000 * builtIn(lanes) : doneInLanes(stretches),
      version: Number(row.version),
      isReached: (one) => stretches.some((lane) => one > lane.from && one <= lane.row),
    };
  }

  #slowed: { readonly phase: string; readonly ms: number } | undefined;

  /** Waits until the job has this status, and fails early when it is over with another one. */
  async settled(status: JobStatus, limitMs = 90_000): Promise<void> {
    const isOver = (now: JobStatus): boolean => ['succeeded', 'cancelled', 'failed'].includes(now);
    let now: JobLook | undefined;
    const look = async (): Promise<boolean> => {
      now = await this.look();
      return now.status === status || isOver(now.status);
    };
    await until(`the job is ${status}`, look, limitMs).catch((fault: unknown) => {
      throw new Error(`${String(fault)}, it is ${JSON.stringify(now)}\n${this.logs()}`);
    });
    if (now?.status !== status) throw new Error(`The job is ${now?.status}, not ${status}:\n${this.logs()}`);
  }

  /** Waits until the job is in the middle of a phase. A phase that was slowed down goes on faster from there. */
  async reached(phase: string, row: number): Promise<void> {
    await until(
      `the job is in ${phase}`,
      async () => {
        const now = await this.look();
        if (now.status === 'succeeded') throw new Error(`The job was over before it was seen in ${phase}`);
        return now.phase === phase && now.row >= row;
      },
      60_000,
    );
    if (this.#slowed?.phase === phase) await asSuperuser(this.url, slowingDown(phase, this.#slowed.ms));
  }

  /** Lets the lease run out by moving its last sign of life back: nobody has to wait 20 s for it. */
  async expireLease(): Promise<void> {
    const query = `update jobs set heartbeat_at = heartbeat_at - interval '1 minute' where id = '${this.jobId}'`;
    await asSuperuser(this.url, query);
  }

  /**
   * Makes every batch of a phase take longer, so that something can happen in the middle of it; and longer still until it was seen
   * there, however busy the machine is.
   */
  async slowDown(phase: string, ms: number): Promise<void> {
    this.#slowed = { phase, ms };
    // For each statement, not row: nobody who asks the job to pause has to wait for the sleeper's lock.
    await asSuperuser(
      this.url,
      `${slowingDown(phase, 4 * ms)};
       create trigger slow_down before update of checkpoint on jobs for each statement execute function slow_down()`,
    );
  }

  /** Runs SQL in the world's database, as a superuser. */
  async sql(text: string): Promise<void> {
    await asSuperuser(this.url, text);
  }

  async emptyQueue(): Promise<void> {
    const { redisUrl } = this.#ground;
    if (redisUrl === undefined) await asSuperuser(this.url, 'truncate bullmq.job cascade');
    else await inRedis(redisUrl, (redis) => redis.flushdb());
  }

  /** How many deliveries of the job's kind there are. */
  async countDeliveries(): Promise<number> {
    const counts = await this.#queue.queueOf(this.#ground.kind).getJobCounts('waiting', 'active', 'delayed');
    return Object.values(counts).reduce((sum, count) => sum + count, 0);
  }

  observe(): Promise<Observation> {
    return observe(this.url, this.folder, this.jobId, this.#ground.effectsIn);
  }

  logs(): string {
    return this.workers.map((worker, index) => `worker ${index + 1}:\n${worker.log}`).join('\n');
  }

  /** Kills what it started and throws its data away. */
  async remove(): Promise<void> {
    await Promise.all(this.workers.map((worker) => worker.remove()));
    await this.#queue.close();
    await this.#api.close();
    await asSuperuser(this.#ground.serverUrl, `drop database ${this.databaseName} with (force)`);
    rmSync(this.folder, { recursive: true, force: true });
  }
}

/** How many indexes lanes have built. */
const builtIn = (lanes: readonly unknown[]): number =>
  (lanes as readonly { readonly built: number }[]).reduce((sum, { built }) => sum + built, 0);

/** PostgreSQL copies a database only while nobody uses it, another copy included. */
let copying: Promise<unknown> = Promise.resolve();
function copyDatabase({ serverUrl, template }: Ground, name: string): Promise<unknown> {
  const copy = copying.then(() => asSuperuser(serverUrl, `create database ${name} template ${template}`));
  copying = copy.catch(() => undefined);
  return copy;
}

const slowingDown = (phase: string, ms: number): string => `
  create or replace function slow_down() returns trigger language plpgsql as $$
  begin
    if exists (select from jobs where checkpoint ->> 'phase' = '${phase}') then perform pg_sleep(${ms / 1000}); end if;
    return null;
  end $$`;
