import type { BackendFactory, ConnectionOptions, RedisQueueBackend } from 'bullmq';

/** BullMQ's classes take every backend, but are typed for the one they come with. */
export type QueueFactory = BackendFactory<RedisQueueBackend>;

/** What the two backends give: how to connect, and whether the server answers. */
export interface QueueStore {
  readonly name: 'postgres' | 'redis';
  /** For workers: commands wait until the server is back. */
  readonly workerConnection: ConnectionOptions;
  /** For the bell: commands fail soon, as nobody may wait for the queue. */
  readonly bellConnection: ConnectionOptions;
  readonly factory: QueueFactory;
  /** Rejects while the server does not answer, or is not fit to be used. */
  readonly probe: () => Promise<void>;
  /** What an operator should change although everything works; null if there is nothing. */
  readonly advice: () => Promise<string | null>;
  readonly close: () => Promise<void>;
}
