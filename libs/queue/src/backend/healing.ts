import { setTimeout as sleep } from 'node:timers/promises';
import type { createPostgresBackend } from 'bullmq';

/** What makes the PostgreSQL side of a queue or a worker. */
export type PostgresBackendFactory = typeof createPostgresBackend;

/** The members of BullMQ's connection and backend that this file leans on. They are private: a test asserts them. */
interface Readiness {
  readyPromise: Promise<void> | undefined;
  waitUntilReady(): Promise<void>;
}

const forgetAfterMs = 500;
const brakeMs = 250;
/** Seconds. By default a worker that saw one fault sleeps up to an hour and trusts that it is woken. */
const longestBlock = 5;

/**
 * Repairs three faults of BullMQ 6.7.0 on PostgreSQL, measured against real servers in `healing.spec.ts`:
 *
 * - Connection and backend keep their first answer to "are you ready?", also when it is no. A worker built while the
 *   server refuses connections is dead for ever; while it is starting or not migrated, the worker asks its remembered
 *   "no" in a loop that lets no timer run, so that not even SIGTERM is heard. Here a "no" is forgotten after a pause.
 * - A claim that fails with anything but a refused connection is repeated at once. Here it takes a breath.
 * - After a fault the next wait is bounded by an hour. Here by seconds.
 */
export const healing =
  (create: PostgresBackendFactory): PostgresBackendFactory =>
  (name, options, how) => {
    const backend = create(name, options, how);
    const inner = backend as unknown as Readiness & { connection: Readiness };
    forgetRefusals(inner.connection);
    forgetRefusals(inner);
    const claim = backend.moveToActive.bind(backend);
    backend.moveToActive = (...call) => claim(...call).catch(pauseAndRethrow(brakeMs));
    Object.defineProperty(backend, 'maximumBlockTimeout', { value: longestBlock });
    return backend;
  };

function forgetRefusals(part: Readiness): void {
  const ask = part.waitUntilReady.bind(part);
  let asked: Promise<void> | undefined;
  part.waitUntilReady = () =>
    (asked ??= ask()
      .catch(async (fault: unknown) => {
        part.readyPromise = undefined;
        await sleep(forgetAfterMs);
        throw fault;
      })
      .finally(() => {
        asked = undefined;
      }));
}

const pauseAndRethrow =
  (ms: number) =>
  async (fault: unknown): Promise<never> => {
    await sleep(ms);
    throw fault;
  };
