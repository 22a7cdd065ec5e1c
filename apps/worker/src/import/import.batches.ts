import type { Tx } from '@rollcall/db/database';
import type { TakenJob } from '@rollcall/db/job';
import type { ImportCheckpoint, StartImport } from '@rollcall/domain/import';
import { isLaneOpen } from '@rollcall/domain/job';
import type { BatchResult } from '@rollcall/domain/job';
import type { Files } from '@rollcall/files/store';
import type { BatchWork } from '../job/batch-work.js';
import { rejectUnstorable } from './apply-phase.js';
import { ImportContext } from './import-context.js';
import type { ImportLimits, ImportPosition, OpenImport, PositionIn } from './import-context.js';
import { doStep, importSteps } from './import-steps.js';

/** Rows per batch at most, by phase: reading streams, building meets nobody, the others hold row locks or sort. */
const most: Record<ImportCheckpoint['phase'], number> = {
  read: 25_000,
  reload: 25_000,
  doubles: 50_000,
  match: 20_000,
  apply: 20_000,
  build: 100_000,
  index: 100_000,
  publish: 50_000,
  results: 50_000,
  write: 50_000,
  done: 50_000,
};

/** The lanes of a checkpoint that have something left, of a file with so many rows. */
function openLanes(checkpoint: ImportCheckpoint, total: number): readonly number[] {
  const isOpen = areLanesOpen(checkpoint, total);
  return isOpen.flatMap((open, lane) => (open ? [lane] : []));
}

function areLanesOpen(checkpoint: ImportCheckpoint, total: number): readonly boolean[] {
  const { phase } = checkpoint;
  if (phase === 'apply' || phase === 'doubles') return (checkpoint.lanes ?? []).map(isLaneOpen);
  if (phase === 'build') return checkpoint.lanes.map(isLaneOpen);
  if (phase === 'index') return checkpoint.lanes.map(({ isOver }) => !isOver);
  if (phase === 'publish')
    return checkpoint.lanes.map(({ isPublic, row }) => (isPublic === undefined ? row < total : isPublic === null));
  return phase === 'write' ? checkpoint.lanes.map(({ row }) => row < total) : [];
}

/** An import in batches: read the file, settle its doubles, match, apply or build, write the results. */
export function importBatches(
  request: StartImport,
  job: TakenJob,
  files: Files,
  limits: ImportLimits,
): BatchWork<ImportCheckpoint> {
  const context = new ImportContext(request, job, files, limits);
  const steps = importSteps(context);
  const { reading, results } = steps;
  let isChecked = false; // staging can only be lost while nobody holds the job
  let total = 0;

  /** Begins to read again what a crash of the server took; null if nothing is missing. */
  async function recoverStaging(tx: Tx, open: OpenImport, checkpoint: ImportCheckpoint) {
    isChecked = true;
    const isReading = checkpoint.phase === 'read' || checkpoint.phase === 'reload';
    const reached = isReading ? checkpoint.row : (open.total ?? 0);
    if (!(await reading.isStagingLost(tx, reached))) return null;
    return checkpoint.phase === 'reload'
      ? reading.startReload(tx, open, JSON.parse(checkpoint.next) as ImportCheckpoint, checkpoint.until)
      : reading.startReload(tx, open, checkpoint, reached);
  }

  async function step(
    tx: Tx,
    at: ImportPosition,
    limit: number,
    signal: AbortSignal,
  ): Promise<BatchResult<ImportCheckpoint> | null> {
    if (at.checkpoint.phase === 'done') return null;
    const open = await context.find(tx);
    if (!open) return reading.open(tx);
    total = open.total ?? 0;
    const reload = isChecked ? null : await recoverStaging(tx, open, at.checkpoint);
    if (reload !== null) return reload;
    // Lanes were held back until it was clear that nothing is missing: the first goes ahead.
    const lane = at.lane ?? openLanes(at.checkpoint, total)[0];
    if (lane === undefined) return doStep(steps.ofPhase, tx, open, at, limit, signal);
    return doStep(steps.ofLane, tx, open, { ...at, lane }, limit, signal);
  }

  return {
    step,
    openLanes: (checkpoint) => (isChecked ? openLanes(checkpoint, total) : []),
    maxBatch: ({ phase }) => most[phase],
    rejectNext: async (tx, at, sqlState) => {
      const open = await context.get(tx);
      const { phase } = at.checkpoint;
      if (phase === 'read') return reading.rejectNext(tx, open, at as PositionIn<'read'>);
      if (phase === 'reload') return reading.reloadPlace(tx, open, at as PositionIn<'reload'>);
      const lane = at.lane ?? openLanes(at.checkpoint, total)[0];
      if ((phase === 'apply' || phase === 'build') && lane !== undefined)
        return rejectUnstorable(tx, open, { ...at, lane } as PositionIn<'apply'>, sqlState);
      throw new Error(`The database refuses a row while the import is at ${phase} (${sqlState})`);
    },
    close: async () => {
      await reading.close();
      await results.close();
    },
  };
}
