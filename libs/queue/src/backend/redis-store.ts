import { once } from 'node:events';
import { Redis } from 'ioredis';
import { createRedisBackend } from 'bullmq';
import type { ConnectionOptions } from 'bullmq';
import type { QueueStore } from './store.js';
import { within } from './within.js';

const retryStrategy = (attempt: number): number => Math.min(attempt * 100, 1_000);

/** BullMQ in Redis or Valkey. */
export function openRedisStore(redisUrl: string, report: (fault: unknown) => void): QueueStore {
  const always = { url: redisUrl, retryStrategy, connectTimeout: 5_000, keepAlive: 10_000 };
  const workerConnection: ConnectionOptions = { ...always, maxRetriesPerRequest: null };
  const bellConnection: ConnectionOptions = {
    ...always,
    enableOfflineQueue: false, // rings during an outage must not pile up in memory: the sweeper rings again
    maxRetriesPerRequest: 1,
    commandTimeout: 5_000,
  };
  const probe = new Redis(redisUrl, { retryStrategy, enableOfflineQueue: false, commandTimeout: 1_000 });
  probe.on('error', report);
  return {
    name: 'redis',
    workerConnection,
    bellConnection,
    factory: createRedisBackend,
    probe: async () => {
      await connected(probe);
      await probe.ping();
    },
    advice: async () => adviceOn(await probe.info('memory')),
    close: () => {
      probe.disconnect();
      return Promise.resolve();
    },
  };
}

/** A connection that is being made is no outage: it gets a second. */
async function connected(client: Redis): Promise<void> {
  if (client.status === 'ready') return;
  const enough = new AbortController();
  try {
    await within(1_000, 'Connecting to Redis', once(client, 'ready', { signal: enough.signal }));
  } finally {
    enough.abort(); // takes the listener off
  }
}

/** A Redis that may evict keys drops deliveries; the sweeper would ring again, but late. */
function adviceOn(memory: string): string | null {
  const policy = /^maxmemory_policy:(\S+)/m.exec(memory)?.[1] ?? 'noeviction';
  return policy === 'noeviction' ? null : `redis: maxmemory-policy is ${policy}, it should be noeviction`;
}
