import type { Tx } from '@rollcall/db/database';
import type { TakenJob } from '@rollcall/db/job';
import type { ImportCheckpoint, StartImport } from '@rollcall/domain/import';
import type { BatchResult } from '@rollcall/domain/job';
import type { Files } from '@rollcall/files/store';
import type { BatchWork } from '../job/batch-work.js';
import { ImportContext } from './import-context.js';
import type { ImportPosition, PositionIn } from './import-context.js';
import { ReadPhase } from './read-phase.js';
import { ResultsPhase } from './results-phase.js';
import { applyRows, rejectUnstorable, settleDoubles, settleMatches } from './settle-phases.js';

/** Rows per batch at most, by phase: reading streams, the others hold row locks or sort. */
const most: Record<ImportCheckpoint['phase'], number> = {
  read: 25_000,
  reload: 25_000,
  doubles: 50_000,
  match: 20_000,
  apply: 20_000,
  results: 50_000,
  done: 1,
};

/** An import in batches: read the file, settle its doubles, match, apply, write the results. */
export function importBatches(request: StartImport, job: TakenJob, files: Files): BatchWork<ImportCheckpoint> {
  const context = new ImportContext(request, job, files);
  const reading = new ReadPhase(context);
  const results = new ResultsPhase(context);
  let isChecked = false; // staging can only be lost while nobody holds the job

  async function step(tx: Tx, at: ImportPosition, limit: number): Promise<BatchResult<ImportCheckpoint> | null> {
    const { checkpoint } = at;
    if (checkpoint.phase === 'done') return null;
    const open = await context.find(tx);
    if (!open) return reading.open(tx);
    if (!isChecked) {
      isChecked = true;
      const reached = checkpoint.phase === 'read' || checkpoint.phase === 'reload' ? checkpoint.row : (open.total ?? 0);
      if (await reading.isStagingLost(tx, reached)) {
        const [from, until] =
          checkpoint.phase === 'reload'
            ? [JSON.parse(checkpoint.next) as ImportCheckpoint, checkpoint.until]
            : [checkpoint, reached];
        return reading.startReload(tx, open, from, until);
      }
    }
    switch (checkpoint.phase) {
      case 'read':
        return reading.read(tx, open, at as PositionIn<'read'>, limit);
      case 'reload':
        return reading.reload(tx, open, at as PositionIn<'reload'>, limit);
      case 'doubles':
        return settleDoubles(tx, open, at as PositionIn<'doubles'>, limit);
      case 'match':
        return settleMatches(tx, context, open, at as PositionIn<'match'>, limit);
      case 'apply':
        return applyRows(tx, open, at as PositionIn<'apply'>, limit);
      case 'results':
        return results.write(tx, open, at as PositionIn<'results'>, limit);
    }
  }

  return {
    step,
    maxBatch: ({ phase }) => most[phase],
    rejectNext: async (tx, at, sqlState) => {
      const open = await context.get(tx);
      if (at.checkpoint.phase === 'read') return reading.rejectNext(tx, open, at as PositionIn<'read'>);
      if (at.checkpoint.phase === 'reload') return reading.reloadPlace(tx, open, at as PositionIn<'reload'>);
      if (at.checkpoint.phase === 'apply') return rejectUnstorable(tx, open, at as PositionIn<'apply'>, sqlState);
      throw new Error(`The database refuses a row while the import is at ${at.checkpoint.phase} (${sqlState})`);
    },
    close: async () => {
      await reading.close();
      await results.close();
    },
  };
}
