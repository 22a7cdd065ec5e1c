import { textOf } from './fault.js';
import type { QueueBackend } from './open-queue.js';
import { within } from './within.js';

/** Whether the queue works, for `/api/health/ready` and for people. */
export interface QueueHealth {
  readonly backend: 'postgres' | 'redis';
  readonly isUp: boolean;
  readonly latencyMs: number;
  /** What is wrong, or what should be changed although it works; null if nothing. */
  readonly problem: string | null;
}

/** Asks the queue's server. Never throws, and takes `limitMs` at most. */
export async function queueHealth(backend: QueueBackend, limitMs = 1_000): Promise<QueueHealth> {
  const startedAt = performance.now();
  const answer = (isUp: boolean, problem: string | null): QueueHealth => ({
    backend: backend.name,
    isUp,
    latencyMs: Math.round(performance.now() - startedAt),
    problem,
  });
  try {
    await within(limitMs, 'The queue', backend.probe());
    return answer(true, await within(limitMs, 'The queue', backend.advice()));
  } catch (fault) {
    return answer(false, textOf(fault));
  }
}

/** How many deliveries of a kind there are. */
export interface DeliveryCounts {
  readonly waiting: number;
  readonly active: number;
  readonly delayed: number;
}

/** Counts the deliveries of a kind, for `/metrics`. Rejects if the queue does not answer in time. */
export async function countDeliveries(backend: QueueBackend, kind: string, limitMs = 1_000): Promise<DeliveryCounts> {
  const counting = backend.queueOf(kind).getJobCounts('waiting', 'active', 'delayed');
  const { waiting = 0, active = 0, delayed = 0 } = await within(limitMs, 'Counting deliveries', counting);
  return { waiting, active, delayed };
}
