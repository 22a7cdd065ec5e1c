import type { JobStatus, Ledger } from '../job/index.js';
import { isFinal } from '../job/index.js';
import { Refusal } from '../refusal/index.js';
import { undoWindowDays } from './undo.contract.js';

/** What is asked of a job that somebody wants to undo. */
export interface UndoCandidate {
  readonly kind: string;
  readonly status: JobStatus;
  readonly isDryRun: boolean;
  readonly startedAt: Date | null;
  readonly endedAt: Date | null;
  readonly ledger: Ledger;
}

/** What is known around such a job. */
export interface UndoSituation {
  readonly now: Date;
  /** The kinds that keep what they replaced. */
  readonly undoableKinds: readonly string[];
  /** The history of changes is kept from here on; null: all of it. */
  readonly historySince: Date | null;
  /** An undo of this job that is not over, whatever it waits for. */
  readonly running: string | null;
  /** The undo by which the job is undone, unless that one was undone itself. */
  readonly undoneBy: string | null;
}

const dayMs = 86_400_000;

/** Until when a job that ended then can be undone. */
export const undoOpenUntil = (endedAt: Date): Date => new Date(endedAt.getTime() + undoWindowDays * dayMs);

/** How many contacts a job changed, as its ledger says: the number that whoever undoes it types. */
export const changedContacts = ({ created, updated }: Pick<Ledger, 'created' | 'updated'>): number => created + updated;

/** Whether a job is of the sort that an undo is offered for at all, open or not. */
export const canBeUndone = (
  { kind, status, isDryRun, ledger }: UndoCandidate,
  undoableKinds: readonly string[],
): boolean => undoableKinds.includes(kind) && !isDryRun && isFinal(status) && changedContacts(ledger) > 0;

/**
 * Says why a job cannot be undone now; null if it can. In this order: its kind keeps nothing to put back
 * (`undo.not-undoable`), it may still go on (`state-not-allowed`: a failed job is cancelled first), it changed nothing
 * (`undo.nothing-changed`), the time is over or the history of it was dropped (`undo-window-closed`), an undo of it is on
 * its way (`already-running`), it is undone (`undo.already-undone`).
 */
export function whyNotUndo(job: UndoCandidate, situation: UndoSituation): Refusal | null {
  if (!situation.undoableKinds.includes(job.kind)) return new Refusal('undo.not-undoable', { kind: job.kind });
  if (!isFinal(job.status) || job.endedAt === null) return new Refusal('state-not-allowed', { status: job.status });
  if (job.isDryRun || changedContacts(job.ledger) === 0) return new Refusal('undo.nothing-changed');
  const openUntil = undoOpenUntil(job.endedAt);
  if (openUntil.getTime() <= situation.now.getTime())
    return new Refusal('undo-window-closed', { since: openUntil.toISOString(), why: 'time-over' });
  if (isHistoryDropped(job, situation.historySince))
    return new Refusal('undo-window-closed', { since: situation.historySince?.toISOString(), why: 'history-dropped' });
  if (situation.running !== null) return new Refusal('already-running', { jobId: situation.running });
  if (situation.undoneBy !== null) return new Refusal('undo.already-undone', { jobId: situation.undoneBy });
  return null;
}

/** Whether changes that a job made may be among those that are not kept any more. */
export const isHistoryDropped = ({ startedAt }: Pick<UndoCandidate, 'startedAt'>, historySince: Date | null): boolean =>
  historySince !== null && startedAt !== null && startedAt.getTime() < historySince.getTime();
