import { defineKind } from '../job/index.js';
import type { PhaseProgress } from '../job/index.js';
import { exportCheckpointSchema, exportParamsSchema } from './export.contract.js';
import type { ExportCheckpoint } from './export.contract.js';

function progress(checkpoint: ExportCheckpoint, total: number | null): PhaseProgress {
  const { phase } = checkpoint;
  if (phase === 'prepare') return { phase, done: 0, total, fraction: total === null ? null : 0 };
  if (phase === 'done') return { phase, done: checkpoint.row, total, fraction: 1 };
  const fraction = total === null || total === 0 ? null : Math.min(0.99, checkpoint.row / total);
  return { phase, done: checkpoint.row, total, fraction };
}

/** Contacts written into a file. It changes nothing: every contact it reads is booked as unchanged. */
export const exportKind = defineKind({
  name: 'export',
  params: exportParamsSchema,
  checkpoint: exportCheckpointSchema,
  start: { phase: 'prepare' },
  phases: ['prepare', 'write'],
  restingPhases: ['prepare'],
  filePermission: 'contact.export',
  progress,
});
