import * as z from 'zod';
import { ledgerSchema } from '../job/ledger.js';

/** The states in which a job is told by e-mail: it is over, or stands still until somebody resumes it. */
export const toldStatuses = ['succeeded', 'failed', 'cancelled'] as const;

/**
 * How a job ended, kept beside its mail: what is sent is what was so at that moment, whatever became of the job since.
 * Written by the trigger `jobs_queue_mail`.
 */
export const jobEndSchema = z.strictObject({
  kind: z.string(),
  /** What it worked on. Of some kinds a filter in words, in which values of contacts can stand: those never leave in a mail. */
  subject: z.string(),
  isDryRun: z.boolean(),
  status: z.enum(toldStatuses),
  failureCode: z.string().nullable(),
  ledger: ledgerSchema,
  issueCount: z.int().nonnegative(),
  /** From when it was asked for. */
  seconds: z.int().nonnegative(),
});
/** See {@link jobEndSchema}. */
export type JobEnd = z.infer<typeof jobEndSchema>;
