import { defineKind, doneInLanes } from '../job/index.js';
import type { PhaseProgress } from '../job/index.js';
import { importCheckpointSchema, startImportSchema } from './import.contract.js';
import type { ImportCheckpoint } from './import.contract.js';

/** Where each phase begins in the whole, 0 to 1: shares of the time measured at five million rows. */
const phaseStart = { read: 0, doubles: 0.3, match: 0.34, apply: 0.4, index: 0.6, results: 0.9, done: 1 } as const;
const phases = ['read', 'doubles', 'match', 'apply', 'index', 'results', 'done'] as const;
type Shown = (typeof phases)[number];

/** What people see of a phase: reading again is reading, and building tables is what applying is when there are none. */
const shownAs: Partial<Record<ImportCheckpoint['phase'], Shown>> = {
  reload: 'read',
  build: 'apply',
  publish: 'results',
  write: 'results',
};

function progress(checkpoint: ImportCheckpoint, total: number | null): PhaseProgress {
  const phase = shownAs[checkpoint.phase] ?? (checkpoint.phase as Shown);
  if (phase === 'done') return { phase, done: total ?? 0, total, fraction: 1 };
  const done = doneIn(checkpoint, total);
  const from = phaseStart[phase];
  // Contacts that are written where others are get their indexes at once: nothing comes between that and the results.
  const next = checkpoint.phase === 'apply' ? 'results' : phases[phases.indexOf(phase) + 1];
  const until = phaseStart[next ?? 'done'];
  const fraction = total === null ? null : from + (until - from) * (total === 0 ? 1 : Math.min(1, done / total));
  return { phase, done, total, fraction };
}

/** How many rows of the file a phase has behind it; indexes stand for their share of all rows. */
function doneIn(checkpoint: ImportCheckpoint, total: number | null): number {
  const rows = total ?? 0;
  if (checkpoint.phase === 'done') return rows;
  if (checkpoint.phase === 'build') return doneInLanes(checkpoint.lanes);
  if (checkpoint.phase === 'apply') return checkpoint.row + doneInLanes(checkpoint.lanes ?? []);
  if (checkpoint.phase === 'doubles') return checkpoint.row + doublesDone(checkpoint);
  if (checkpoint.phase === 'write') return meanRow(checkpoint.lanes);
  if (checkpoint.phase === 'publish') return meanRow(checkpoint.lanes.slice(1));
  if (checkpoint.phase !== 'index') return checkpoint.row;
  const built = checkpoint.lanes.reduce((sum, lane) => sum + lane.built, 0);
  return Math.round((rows * Math.min(built, checkpoint.parts)) / Math.max(1, checkpoint.parts));
}

/** What the slices of the present key that are over stand for. */
const doublesDone = ({ rows = 0, lanes = [] }: Extract<ImportCheckpoint, { phase: 'doubles' }>): number =>
  Math.round((rows * doneInLanes(lanes)) / Math.max(1, lanes.at(-1)?.until ?? 1));

const meanRow = (lanes: readonly { readonly row: number }[]): number =>
  Math.round(lanes.reduce((sum, { row }) => sum + row, 0) / Math.max(1, lanes.length));

/** Contacts from a file. `total` is an estimate by size until the whole file was read. */
export const importKind = defineKind({
  name: 'import',
  params: startImportSchema,
  checkpoint: importCheckpointSchema,
  start: { phase: 'read', byte: 0, row: 0 },
  phases: ['read', 'doubles', 'match', 'apply', 'index', 'results'],
  restingPhases: ['index'],
  isUndoable: true,
  progress,
});
