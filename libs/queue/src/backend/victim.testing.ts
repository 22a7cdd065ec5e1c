/**
 * A worker process that takes a delivery, says so, and never ends it: something to be killed.
 * Arguments: one JSON object, `{ databaseUrl, redisUrl, kind, options }`.
 */
import { openQueueBackend } from './open-queue.js';

const order = JSON.parse(process.argv[2] ?? '{}') as {
  databaseUrl: string;
  redisUrl?: string;
  kind: string;
  options: object;
};
const backend = await openQueueBackend({ ...order, concurrencySum: 1, log: () => undefined });
new backend.workerClass(
  order.kind,
  async () => {
    process.stdout.write('taken\n');
    await new Promise(() => undefined);
  },
  { ...order.options, ...backend.options },
);
