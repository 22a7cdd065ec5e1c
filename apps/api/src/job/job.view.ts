import type { JobRecord, JobSample, StoredJobFile, UndosOfJob } from '@rollcall/db/job';
import { leaseMs } from '@rollcall/db/job';
import { canBeUndone, changedContacts, isFinal, paceOf, undoOpenUntil } from '@rollcall/domain/job';
import type { JobFile, JobKind, JobView, PhaseProgress } from '@rollcall/domain/job';
import { kinds, undoableKinds } from '@rollcall/domain/kinds';
import type { KindName } from '@rollcall/domain/kinds';
import type { z } from 'zod';

/** What hangs on a job and is shown with it. `samples` are those of the last minute. */
export interface JobSurroundings {
  readonly samples: readonly JobSample[];
  readonly files: readonly StoredJobFile[];
  readonly nowMs: number;
  /** What undos of the job there are; none, if not given. */
  readonly undos?: UndosOfJob | undefined;
}

/** A job as people and programs see it. */
export function toJobView(job: JobRecord, { samples, files, nowMs, undos }: JobSurroundings): JobView {
  const pace = job.status === 'running' ? paceOf(samples, nowMs) : { rate: null, secondsLeft: null };
  return {
    id: job.id,
    kind: job.kind,
    status: job.status,
    subject: job.subject,
    isDryRun: job.isDryRun,
    params: job.params,
    details: job.details,
    progress: { ...progressOf(job), phases: [...(kindOf(job)?.phases ?? [])] },
    total: job.total,
    ledger: job.ledger,
    issueCount: job.issueCount,
    rate: { now: pace.rate, overall: overallRateOf(job, nowMs) },
    secondsLeft: pace.secondsLeft,
    failure: job.failure,
    files: files.filter((file) => !isExpired(file, nowMs)).map(toJobFile),
    undo: undoOf(job, undos),
    startedBy: job.startedBy,
    createdAt: job.createdAt.toISOString(),
    startedAt: job.startedAt?.toISOString() ?? null,
    startsAt: job.startsAt?.toISOString() ?? null,
    rowsPerSecond: job.rowsPerSecond,
    endedAt: job.endedAt?.toISOString() ?? null,
    progressedAt: job.progressedAt?.toISOString() ?? null,
    isSilent: isSilent(job, nowMs),
    version: job.version,
  };
}

/** Until when a job can be undone, and by what it is or is being; null if there is nothing to undo. */
function undoOf(job: JobRecord, undos: UndosOfJob | undefined): JobView['undo'] {
  if (job.endedAt === null || !canBeUndone(job, undoableKinds)) return null;
  return {
    openUntil: undoOpenUntil(job.endedAt).toISOString(),
    contacts: changedContacts(job.ledger),
    undoneBy: undos?.running ?? undos?.undoneBy ?? null,
  };
}

/** Whether a result file is past its date. */
export const isExpired = ({ expiresAt }: StoredJobFile, nowMs: number): boolean =>
  expiresAt !== null && expiresAt.getTime() <= nowMs;

/** A result file as clients see it: its name says all, where it lies is ours. */
export const toJobFile = ({ name, bytes, rows }: StoredJobFile): JobFile => ({ name, bytes, rows });

/** Whether somebody should be moving the job, and nobody has been heard of for a lease. */
export function isSilent({ status, heartbeatAt }: Pick<JobRecord, 'status' | 'heartbeatAt'>, nowMs: number): boolean {
  const isHeld = status === 'running' || status === 'pausing' || status === 'cancelling';
  return isHeld && heartbeatAt !== null && nowMs - heartbeatAt.getTime() > leaseMs;
}

/** The kind of a job. Its checkpoint is whatever its own schema reads. */
export const kindOf = (job: JobRecord): AnyKind | undefined =>
  job.kind in kinds ? kinds[job.kind as KindName] : undefined;
type AnyKind = JobKind<string, z.ZodType, z.ZodType>;

/** Progress off the checkpoint. A checkpoint or kind from another version is no reason to hide the job. */
function progressOf(job: JobRecord): PhaseProgress {
  const kind = kindOf(job);
  const checkpoint = kind?.checkpoint.safeParse(job.checkpoint);
  if (!kind || !checkpoint?.success) return { phase: '', done: 0, total: job.total, fraction: null };
  const progress = kind.progress(checkpoint.data, job.total);
  return job.status === 'succeeded' ? { ...progress, fraction: 1 } : progress;
}

/** Rows per second from start to end, pauses and all: what somebody who waited would say. */
function overallRateOf(job: JobRecord, nowMs: number): number | null {
  if (job.startedAt === null || job.ledger.read === 0) return null;
  const end = job.endedAt ?? (isFinal(job.status) || job.status !== 'running' ? job.progressedAt : null);
  const seconds = ((end?.getTime() ?? nowMs) - job.startedAt.getTime()) / 1000;
  return seconds > 0 ? job.ledger.read / seconds : null;
}
