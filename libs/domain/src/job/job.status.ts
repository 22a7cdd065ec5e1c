import * as z from 'zod';

/** The states of a job. The database knows the same eight (`jobs_status_known`). */
export const jobStatuses = [
  'queued',
  'running',
  'pausing',
  'paused',
  'cancelling',
  'cancelled',
  'succeeded',
  'failed',
] as const;
/** One word of {@link jobStatuses}. */
export type JobStatus = (typeof jobStatuses)[number];
/** A status in a request or an answer. */
export const jobStatusSchema = z.enum(jobStatuses);

/** The only list of legal moves. */
export const jobMoves = {
  // running: a worker took the lease · paused, cancelled: asked for before any worker came
  queued: ['running', 'paused', 'cancelled'],
  // queued: the worker gave its slot back (deploy, time slice) · failed: a refusal, or five faults in a row
  running: ['queued', 'pausing', 'cancelling', 'succeeded', 'failed'],
  // paused, cancelled: the batch in flight is over, or no worker was left (sweeper)
  pausing: ['paused', 'cancelling'],
  // from wherever: rows that were read and not reached are booked as skipped
  cancelling: ['cancelled'],
  // queued: resumed at the checkpoint, so neither is final · cancelled: given up
  paused: ['queued', 'cancelled'],
  failed: ['queued', 'cancelled'],
  succeeded: [],
  cancelled: [],
} as const satisfies Record<JobStatus, readonly JobStatus[]>;

/** Whether `jobMoves` allows this step. */
export const canMove = (from: JobStatus, to: JobStatus): boolean =>
  (jobMoves[from] as readonly JobStatus[]).includes(to);

/** Whether nothing can ever happen to this job again. A failed job is not final: it can be resumed. */
export const isFinal = (status: JobStatus): boolean => jobMoves[status].length === 0;

/** Whether somebody who watches can stop watching: final, or standing still until a person acts. */
export const isAtRest = (status: JobStatus): boolean => isFinal(status) || status === 'paused' || status === 'failed';
