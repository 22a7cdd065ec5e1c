import { Worker } from 'bullmq';
import type { Processor, WorkerOptions } from 'bullmq';
import type { QueueFactory } from './store.js';
import { within } from './within.js';

/** A class of workers as `BullModule.workerClass` takes it. */
export type WorkerClass = new (name: string, processor: Processor | null | undefined, options: WorkerOptions) => Worker;

/** How long `close` waits for the delivery in work: its batch then commits, or the stalled check brings it back. */
export const closeLimitMs = 25_000;

/**
 * BullMQ's worker with the two things every worker needs and would forget: somebody listens to its faults (without a
 * listener each one is printed whole), and its `close` ends, although the processor does not.
 */
export const watchedWorker = (
  factory: QueueFactory,
  report: (fault: unknown) => void,
  limitMs = closeLimitMs,
): WorkerClass =>
  class WatchedWorker extends Worker {
    constructor(name: string, processor: Processor | null | undefined, options: WorkerOptions) {
      super(name, processor, options, factory);
      this.on('error', report);
    }

    override async close(force = false): Promise<void> {
      try {
        await within(limitMs, `Closing the worker of ${this.name}`, super.close(force));
      } catch (fault) {
        report(fault);
        // The processor goes on until the process ends. Its delivery must come again elsewhere, so its lock runs out.
        await this.lockManager.close();
        await this.backend.close(true);
      }
    }
  };
