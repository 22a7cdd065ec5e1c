import { isFinal } from './job.status.js';
import type { JobStatus } from './job.status.js';
import type { Ledger } from './ledger.js';

/** How many days a job can be undone after it ended. */
export const undoWindowDays = 30;

/** What is asked of a job that somebody wants to undo. */
export interface UndoCandidate {
  readonly kind: string;
  readonly status: JobStatus;
  readonly isDryRun: boolean;
  readonly startedAt: Date | null;
  readonly endedAt: Date | null;
  readonly ledger: Ledger;
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
