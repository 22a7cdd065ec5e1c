import type { JobId } from '@rollcall/domain/job';
import type { QueueBackend } from '../backend/open-queue.js';
import { within } from '../backend/within.js';
import { deliveryIdOf } from '../delivery/delivery.js';

/** What the bell needs to know of a job: a row of `jobs` has it. */
export interface RingingJob {
  readonly id: JobId;
  readonly kind: string;
  readonly leaseEpoch: number;
}

/** Makes some worker look at a job. */
export interface Bell {
  /**
   * Rings, after the job was committed. Waits 2 s at most and NEVER THROWS: a ring that fails costs seconds, because the
   * sweeper rings again. Twice under the same lease is once.
   */
  ring(job: RingingJob): Promise<void>;
  /** Rings no more. The queue itself is closed by its owner. */
  close(): Promise<void>;
}

/** How a bell may differ. */
export interface BellOptions {
  readonly limitMs?: number;
  /** Called for each ring that failed. If not given, the queue takes note: one line for each outage. */
  readonly onFault?: (fault: unknown, job: RingingJob) => void;
}

/** Opens the bell of this process: one queue per kind, so that a long import cannot starve a quick scan. */
export function openBell(backend: QueueBackend, { limitMs = 2_000, onFault = backend.report }: BellOptions = {}): Bell {
  let isClosed = false;
  return {
    ring: async (job) => {
      if (isClosed) return;
      try {
        await within(limitMs, 'Ringing', deliver(backend, job));
      } catch (fault) {
        onFault(fault, job);
        await forgetIfDead(backend, job.kind);
      }
    },
    close: () => {
      isClosed = true;
      return Promise.resolve();
    },
  };
}

async function deliver(backend: QueueBackend, job: RingingJob): Promise<void> {
  const once = { jobId: deliveryIdOf(job), attempts: 1, removeOnComplete: true, removeOnFail: true };
  await backend.queueOf(job.kind).add(job.kind, { jobId: job.id }, once);
}

/** A Redis connection that broke during its first greeting stays broken: BullMQ keeps the rejection for ever. */
async function forgetIfDead(backend: QueueBackend, kind: string): Promise<void> {
  const isDead = await Promise.race([
    backend
      .queueOf(kind)
      .waitUntilReady()
      .then(
        () => false,
        () => true,
      ),
    new Promise<false>((resolve) => setImmediate(resolve, false)), // still trying
  ]);
  if (isDead) backend.forget(kind);
}
