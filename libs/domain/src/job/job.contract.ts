import * as z from 'zod';
import { jobStatusSchema } from './job.status.js';
import { ledgerSchema, outcomes } from './ledger.js';
import { rowIssueSchema } from './row-issue.js';

/** A job's id, a UUIDv7. */
export const jobIdSchema = z.uuid().brand<'JobId'>();
/** See {@link jobIdSchema}. */
export type JobId = z.infer<typeof jobIdSchema>;

const personSchema = z.strictObject({ id: z.string(), name: z.string() });

/** A file a job left behind. `rows` excludes the header. */
export const jobFileSchema = z.strictObject({ name: z.string(), bytes: z.int(), rows: z.int() });
/** See {@link jobFileSchema}. */
export type JobFile = z.infer<typeof jobFileSchema>;

/** A job as the console, the command line and API clients see it. */
export const jobViewSchema = z.strictObject({
  id: jobIdSchema,
  kind: z.string(),
  status: jobStatusSchema,
  /** What it works on, for people: the file's name, a filter in words. */
  subject: z.string(),
  isDryRun: z.boolean(),
  params: z.record(z.string(), z.unknown()),
  /** Facts found on the way, by kind: an import keeps the file format and mapping it used. */
  details: z.record(z.string(), z.unknown()),
  progress: z.strictObject({
    phase: z.string(),
    phases: z.array(z.string()),
    done: z.int(),
    total: z.int().nullable(),
    fraction: z.number().nullable(),
  }),
  total: z.int().nullable(),
  ledger: ledgerSchema,
  issueCount: z.int(),
  rate: z.strictObject({ now: z.number().nullable(), overall: z.number().nullable() }),
  secondsLeft: z.int().nullable(),
  failure: z.strictObject({ code: z.string(), details: z.record(z.string(), z.unknown()) }).nullable(),
  files: z.array(jobFileSchema),
  /** Null: nothing it did can be undone, or it is not over. */
  undo: z
    .strictObject({
      openUntil: z.iso.datetime(),
      /** How many contacts it changed: the number to type. */
      contacts: z.int(),
      /** The undo by which it is undone, or that is on its way; null if there is none, or that one was undone itself. */
      undoneBy: jobIdSchema.nullable(),
    })
    .nullable(),
  startedBy: personSchema,
  createdAt: z.iso.datetime(),
  startedAt: z.iso.datetime().nullable(),
  endedAt: z.iso.datetime().nullable(),
  /** When the job last moved. */
  progressedAt: z.iso.datetime().nullable(),
  /** Running, but no worker has given a sign of life for 20 s. */
  isSilent: z.boolean(),
  /** +1 with every change: ETag, and the order of stream events. */
  version: z.int(),
});
/** See {@link jobViewSchema}. */
export type JobView = z.infer<typeof jobViewSchema>;

/** One page of jobs, newest first. */
export const jobListSchema = z.strictObject({
  items: z.array(jobViewSchema),
  next: z.string().nullable(),
  total: z.strictObject({ value: z.int(), relation: z.enum(['eq', 'estimate', 'gte']) }),
});
/** See {@link jobListSchema}. */
export type JobList = z.infer<typeof jobListSchema>;

/** Which jobs to list. `tab` as on the Jobs screen. */
export const jobQuerySchema = z.strictObject({
  tab: z.enum(['all', 'running', 'paused', 'completed', 'issues', 'failed', 'cancelled']).default('all'),
  kind: z.string().max(40).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
  after: z.string().max(200).optional(),
});
/** See {@link jobQuerySchema}. */
export type JobQuery = z.infer<typeof jobQuerySchema>;

/** One page of a job's issues in row order. */
export const jobIssueListSchema = z.strictObject({
  items: z.array(rowIssueSchema),
  next: z.string().nullable(),
  total: z.strictObject({ value: z.int(), relation: z.enum(['eq', 'estimate', 'gte']) }),
  /** How often each code was met, most frequent first. */
  codes: z.array(
    z.strictObject({ code: z.string(), column: z.string(), count: z.int(), severity: z.enum(['error', 'warning']) }),
  ),
});
/** See {@link jobIssueListSchema}. */
export type JobIssueList = z.infer<typeof jobIssueListSchema>;

/** How a job went over time: one point a second at most. `rows` counts what all phases handled so far. */
export const jobThroughputSchema = z.strictObject({
  points: z.array(
    z.strictObject({ at: z.iso.datetime(), phase: z.string(), rows: z.int(), fraction: z.number().nullable() }),
  ),
});
/** See {@link jobThroughputSchema}. */
export type JobThroughput = z.infer<typeof jobThroughputSchema>;

/** Who moved a job from one state to another, when and why. */
export const jobTimelineSchema = z.strictObject({
  items: z.array(
    z.strictObject({
      at: z.iso.datetime(),
      status: jobStatusSchema,
      by: personSchema.nullable(),
      reason: z.string().nullable(),
    }),
  ),
});
/** See {@link jobTimelineSchema}. */
export type JobTimeline = z.infer<typeof jobTimelineSchema>;

/** The outcome words, for messages that must name all of them. */
export const outcomeSchema = z.enum(outcomes);
