import * as z from 'zod';
import { jobStatusSchema } from './job.status.js';
import { ledgerSchema, outcomes } from './ledger.js';
import { rowIssueSchema } from './row-issue.js';

/** A job's id, a UUIDv7. */
export const jobIdSchema = z.uuid().brand<'JobId'>();
/** See {@link jobIdSchema}. */
export type JobId = z.infer<typeof jobIdSchema>;

/** How many days ahead a job can be planned. */
export const plannedDaysAhead = 366;

const startAt = z.iso.datetime({ offset: true });
const rowsPerSecond = z.int().min(1).max(1_000_000);

/** What the body of every request that starts a job may have: when it starts at the earliest, and how fast it may go. */
export const startPlanShape = { startAt: startAt.optional(), rowsPerSecond: rowsPerSecond.optional() };

const planShape = { startAt: startAt.nullable().optional(), rowsPerSecond: rowsPerSecond.nullable().optional() };
/** Changes when a job starts and how fast it may go. Null takes the limit away; what is not named stays. */
export const jobPlanSchema = z
  .strictObject(planShape)
  .refine((plan) => Object.keys(plan).length > 0, 'Nothing is planned');
/** See {@link jobPlanSchema}. */
export type JobPlan = z.infer<typeof jobPlanSchema>;

/** What resuming takes: a plan is for the job that waits behind it. */
export const resumeJobSchema = z
  .strictObject({ ...planShape, reason: z.string().trim().max(500).optional() })
  .optional();
/** See {@link resumeJobSchema}. */
export type ResumeJob = z.infer<typeof resumeJobSchema>;

/** A request without its plan, and the plan: a job keeps them apart. */
export function takePlan<T extends JobPlan>({ startAt: at, rowsPerSecond: rows, ...request }: T) {
  return {
    request,
    plan: { ...(at !== undefined && { startAt: at }), ...(rows !== undefined && { rowsPerSecond: rows }) } as JobPlan,
  };
}

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
  /** Not before; null: as soon as a worker is free. */
  startsAt: z.iso.datetime().nullable(),
  /** The most rows a second it may handle; null: as fast as it goes. */
  rowsPerSecond: z.int().nullable(),
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

/** The tiles of the Jobs screen. `rowsPerSecond`: of all running jobs together, over their last minute. */
export const jobSummarySchema = z.strictObject({
  running: z.int(),
  /** Waiting for a worker now; those planned for later are not among them. */
  queued: z.int(),
  planned: z.int(),
  rowsPerSecond: z.number(),
  /** Failed within 24 hours, and not resumed since. */
  failedLastDay: z.int(),
});
/** See {@link jobSummarySchema}. */
export type JobSummary = z.infer<typeof jobSummarySchema>;

/** How many jobs one request cancels at most. */
export const mostCancelled = 500;

/** The tabs all of whose jobs can be cancelled. */
export const cancellableTabSchema = z.enum(['running', 'paused', 'failed']);

/** Cancels jobs by id, or all that a tab shows: then `expectedCount` is how many of them the person saw, those left out not counted. */
export const cancelJobsSchema = z.union([
  z.strictObject({
    ids: z.array(jobIdSchema).min(1).max(mostCancelled),
    reason: z.string().trim().max(500).optional(),
  }),
  z.strictObject({
    tab: cancellableTabSchema,
    kind: z.string().max(40).optional(),
    /** Those that are left out. */
    except: z.array(jobIdSchema).max(mostCancelled).default([]),
    expectedCount: z.int().min(1).max(mostCancelled),
    reason: z.string().trim().max(500).optional(),
  }),
]);
/** See {@link cancelJobsSchema}. */
export type CancelJobs = z.infer<typeof cancelJobsSchema>;

/** What became of each job that was to be cancelled; the code says why one was not. */
export const cancelledJobsSchema = z.strictObject({
  cancelled: z.array(jobIdSchema),
  refused: z.array(z.strictObject({ id: jobIdSchema, code: z.string() })),
});
/** See {@link cancelledJobsSchema}. */
export type CancelledJobs = z.infer<typeof cancelledJobsSchema>;

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
