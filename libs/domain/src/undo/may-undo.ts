import { changedContacts, isFinal, undoOpenUntil } from '../job/index.js';
import type { UndoCandidate } from '../job/index.js';
import { Refusal } from '../refusal/index.js';

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
