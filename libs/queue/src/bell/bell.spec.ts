import { randomUUID } from 'node:crypto';
import { jobIdSchema } from '@rollcall/domain/job';
import type { QueueLine } from '../backend/disturbance-log.js';
import { openProxy } from '../backend/frozen-proxy.testing.js';
import { openQueueBackend } from '../backend/open-queue.js';
import type { QueueBackend } from '../backend/open-queue.js';
import { countDeliveries, queueHealth } from '../backend/queue-health.js';
import { freshDatabase, hasRedis, shoutSkipped, startRedis, startServer, until } from '../backend/servers.testing.js';
import { openBell } from './bell.js';
import type { RingingJob } from './bell.js';

interface Place {
  readonly url: string;
  readonly open: (url: string, lines: QueueLine[]) => Promise<QueueBackend>;
  readonly stop: () => Promise<void>;
  readonly start: () => Promise<void>;
  readonly remove: () => Promise<void>;
}

async function postgresPlace(): Promise<Place> {
  const server = await startServer();
  const open = (databaseUrl: string, lines: QueueLine[]): Promise<QueueBackend> =>
    openQueueBackend({ databaseUrl, concurrencySum: 0, log: (line) => void lines.push(line) });
  const url = await freshDatabase(server.url);
  return { url, open, stop: () => server.stop('immediate'), start: server.start, remove: server.remove };
}

async function redisPlace(): Promise<Place> {
  const server = await startRedis();
  const open = (redisUrl: string, lines: QueueLine[]): Promise<QueueBackend> =>
    openQueueBackend({ databaseUrl: 'unused', redisUrl, concurrencySum: 0, log: (line) => void lines.push(line) });
  return { url: server.url, open, stop: server.stop, start: server.start, remove: server.stop };
}

const job: RingingJob = { id: jobIdSchema.parse(randomUUID()), kind: `kind-${randomUUID()}`, leaseEpoch: 0 };
if (!hasRedis()) shoutSkipped('the bell on Redis');
const places = [
  ['PostgreSQL', postgresPlace, describe],
  ['Redis', redisPlace, hasRedis() ? describe : describe.skip],
] as const;

for (const [name, make, maybe] of places) {
  maybe(`the bell on ${name}`, () => {
    let place: Place;
    beforeAll(async () => {
      place = await make();
    }, 60_000);
    afterAll(() => place.remove());

    it('neither throws nor waits longer than 2 s when nothing answers, and rings again by itself', async () => {
      const wire = await openProxy(place.url);
      const lines: QueueLine[] = [];
      const backend = await place.open(wire.url, lines);
      const failed: RingingJob[] = [];
      const bell = openBell(backend, { onFault: (_fault, which) => void failed.push(which) });
      await bell.ring({ ...job, leaseEpoch: 100 });
      wire.freeze();
      const startedAt = Date.now();
      await bell.ring({ ...job, leaseEpoch: 101 });
      expect(Date.now() - startedAt).toBeLessThan(2_300);
      expect(failed).toEqual([{ ...job, leaseEpoch: 101 }]);
      expect((await queueHealth(backend, 200)).isUp).toBe(false);
      wire.thaw();
      await bell.ring({ ...job, leaseEpoch: 102 });
      expect(failed).toHaveLength(1);
      await bell.close();
      await backend.close();
      wire.close();
    }, 20_000);

    it('rings again after an outage, which is two lines however many rings failed', async () => {
      const lines: QueueLine[] = [];
      const backend = await place.open(place.url, lines);
      const bell = openBell(backend);
      await bell.ring(job);
      await place.stop();
      await Promise.all(Array.from({ length: 200 }, (_, times) => bell.ring({ ...job, leaseEpoch: times + 1 })));
      expect(lines.map(({ event }) => event)).toEqual(['queue.disturbed']);
      await place.start();
      const readyAt = Date.now();
      await until('a ring arrives', async () => {
        await bell.ring({ ...job, leaseEpoch: 500 });
        return (await countDeliveries(backend, job.kind).catch(() => ({ waiting: 0 }))).waiting > 0;
      });
      expect(Date.now() - readyAt).toBeLessThan(3_000);
      await until('the end is logged', () => lines.length === 2);
      expect(lines[1]).toMatchObject({ level: 'info', event: 'queue.recovered' });
      expect(lines[1]?.faults).toBeGreaterThan(100);
      await bell.close();
      await backend.close();
    }, 30_000);

    it('says nothing and does nothing once it is closed', async () => {
      const lines: QueueLine[] = [];
      const backend = await place.open(place.url, lines);
      const bell = openBell(backend);
      await bell.close();
      const silent = { ...job, kind: `kind-${randomUUID()}` };
      await bell.ring(silent);
      expect((await countDeliveries(backend, silent.kind)).waiting).toBe(0);
      await backend.close();
    });
  });
}
