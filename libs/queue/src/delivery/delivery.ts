import { DelayedError } from 'bullmq';
import type { Job as BullJob, WorkerOptions } from 'bullmq';
import { z } from 'zod';
import { jobIdSchema } from '@rollcall/domain/job';
import type { JobId } from '@rollcall/domain/job';
import { kindNames } from '@rollcall/domain/kinds';
import type { KindName } from '@rollcall/domain/kinds';

/** All that a delivery says: look at this job. */
export const deliverySchema = z.strictObject({ jobId: jobIdSchema });
/** The message that makes a worker look at a job. BullMQ says Job; this line is where that stops. */
export type Delivery = BullJob<z.infer<typeof deliverySchema>>;

/**
 * The id of the delivery for a job under its present lease. Adding an id that is there does nothing, so ringing twice is
 * free and nothing piles up; once a worker took the job, the epoch has moved and a ring is a new one.
 */
export const deliveryIdOf = (job: { readonly id: JobId; readonly leaseEpoch: number }): string =>
  `${job.id}_${job.leaseEpoch}`;

/** How many deliveries of each kind one worker process works on at once. */
export const concurrencyOf: Readonly<Record<KindName, number>> = {
  'bulk-change': 2,
  export: 1,
  import: 2,
  'key-rotation': 1,
  undo: 1,
};

/** All deliveries that one worker process works on at once: what `openQueueBackend` sizes its connections by. */
export const concurrencySum = kindNames.reduce((sum, kind) => sum + concurrencyOf[kind], 0);

/**
 * The options of a kind's worker. A delivery whose worker was killed comes again 15 to 20 s later, 25 s if several
 * workers take turns to look; a job moves again within 30 s wherever its worker died.
 */
export const workerOptionsFor = (kind: KindName, concurrency = concurrencyOf[kind]): DeliveryOptions => ({
  concurrency,
  ...deliveryOptions,
});

/** Options of a worker, without where it connects to. */
export type DeliveryOptions = Omit<WorkerOptions, 'connection'>;

/** What every worker has, whatever its kind. */
export const deliveryOptions = {
  lockDuration: 15_000, // renewed at half; all it guards is the delivery, the lease guards the job
  stalledInterval: 5_000,
  maxStalledCount: 1_000, // BullMQ gives up at the second crash; whether a job has failed is not its decision
  runRetryDelay: 1_000,
  drainDelay: 2,
} as const satisfies DeliveryOptions;

/**
 * Puts a delivery back and ends the processor by throwing what BullMQ wants to see. The delay must not be 0: on
 * PostgreSQL a delivery keeps its place in the line, so it would be taken again before those that wait.
 */
export async function delayDelivery(delivery: Delivery, token: string | undefined, delayMs = 1_000): Promise<never> {
  await delivery.moveToDelayed(Date.now() + delayMs, token);
  throw new DelayedError();
}
