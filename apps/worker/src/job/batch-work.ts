import type { Tx } from '@rollcall/db/database';
import type { BatchResult, JobPosition } from '@rollcall/domain/job';

/** How one job of a kind does its batches. Made anew for every delivery; it may keep a reader open between batches. */
export interface BatchWork<C> {
  /**
   * Does the next batch, of about `limit` items, with all its effects through `tx`. Null: nothing is left.
   * It may be called again for the same checkpoint after a rollback, and must not rely on what it did then. With `at.lane`
   * it does the next batch of that lane alone. `signal` tells a step that takes long that the turn is over: it may throw.
   */
  step(tx: Tx, at: JobPosition<C>, limit: number, signal: AbortSignal): Promise<BatchResult<C> | null>;
  /** The lanes of this checkpoint that are not over yet, by number; none for a phase without lanes, or to go on to the next. */
  openLanes(at: C): readonly number[];
  /** The most items one batch may have at this checkpoint. */
  maxBatch(at: C): number;
  /** The next item alone cannot be stored (`sqlState` says why): give it the outcome rejected and step over it. */
  rejectNext(tx: Tx, at: JobPosition<C>, sqlState: string): Promise<BatchResult<C>>;
  /** Lets go of files and connections. Nothing of the job may depend on it: a killed worker never calls it. */
  close(): Promise<void>;
}
