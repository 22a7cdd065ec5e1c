import { defineKind, doneInLanes } from '../job/index.js';
import type { PhaseProgress } from '../job/index.js';
import { bulkChangeCheckpointSchema, bulkChangeParamsSchema } from './bulk-change.contract.js';
import type { BulkChangeCheckpoint } from './bulk-change.contract.js';

/** Where the results begin in the whole: a share of the time measured at five million contacts. */
const resultsFrom = 0.9;

function progress(checkpoint: BulkChangeCheckpoint, total: number | null): PhaseProgress {
  const { phase } = checkpoint;
  if (phase === 'prepare') return { phase, done: 0, total, fraction: total === null ? null : 0 };
  if (phase === 'done') return { phase, done: checkpoint.row, total, fraction: 1 };
  const done = phase === 'apply' ? checkpoint.row + doneInLanes(checkpoint.lanes ?? []) : checkpoint.row;
  const share = total === null || total === 0 ? 1 : Math.min(1, done / total);
  const fraction = phase === 'apply' ? resultsFrom * share : resultsFrom + (0.99 - resultsFrom) * share;
  return { phase, done, total, fraction: total === null ? null : fraction };
}

/** One change of many contacts (LV-13). Its target was frozen when it was asked for. */
export const bulkChangeKind = defineKind({
  name: 'bulk-change',
  params: bulkChangeParamsSchema,
  checkpoint: bulkChangeCheckpointSchema,
  start: { phase: 'prepare' },
  phases: ['prepare', 'apply', 'results'],
  restingPhases: ['prepare'],
  isUndoable: true,
  progress,
});
