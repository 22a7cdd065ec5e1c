import { randomUUID } from 'node:crypto';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { createPostgresBackend, Worker } from 'bullmq';
import type { ConnectionOptions } from 'bullmq';
import { jobIdSchema } from '@rollcall/domain/job';
import { openBell } from '../bell/bell.js';
import type { RingingJob } from '../bell/bell.js';
import { deliveryOptions } from '../delivery/delivery.js';
import { migrateQueue } from '../migrate/migrate-queue.js';
import { codeOf } from './fault.js';
import { healing } from './healing.js';
import { openQueueBackend } from './open-queue.js';
import type { QueueLine } from './disturbance-log.js';
import { asOwner, freshDatabase, startServer, until } from './servers.testing.js';
import type { TestServer } from './servers.testing.js';
import type { QueueFactory } from './store.js';

let server: TestServer;
beforeAll(async () => {
  server = await startServer();
}, 60_000);
afterAll(() => server.remove());

const someJob = (): RingingJob => ({
  id: jobIdSchema.parse(randomUUID()),
  kind: `kind-${randomUUID()}`,
  leaseEpoch: 0,
});

/** A worker made while the server is not ready, with a timer beside it that ticks as long as anything can. */
function early(factory: unknown, url: string, kind: string): Early {
  const options = '-c role=rollcall_queue -c search_path=bullmq';
  const pool = new pg.Pool({ connectionString: url, options, max: 4, connectionTimeoutMillis: 5_000 });
  pool.on('error', () => undefined);
  const watch = { faults: 0, ticks: 0, isOver: false, taken: 0 };
  const connection = pool as unknown as ConnectionOptions;
  const process = (): Promise<void> => Promise.resolve(void (watch.taken += 1));
  const worker = new Worker(kind, process, { ...deliveryOptions, connection }, factory as QueueFactory);
  // Many faults without a pause are the hot loop: nothing but the loop itself can end it, so the listener does.
  worker.on('error', () => {
    watch.faults += 1;
    if (watch.faults === 20_000) void worker.close(true);
  });
  const timer = setInterval(() => (watch.ticks += 1), 50);
  const close = async (): Promise<void> => {
    clearInterval(timer);
    await worker.close(true);
    await pool.end();
  };
  return { watch, worker, close };
}
interface Early {
  readonly watch: { faults: number; ticks: number; taken: number };
  readonly worker: Worker;
  readonly close: () => Promise<void>;
}

async function withJob(url: string): Promise<RingingJob> {
  const job = someJob();
  const backend = await openQueueBackend({ databaseUrl: url, concurrencySum: 0, log: () => undefined });
  await openBell(backend).ring(job);
  await backend.close();
  return job;
}

const tries = (url: string): Promise<string> =>
  asOwner(url, 'select 1').then(
    () => '',
    (fault: unknown) => codeOf(fault),
  );

/** What makes a server not ready, and what makes it ready again. */
const troubles = [
  {
    name: 'down',
    code: 'ECONNREFUSED',
    arrange: async () => {
      const url = await freshDatabase(server.url);
      const job = await withJob(url);
      await server.stop('fast');
      return { url, job, repair: () => server.start() };
    },
  },
  {
    name: 'starting',
    code: '57P03',
    arrange: async () => {
      const url = await freshDatabase(server.url);
      const job = await withJob(url);
      await server.stop('fast');
      const data = join(server.folder, 'data');
      // A standby that lets nobody in is a real server in recovery, for as long as the test wants.
      writeFileSync(join(data, 'standby.signal'), '');
      writeFileSync(join(data, 'override.conf'), 'hot_standby = off\n');
      const started = server.start();
      await until('the server is starting', async () => (await tries(url)) === '57P03');
      const promote = async (): Promise<void> => {
        writeFileSync(join(data, 'promote'), '');
        process.kill(Number.parseInt(readFileSync(join(data, 'postmaster.pid'), 'utf8'), 10), 'SIGUSR1');
        await started;
        rmSync(join(data, 'override.conf'));
      };
      return { url, job, repair: promote };
    },
  },
  {
    name: 'not migrated',
    code: '42P01',
    arrange: async () => {
      const url = await freshDatabase(server.url, { isMigrated: false });
      await asOwner(url, 'create schema bullmq authorization rollcall_queue');
      let job = someJob();
      return {
        url,
        job,
        repair: async () => {
          await migrateQueue(url);
          const { kind } = job;
          const backend = await openQueueBackend({ databaseUrl: url, concurrencySum: 0, log: () => undefined });
          await openBell(backend).ring((job = { ...someJob(), kind }));
          await backend.close();
        },
      };
    },
  },
];

describe.each(troubles)('a server that is $name when the worker starts ($code)', ({ arrange }) => {
  it('lets timers run meanwhile, and is picked up within 3 s once it is ready', async () => {
    const { url, job, repair } = await arrange();
    const { watch, close } = early(healing(createPostgresBackend), url, job.kind);
    await until('a second has passed in ticks', () => watch.ticks >= 20, 5_000);
    expect(watch.faults).toBeLessThan(10);
    await repair();
    const readyAt = Date.now();
    await until('the delivery is taken', () => watch.taken === 1, 10_000);
    expect(Date.now() - readyAt).toBeLessThan(3_000);
    await close();
  }, 60_000);

  it('is never picked up, or stops every timer, without the repair', async () => {
    const { url, job, repair } = await arrange();
    const { watch, close } = early(createPostgresBackend, url, job.kind);
    const hasSpun = (): boolean => watch.faults >= 20_000;
    await until('it spins, or a second has passed', () => hasSpun() || watch.ticks >= 20, 30_000);
    const ticks = watch.ticks;
    await repair();
    if (hasSpun()) expect(ticks).toBeLessThan(5);
    else await expect(until('the delivery is taken', () => watch.taken === 1, 4_000)).rejects.toThrow('Not within');
    await close();
  }, 60_000);
});

it('leans on private members of BullMQ that are still there', async () => {
  const pool = new pg.Pool({ connectionString: 'postgres://nobody@127.0.0.1:1/nowhere' });
  const connection = pool as unknown as string;
  const backend = createPostgresBackend('some-kind', { connection }) as unknown as Record<string, unknown>;
  const inner = backend['connection'] as Record<string, unknown>;
  for (const part of [backend, inner]) {
    await expect((part['waitUntilReady'] as () => Promise<void>).call(part)).rejects.toThrow();
    expect(part['readyPromise']).toBeInstanceOf(Promise);
  }
  expect(typeof backend['moveToActive']).toBe('function');
  await pool.end();
});

describe('an open queue', () => {
  it('waits for a server that is away and says so once', async () => {
    const url = await freshDatabase(server.url);
    await server.stop('fast');
    const lines: QueueLine[] = [];
    const opening = openQueueBackend({ databaseUrl: url, concurrencySum: 1, log: (line) => void lines.push(line) });
    await until('it has noticed', () => lines.length > 0);
    await server.start();
    const readyAt = Date.now();
    const backend = await opening;
    expect(Date.now() - readyAt).toBeLessThan(3_000);
    await until('the end is logged', () => lines.length > 1);
    expect(lines.map(({ event }) => event)).toEqual(['queue.disturbed', 'queue.recovered']);
    await backend.close();
  }, 60_000);

  it('stops waiting when it is told to', async () => {
    const stop = new AbortController();
    const url = 'postgres://nobody@127.0.0.1:1/nowhere';
    const opening = openQueueBackend({
      databaseUrl: url,
      concurrencySum: 1,
      log: () => undefined,
      signal: stop.signal,
    });
    stop.abort();
    await expect(opening).rejects.toThrow('abort');
  });

  it('hears rings again within 3 s of a crash of the server, with two lines for all its faults', async () => {
    const url = await freshDatabase(server.url);
    const lines: QueueLine[] = [];
    const log = (line: QueueLine): void => void lines.push(line);
    const backend = await openQueueBackend({ databaseUrl: url, concurrencySum: 4, log });
    const bell = openBell(backend);
    const job = someJob();
    let taken = 0;
    const work = (): Promise<void> => Promise.resolve(void (taken += 1));
    const worker = new backend.workerClass(job.kind, work, { ...deliveryOptions, concurrency: 4, ...backend.options });
    await bell.ring(job);
    await until('it works', () => taken === 1);
    await server.stop('immediate');
    await bell.ring({ ...job, leaseEpoch: 1 }); // fails, and says nothing
    await server.start();
    const readyAt = Date.now();
    await bell.ring({ ...job, leaseEpoch: 2 });
    await until('it works again', () => taken >= 2, 10_000);
    expect(Date.now() - readyAt).toBeLessThan(3_000);
    await until('the end is logged', () => lines.at(-1)?.event === 'queue.recovered');
    expect(lines.length).toBeLessThan(10);
    await worker.close();
    await backend.close();
  }, 60_000);

  it('picks up at once again after its LISTEN connections were cut', async () => {
    const url = await freshDatabase(server.url);
    const backend = await openQueueBackend({ databaseUrl: url, concurrencySum: 2, log: () => undefined });
    const bell = openBell(backend);
    const job = someJob();
    const takenAt: number[] = [];
    const work = (): Promise<void> => Promise.resolve(void takenAt.push(Date.now()));
    const worker = new backend.workerClass(job.kind, work, { ...deliveryOptions, ...backend.options });
    const listening = `application_name = '${job.kind}' and wait_event = 'ClientRead'`;
    const listeners = (): Promise<{ pid: number }[]> =>
      asOwner(url, `select pid from pg_stat_activity where ${listening} and query ilike '%listen bullmq_jobs%'`);
    await until('it listens', async () => (await listeners()).length === 1);
    const [first] = await listeners();
    await asOwner(url, `select pg_terminate_backend(pid) from pg_stat_activity where ${listening}`);
    await until('it listens again', async () => (await listeners()).some(({ pid }) => pid !== first?.pid), 15_000);
    const rungAt = Date.now();
    await bell.ring(job);
    await until('it is taken', () => takenAt.length === 1);
    expect((takenAt[0] ?? 0) - rungAt).toBeLessThan(1_000);
    await worker.close();
    await backend.close();
  }, 60_000);
});
