import type { Tx } from '@rollcall/db/database';
import type { ImportCheckpoint } from '@rollcall/domain/import';
import type { BatchResult } from '@rollcall/domain/job';
import { applyRows, endApply } from './apply-phase.js';
import { BuildPhase } from './build-phase.js';
import type { ImportContext, ImportPosition, OpenImport, PositionIn } from './import-context.js';
import { ReadPhase } from './read-phase.js';
import { ResultsPhase } from './results-phase.js';
import { nextKey, settleDoubles, settleMatches } from './settle-phases.js';

type Phase = ImportCheckpoint['phase'];
type Result = Promise<BatchResult<ImportCheckpoint>>;
type Step<P extends Phase> = (
  tx: Tx,
  open: OpenImport,
  at: PositionIn<P>,
  limit: number,
  signal: AbortSignal,
) => Result;

/** What one batch of each phase does, and of each lane of a phase that has lanes. */
export interface ImportSteps {
  readonly reading: ReadPhase;
  readonly results: ResultsPhase;
  readonly ofPhase: { readonly [P in Exclude<Phase, 'done'>]: Step<P> };
  readonly ofLane: { readonly [P in Phase]?: Step<P> };
}

/** The steps of an import, for one turn. */
export function importSteps(context: ImportContext): ImportSteps {
  const reading = new ReadPhase(context);
  const results = new ResultsPhase(context);
  const building = new BuildPhase(results);
  return {
    reading,
    results,
    ofPhase: {
      read: (tx, open, at, limit) => reading.read(tx, open, at, limit),
      reload: (tx, open, at, limit) => reading.reload(tx, open, at, limit),
      doubles: (tx, open, at) => nextKey(tx, context, open, at),
      match: (tx, open, at, limit) => settleMatches(tx, context, open, at, limit),
      apply: (tx, open, at) => endApply(tx, context, open, at),
      build: (tx, open, at) => building.endRows(tx, open, at),
      index: (tx, open, at, _, signal) => building.endIndexes(tx, open, at, signal),
      publish: (tx, open, at) => building.endPublish(tx, open, at),
      results: (_tx, _open, at) => Promise.resolve(results.start(at)),
      write: (tx, open, at) => results.end(tx, open, at),
    },
    ofLane: {
      doubles: settleDoubles,
      apply: applyRows,
      build: (tx, open, at, limit) => building.build(tx, open, at, limit),
      index: (tx, open, at, _, signal) => building.index(tx, open, at, signal),
      publish: (tx, open, at, limit, signal) => building.publish(tx, open, at, limit, signal),
      write: (tx, open, at, limit) => results.write(tx, open, at, limit),
    },
  };
}

/** Does one batch by the step of its phase. */
export function doStep(
  steps: ImportSteps['ofPhase'] | ImportSteps['ofLane'],
  ...[tx, open, at, limit, signal]: [Tx, OpenImport, ImportPosition, number, AbortSignal]
): Result {
  const { phase } = at.checkpoint;
  const step = (steps as Partial<Record<Phase, Step<Phase>>>)[phase];
  if (!step) throw new Error(`The phase ${phase} has no such step`);
  return step(tx, open, at, limit, signal);
}
