import { setTimeout as sleep } from 'node:timers/promises';
import { Queue, setDefaultBackendFactory } from 'bullmq';
import type { QueueOptions } from 'bullmq';
import { kindNames } from '@rollcall/domain/kinds';
import { DisturbanceLog } from './disturbance-log.js';
import type { QueueLog } from './disturbance-log.js';
import { isPassing } from './fault.js';
import { openPostgresStore } from './postgres-store.js';
import { openRedisStore } from './redis-store.js';
import type { QueueStore } from './store.js';
import { closeLimitMs, watchedWorker } from './watched-worker.js';
import type { WorkerClass } from './watched-worker.js';
import { within } from './within.js';

/** What decides where deliveries are kept. */
export interface QueueChoice {
  readonly databaseUrl: string;
  /** Set: Redis or Valkey keeps them. Not set: PostgreSQL, schema `bullmq`. */
  readonly redisUrl?: string | undefined;
  /** Deliveries this process works on at once, all kinds together; 0 for a process that only rings. */
  readonly concurrencySum: number;
  readonly log: QueueLog;
  /** Ends the wait for a server that is away: a process that is told to stop must not go on waiting. */
  readonly signal?: AbortSignal | undefined;
  /** How long a worker's `close` waits for its delivery. */
  readonly closeLimitMs?: number;
}

/** The open queue of this process, on either backend. */
export interface QueueBackend {
  readonly name: 'postgres' | 'redis';
  /** For `BullModule.forRoot`. */
  readonly options: QueueOptions;
  /** For `BullModule.workerClass`. Its workers log an outage once, and their `close` ends. */
  readonly workerClass: WorkerClass;
  /** The queue of a kind, made at the first call. */
  queueOf(kind: string): Queue;
  /** Drops the queue of a kind, so that the next call makes a new one. */
  forget(kind: string): void;
  /** Takes note of a fault: an outage is one line when it begins and one when it ends, however many faults it has. */
  report(fault: unknown): void;
  /** Rejects while the server does not answer. */
  probe(): Promise<void>;
  /** What an operator should change although everything works. */
  advice(): Promise<string | null>;
  /** After workers and bell. Takes 4 s at most. */
  close(): Promise<void>;
}

/**
 * Opens the queue once its server answers: a worker built before that may never recover by itself. Waits as long as it
 * takes while the server is away or starting. Also becomes BullMQ's default for the process, so it comes before any
 * `BullModule`.
 * @throws QueueSchemaOutdated if `migrateQueue` is to be run first
 */
export async function openQueueBackend(choice: QueueChoice): Promise<QueueBackend> {
  const report = (fault: unknown): void => disturbances.report(fault);
  const store = openStore(choice, report);
  const disturbances = new DisturbanceLog(store.name, choice.log, store.probe);
  setDefaultBackendFactory(store.factory);
  try {
    await untilItAnswers(store, report, choice.signal);
  } catch (fault) {
    disturbances.close();
    await store.close();
    throw fault;
  }
  return new OpenQueue(store, disturbances, watchedWorker(store.factory, report, choice.closeLimitMs ?? closeLimitMs));
}

function openStore(choice: QueueChoice, report: (fault: unknown) => void): QueueStore {
  if (choice.redisUrl) return openRedisStore(choice.redisUrl, report);
  // Two for the bell and the probe; each worker listens on a connection of its own.
  const listeners = choice.concurrencySum > 0 ? kindNames.length : 0;
  return openPostgresStore(choice.databaseUrl, 2 + listeners + choice.concurrencySum, report);
}

const askAgainMs = 250;

async function untilItAnswers(
  store: QueueStore,
  report: (fault: unknown) => void,
  signal: AbortSignal | undefined,
): Promise<void> {
  for (;;) {
    try {
      return await store.probe();
    } catch (fault) {
      if (!isPassing(fault)) throw fault;
      report(fault);
    }
    await sleep(askAgainMs, undefined, { signal });
  }
}

class OpenQueue implements QueueBackend {
  readonly name: 'postgres' | 'redis';
  readonly options: QueueOptions;
  readonly probe: () => Promise<void>;
  readonly advice: () => Promise<string | null>;
  readonly report: (fault: unknown) => void;
  readonly workerClass: WorkerClass;
  readonly #queues = new Map<string, Queue>();
  readonly #store: QueueStore;
  readonly #disturbances: DisturbanceLog;

  constructor(store: QueueStore, disturbances: DisturbanceLog, workerClass: WorkerClass) {
    this.#store = store;
    this.#disturbances = disturbances;
    this.workerClass = workerClass;
    this.name = store.name;
    this.options = { connection: store.workerConnection };
    this.probe = store.probe;
    this.advice = store.advice;
    this.report = disturbances.report;
  }

  queueOf(kind: string): Queue {
    const known = this.#queues.get(kind);
    if (known) return known;
    const queue = new Queue(kind, { connection: this.#store.bellConnection }, this.#store.factory);
    queue.on('error', this.report);
    this.#queues.set(kind, queue);
    return queue;
  }

  forget(kind: string): void {
    const queue = this.#queues.get(kind);
    this.#queues.delete(kind);
    queue?.close().catch(this.report);
  }

  async close(): Promise<void> {
    const queues = [...this.#queues.values()];
    this.#queues.clear();
    this.#disturbances.close(); // connections that break because we close them are no news
    const closed = Promise.allSettled(queues.map((queue) => queue.close()));
    await within(2_000, 'Closing the queues', closed).catch(() => undefined);
    await within(2_000, 'Closing the connections', this.#store.close()).catch(() => undefined);
  }
}
