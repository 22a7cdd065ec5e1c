import { defineKind } from '../job/index.js';
import type { PhaseProgress } from '../job/index.js';
import { keyRotationCheckpointSchema, startKeyRotationSchema } from './key-rotation.contract.js';
import type { KeyRotationCheckpoint } from './key-rotation.contract.js';

function progress(checkpoint: KeyRotationCheckpoint, total: number | null): PhaseProgress {
  const { phase } = checkpoint;
  if (phase === 'prepare') return { phase, done: 0, total, fraction: total === null ? null : 0 };
  const done = checkpoint.row;
  if (phase === 'done') return { phase, done, total, fraction: 1 };
  const fraction = total === null ? null : phase === 'destroy' || total === 0 ? 0.99 : Math.min(0.99, done / total);
  return { phase, done, total, fraction };
}

/** A new key for a tenant's encrypted fields. */
export const keyRotationKind = defineKind({
  name: 'key-rotation',
  params: startKeyRotationSchema,
  checkpoint: keyRotationCheckpointSchema,
  start: { phase: 'prepare' },
  phases: ['prepare', 'reencrypt', 'destroy'],
  restingPhases: ['prepare', 'destroy'],
  progress,
});
