import type { Tx } from '@rollcall/db/database';
import { readWindow } from '@rollcall/db/undo';
import type { UndoBatch, UndoneJob, UndoWindow } from '@rollcall/db/undo';
import { strideAt } from '@rollcall/domain/job';
import type { JobId } from '@rollcall/domain/job';
import type { StartUndo, UndoCheckpoint } from '@rollcall/domain/undo';

type Restoring = Extract<UndoCheckpoint, { phase: 'restore' }>;

/** A page of contacts holds about so many: one of them a round (`strideAt`). */
const rounds = 16;
/** So many contacts are known by their ids at a time; a round of them has two batches that are long enough for what they cost. */
const windowContacts = 16_000 * rounds;
/** Fewer contacts are done one behind the other: a table does not grow by them. */
const worthRounds = 2_000;

/** The contacts that are next, and where the job is once they are done. */
export interface UndoStep {
  readonly place: Pick<UndoBatch, 'undoId' | 'undone' | 'isDryRun' | 'row' | 'ids'>;
  readonly to: Omit<Restoring, 'files'>;
}

/**
 * Goes through the contacts that a job changed: by windows in the order of ids, each in rounds if that spares the indexes. A place
 * means the same contacts whenever it is come to again, for what the job changed is the same for ever.
 * @returns the next step from a place, of at most `limit` contacts; null behind the last one
 */
export function undoWalk(
  request: StartUndo,
  undoId: JobId,
  undone: (tx: Tx) => Promise<UndoneJob>,
): (tx: Tx, at: Restoring, limit: number) => Promise<UndoStep | null> {
  let known: { readonly after: number; readonly window: UndoWindow } | undefined;

  return async (tx, at, limit) => {
    const job = await undone(tx);
    if (known?.after !== at.after)
      known = { after: at.after, window: await readWindow(tx, job, at.after, windowContacts) };
    const { ids, touchesIndex } = known.window;
    const last = ids.at(-1);
    if (last === undefined) return null;
    const isPlain = request.dryRun || touchesIndex || ids.length < worthRounds;
    const gait = { step: isPlain ? 1 : rounds, window: windowContacts };
    const { first, step, count } = strideAt({ from: 0, row: at.done, until: ids.length }, limit, gait);
    const chosen = Array.from({ length: count }, (_, place) => ids[first - 1 + place * step]!);
    const done = at.done + count;
    const reached = done === ids.length ? { after: last, done: 0 } : { after: at.after, done };
    return {
      place: { undoId, undone: job, isDryRun: request.dryRun, row: at.row, ids: chosen },
      to: { phase: 'restore', row: at.row + count, ...reached },
    };
  };
}
