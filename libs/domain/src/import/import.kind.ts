import { defineKind } from '../job/index.js';
import type { PhaseProgress } from '../job/index.js';
import { importCheckpointSchema, startImportSchema } from './import.contract.js';
import type { ImportCheckpoint } from './import.contract.js';

/** Where each phase begins in the whole, 0 to 1: shares of the time measured at five million rows. */
const phaseStart = { read: 0, reload: 0, doubles: 0.3, match: 0.34, apply: 0.4, results: 0.9, done: 1 } as const;
const order = ['read', 'doubles', 'match', 'apply', 'results', 'done'] as const;

function progress(checkpoint: ImportCheckpoint, total: number | null): PhaseProgress {
  const { phase } = checkpoint;
  if (phase === 'done') return { phase, done: total ?? 0, total, fraction: 1 };
  const { row } = checkpoint;
  const from = phaseStart[phase];
  const until = phaseStart[order[order.indexOf(phase === 'reload' ? 'read' : phase) + 1] ?? 'done'];
  const fraction = total === null ? null : from + (until - from) * (total === 0 ? 1 : Math.min(1, row / total));
  return { phase: phase === 'reload' ? 'read' : phase, done: row, total, fraction };
}

/** Contacts from a file. `total` is an estimate by size until the whole file was read. */
export const importKind = defineKind({
  name: 'import',
  params: startImportSchema,
  checkpoint: importCheckpointSchema,
  start: { phase: 'read', byte: 0, row: 0 },
  phases: ['read', 'doubles', 'match', 'apply', 'results'],
  progress,
});
