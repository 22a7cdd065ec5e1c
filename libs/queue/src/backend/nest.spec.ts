import 'reflect-metadata';
import { randomUUID } from 'node:crypto';
import { BullModule, Processor, WorkerHost } from '@nestjs/bullmq';
import { Test } from '@nestjs/testing';
import { jobIdSchema } from '@rollcall/domain/job';
import { openBell } from '../bell/bell.js';
import { workerOptionsFor } from '../delivery/delivery.js';
import type { Delivery } from '../delivery/delivery.js';
import { openQueueBackend } from './open-queue.js';
import { freshDatabase, startServer, until } from './servers.testing.js';
import type { TestServer } from './servers.testing.js';

let server: TestServer;
beforeAll(async () => {
  server = await startServer();
}, 60_000);
afterAll(() => server.remove());

it('serves processors of @nestjs/bullmq: forRoot, one worker class, and no queue of their own', async () => {
  const log = (): void => undefined;
  const backend = await openQueueBackend({ databaseUrl: await freshDatabase(server.url), concurrencySum: 2, log });
  const kind = `kind-${randomUUID()}`;
  const seen: unknown[] = [];

  class SomeProcessor extends WorkerHost {
    override process(delivery: Delivery): Promise<void> {
      seen.push(delivery.data.jobId);
      return Promise.resolve();
    }
  }
  // Decorators by hand: this library is compiled without them.
  Processor(kind, workerOptionsFor('import'))(SomeProcessor);
  BullModule.workerClass = backend.workerClass;
  const imports = [BullModule.forRoot(backend.options), BullModule.registerQueue()];
  const app = await Test.createTestingModule({ imports, providers: [SomeProcessor] }).compile();
  await app.init();
  const job = { id: jobIdSchema.parse(randomUUID()), kind, leaseEpoch: 0 };
  await openBell(backend).ring(job);
  await until('the processor has it', () => seen.length === 1);
  expect(seen).toEqual([job.id]);
  expect(app.get(SomeProcessor).worker).toBeInstanceOf(backend.workerClass);
  await app.close();
  await backend.close();
});
