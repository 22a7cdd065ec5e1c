import type { Tx } from '@rollcall/db/database';
import {
  analyzeRestored,
  findHistoryStart,
  getUndone,
  lookAhead,
  rejectContact,
  restoreContacts,
} from '@rollcall/db/undo';
import type { UndoneJob } from '@rollcall/db/undo';
import { emptyLedger, tally } from '@rollcall/domain/job';
import type { BatchResult, JobId, JobPosition } from '@rollcall/domain/job';
import { Refusal } from '@rollcall/domain/refusal';
import { isHistoryDropped } from '@rollcall/domain/undo';
import type { StartUndo, UndoCheckpoint } from '@rollcall/domain/undo';
import type { Files } from '@rollcall/files/store';
import type { BatchWork } from '../job/batch-work.js';
import { crashPoint } from '../job/crash-point.js';
import { undoWalk } from './undo-walk.js';
import { UndoResults } from './undo-results.js';

type Result = BatchResult<UndoCheckpoint>;
type Restoring = Extract<UndoCheckpoint, { phase: 'restore' }>;

/** They hold row locks: whoever edits one of them waits. */
const mostContacts = 20_000;
/** Below so many contacts the planner's old picture does no harm. */
const worthAnalyzing = 1_000;
/** A batch of one contact that the database refuses: nothing is to be thought of with it. */
const nothingAround = {
  keys: [],
  hasSeveral: false,
  hasLater: false,
  hasMoves: false,
  hasCreatedConsents: false,
  hasSaidSince: false,
  hasUse: false,
} as const;
const oneRejected = { read: 1, restored: 0, kept: 0, couldNot: 1, asBefore: 0 } as const;
const quiet = { ledger: emptyLedger, size: 0, issues: [] } as const;

/** An undo in batches: each contact that the job changed is put back, kept, or named with its reason. */
export function undoBatches(request: StartUndo, undoId: JobId, files: Files): BatchWork<UndoCheckpoint> {
  const results = new UndoResults(files, undoId, request.dryRun);
  const undone = onceUndone(request.jobId);
  const next = undoWalk(request, undoId, undone);

  async function restore(tx: Tx, at: Restoring, limit: number): Promise<Result> {
    const chosen = await next(tx, at, limit);
    if (chosen === null) return end(tx, at);
    const batch = await lookAhead(tx, chosen.place);
    const counts = await restoreContacts(tx, batch);
    crashPoint('mid_effects');
    const written = await results.write(tx, batch, counts, at.files);
    crashPoint('in_results');
    return {
      to: { ...chosen.to, files: written },
      ledger: tally({
        updated: counts.restored,
        unchanged: counts.asBefore,
        skipped: counts.kept,
        rejected: counts.couldNot,
      }),
      issues: [],
      issuesWritten: counts.kept + counts.couldNot,
    };
  }

  async function end(tx: Tx, at: Restoring): Promise<Result> {
    await results.end(tx, at.files);
    if (!request.dryRun && at.row >= worthAnalyzing) await analyzeRestored(tx);
    return { ...quiet, to: { phase: 'done', row: at.row }, total: at.row };
  }

  async function rejectNext(tx: Tx, { checkpoint }: JobPosition<UndoCheckpoint>, sqlState: string): Promise<Result> {
    if (checkpoint.phase !== 'restore')
      throw new Error(`The database refuses something while the undo is at ${checkpoint.phase} (${sqlState})`);
    const chosen = await next(tx, checkpoint, 1);
    if (chosen === null) return end(tx, checkpoint);
    const { place, to } = chosen;
    await rejectContact(tx, place, place.ids[0]!);
    const written = await results.write(tx, { ...place, ...nothingAround }, oneRejected, checkpoint.files);
    return { to: { ...to, files: written }, ledger: tally({ rejected: 1 }), issues: [], issuesWritten: 1 };
  }

  return {
    step: async (tx, { checkpoint }, limit) => {
      if (checkpoint.phase === 'done') return null;
      if (checkpoint.phase === 'restore') return restore(tx, checkpoint, limit);
      const { contacts } = await undone(tx);
      return { ...quiet, to: { phase: 'restore', row: 0, after: 0, done: 0, files: {} }, total: contacts };
    },
    openLanes: () => [],
    maxBatch: () => mostContacts,
    rejectNext,
    close: () => results.close(),
  };
}

/** What is undone, read once per turn: months of the history may have been dropped while nobody held the job. */
function onceUndone(jobId: JobId): (tx: Tx) => Promise<UndoneJob> {
  let found: UndoneJob | undefined;
  return async (tx) => {
    if (found) return found;
    const { job, undone } = await getUndone(tx, jobId);
    const since = await findHistoryStart(tx);
    if (isHistoryDropped(job, since))
      throw new Refusal('undo-window-closed', { since: since?.toISOString(), why: 'history-dropped' });
    found = undone;
    return found;
  };
}
