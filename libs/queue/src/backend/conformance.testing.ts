import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import type { Worker, WorkerOptions } from 'bullmq';
import { jobIdSchema } from '@rollcall/domain/job';
import { openBell } from '../bell/bell.js';
import type { Bell, RingingJob } from '../bell/bell.js';
import { deliveryIdOf, deliveryOptions, delayDelivery } from '../delivery/delivery.js';
import type { Delivery } from '../delivery/delivery.js';
import { openQueueBackend } from './open-queue.js';
import type { QueueBackend, QueueLine } from './index.js';
import { countDeliveries, queueHealth } from './queue-health.js';
import { until } from './servers.testing.js';

/** What differs between the backends. */
export interface Place {
  readonly databaseUrl: string;
  readonly redisUrl?: string;
  /** Throws every delivery away. */
  readonly empty: () => Promise<void>;
}

type Process = (delivery: Delivery, token: string | undefined) => Promise<void>;

/** One table of tests for every backend. */
export function describeQueue(name: string, place: () => Place): void {
  describe(`the queue on ${name}`, () => {
    let backend: QueueBackend;
    let bell: Bell;
    let workers: Worker[] = [];
    const lines: QueueLine[] = [];

    beforeAll(async () => {
      const { databaseUrl, redisUrl } = place();
      const log = (line: QueueLine): void => void lines.push(line);
      backend = await openQueueBackend({ databaseUrl, redisUrl, concurrencySum: 40, log });
      bell = openBell(backend);
    });

    afterEach(async () => {
      await Promise.all(workers.map((worker) => worker.close()));
      workers = [];
    });

    afterAll(async () => {
      await bell.close();
      await backend.close();
    });

    const work = (kind: string, process: Process, options: Partial<WorkerOptions> = {}): Worker => {
      const all = { ...deliveryOptions, ...options, ...backend.options };
      const worker = new backend.workerClass(kind, (delivery, token) => process(delivery, token), all);
      workers.push(worker);
      return worker;
    };
    const isEmpty = async (kind: string): Promise<boolean> => {
      const { waiting, active, delayed } = await countDeliveries(backend, kind);
      return waiting + active + delayed === 0;
    };

    it('delivers a ring with the id of the job and nothing else', async () => {
      const job = someJob();
      const seen: unknown[] = [];
      work(job.kind, (delivery) => resolved(seen.push([delivery.id, delivery.data])));
      await bell.ring(job);
      await until('it is delivered', () => seen.length === 1);
      expect(seen).toEqual([[deliveryIdOf(job), { jobId: job.id }]]);
    });

    it('keeps one delivery however often it rings under one lease', async () => {
      const job = someJob();
      for (let times = 0; times < 50; times += 1) await bell.ring(job);
      expect(await countDeliveries(backend, job.kind)).toEqual({ waiting: 1, active: 0, delayed: 0 });
    });

    it('rings again under the same id once a delivery is over, also a failed one', async () => {
      const job = someJob();
      let taken = 0;
      work(job.kind, () => {
        taken += 1;
        return taken === 1 ? Promise.reject(new Error('a fault')) : Promise.resolve();
      });
      for (const times of [1, 2, 3]) {
        await bell.ring(job);
        await until(`it was taken ${times} times`, () => taken === times);
        await until('it is removed', () => isEmpty(job.kind));
      }
      expect(taken).toBe(3);
    });

    it('rings for the next lease while the delivery of the last one is still in work', async () => {
      const job = someJob();
      const seen: unknown[] = [];
      const gate = new Gate();
      work(job.kind, (delivery) => (seen.push(delivery.id), gate.opened), { concurrency: 2 });
      await bell.ring(job);
      await until('the first is in work', () => seen.length === 1);
      await bell.ring({ ...job, leaseEpoch: 1 });
      await until('the second is in work', () => seen.length === 2);
      gate.open();
      expect(seen).toEqual([`${job.id}_0`, `${job.id}_1`]);
    });

    it('works on as many deliveries at once as it may, never on more', async () => {
      const kind = someKind();
      let now = 0;
      let most = 0;
      let done = 0;
      const gate = new Gate();
      const process: Process = async () => {
        now += 1;
        most = Math.max(most, now);
        if (now === 3) gate.open();
        await gate.opened;
        now -= 1;
        done += 1;
      };
      work(kind, process, { concurrency: 3 });
      await Promise.all(Array.from({ length: 12 }, () => bell.ring(someJob(kind))));
      await until('all are done', () => done === 12);
      expect(most).toBe(3);
    });

    it('delivers again what a killed worker held, within 25 s', async () => {
      const job = someJob();
      const victim = startVictim(place(), job.kind);
      await bell.ring(job);
      await victim.hasTaken;
      victim.kill();
      const killedAt = Date.now();
      const seen: unknown[] = [];
      work(job.kind, (delivery) => resolved(seen.push(delivery.id)));
      await until('it comes again', () => seen.length === 1, 25_000);
      expect(seen).toEqual([deliveryIdOf(job)]);
      expect(Date.now() - killedAt).toBeLessThan(25_000);
    }, 60_000);

    it('lets those that wait go first when a delivery is given back', async () => {
      const kind = someKind();
      const [long, quick] = [someJob(kind), someJob(kind)];
      const order: string[] = [];
      work(kind, async (delivery, token) => {
        order.push(delivery.data.jobId);
        if (delivery.data.jobId === long.id && order.length === 1) {
          await bell.ring(quick);
          await delayDelivery(delivery, token);
        }
      });
      await bell.ring(long);
      await until('all are done', () => order.length === 3);
      expect(order).toEqual([long.id, quick.id, long.id]);
    });

    it('closes a worker within its limit, although its processor never ends', async () => {
      const { databaseUrl, redisUrl } = place();
      const hasty = await openQueueBackend({
        databaseUrl,
        redisUrl,
        concurrencySum: 1,
        log: () => undefined,
        closeLimitMs: 300,
      });
      const job = someJob();
      let isTaken = false;
      const gate = new Gate();
      const never = (): Promise<void> => ((isTaken = true), gate.opened);
      const worker = new hasty.workerClass(job.kind, never, { ...deliveryOptions, ...hasty.options });
      await bell.ring(job);
      await until('it is in work', () => isTaken);
      const startedAt = Date.now();
      await worker.close();
      await hasty.close();
      expect(Date.now() - startedAt).toBeLessThan(4_500);
      gate.open(); // so that this process can end, too
    });

    it('goes on after the queue was emptied in the middle of a delivery', async () => {
      const job = someJob();
      let taken = 0;
      const gate = new Gate();
      work(job.kind, () => ((taken += 1), gate.opened), { concurrency: 2 });
      await bell.ring(job);
      await until('it is in work', () => taken === 1);
      await place().empty();
      await bell.ring({ ...job, leaseEpoch: 1 });
      await until('the next ring is heard', () => taken === 2);
      gate.open();
      await until('nothing is left', () => isEmpty(job.kind));
      const after = someJob(job.kind);
      await bell.ring(after);
      await until('later rings are heard', () => taken === 3);
    });

    it('adds 1,000 and works on 500 deliveries a second or more, in order', async () => {
      const kind = someKind();
      const jobs = Array.from({ length: 1_000 }, () => someJob(kind));
      const addedIn = await seconds(() => Promise.all(jobs.map((job) => bell.ring(job))));
      let done = 0;
      work(kind, () => resolved((done += 1)), { concurrency: 8 });
      const doneIn = await seconds(() => until('all are done', () => done === jobs.length, 30_000));
      process.stdout.write(
        `${name}: added ${Math.round(1_000 / addedIn)}/s, worked on ${Math.round(1_000 / doneIn)}/s\n`,
      );
      expect(done).toBe(1_000);
    }, 60_000);

    it('says that it is well', async () => {
      expect(await queueHealth(backend)).toMatchObject({ isUp: true, problem: null });
    });
  });
}

const someKind = (): string => `kind-${randomUUID()}`;
const someJob = (kind = someKind()): RingingJob => ({ id: jobIdSchema.parse(randomUUID()), kind, leaseEpoch: 0 });
const resolved = (_done: unknown): Promise<void> => Promise.resolve();

async function seconds(work: () => Promise<unknown>): Promise<number> {
  const startedAt = performance.now();
  await work();
  return (performance.now() - startedAt) / 1_000;
}

class Gate {
  open: () => void = () => undefined;
  readonly opened = new Promise<void>((resolve) => {
    this.open = resolve;
  });
}

function startVictim(place: Place, kind: string): { hasTaken: Promise<void>; kill: () => void } {
  const file = (path: string): string => fileURLToPath(new URL(path, import.meta.url));
  const { databaseUrl, redisUrl } = place;
  const order = JSON.stringify({ databaseUrl, redisUrl, kind, options: deliveryOptions });
  const source = ['--import', file('../../../../tools/jest/from-source.mjs'), '--conditions=rollcall-source'];
  const flags = [...source, '--experimental-transform-types', '--disable-warning=ExperimentalWarning'];
  const child = spawn(process.execPath, [...flags, file('./victim.testing.ts'), order], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const hasTaken = new Promise<void>((resolve, reject) => {
    child.stdout.on('data', (text: Buffer) => {
      if (text.toString().includes('taken')) resolve();
    });
    child.once('exit', (code) => reject(new Error(`the victim ended with ${String(code)}`)));
  });
  return { hasTaken, kill: () => void child.kill('SIGKILL') };
}
