import * as z from 'zod';

const count = z.int().nonnegative();

/** How the queue is, for whoever runs Rollcall: what lies in it, beside what the database says should. */
export const queueViewSchema = z.strictObject({
  backend: z.enum(['postgres', 'redis']),
  isUp: z.boolean(),
  latencyMs: z.int().nullable(),
  /** What is wrong, or should be changed although it works. */
  problem: z.string().nullable(),
  kinds: z.array(
    z.strictObject({
      kind: z.string(),
      /** Deliveries of all tenants; null: the queue does not answer. */
      deliveries: z.strictObject({ waiting: count, active: count, delayed: count }).nullable(),
      /** Jobs of this tenant: the record of truth. A job that waits without a delivery is rung for again within seconds. */
      jobs: z.strictObject({ queued: count, planned: count, running: count, silent: count }),
    }),
  ),
});
/** See {@link queueViewSchema}. */
export type QueueView = z.infer<typeof queueViewSchema>;
