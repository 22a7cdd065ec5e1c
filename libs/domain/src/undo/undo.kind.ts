import { defineKind } from '../job/index.js';
import type { PhaseProgress } from '../job/index.js';
import { startUndoSchema, undoCheckpointSchema } from './undo.contract.js';
import type { UndoCheckpoint } from './undo.contract.js';

function progress(checkpoint: UndoCheckpoint, total: number | null): PhaseProgress {
  const { phase } = checkpoint;
  if (phase === 'prepare') return { phase, done: 0, total, fraction: total === null ? null : 0 };
  if (phase === 'done') return { phase, done: checkpoint.row, total, fraction: 1 };
  const fraction = total === null || total === 0 ? null : Math.min(0.99, checkpoint.row / total);
  return { phase, done: checkpoint.row, total, fraction };
}

/** Puts back what another job changed. Undoing an undo is a redo, and the same kind. */
export const undoKind = defineKind({
  name: 'undo',
  params: startUndoSchema,
  checkpoint: undoCheckpointSchema,
  start: { phase: 'prepare' },
  phases: ['prepare', 'restore'],
  restingPhases: ['prepare'],
  isUndoable: true,
  progress,
});
