import type { z } from 'zod';
import type { Permission } from '../permission/index.js';
import type { PhaseProgress } from './progress.js';

/** One type of background job. A `start` that is no checkpoint does not compile. */
export interface JobKind<N extends string, P extends z.ZodType, C extends z.ZodType> {
  /** A wire name: queue, `jobs.kind`. Renaming needs an alias. */
  readonly name: N;
  readonly params: P;
  readonly checkpoint: C;
  readonly start: z.infer<C>;
  /** The phases in order, for people. */
  readonly phases: readonly string[];
  /** Those of them in which no rows are handled: the rate of a job does not count them. */
  readonly restingPhases?: readonly string[];
  /** Whether what it changed about contacts stands in `contact_changes` with the id of the job, so that an undo can put it back. */
  readonly isUndoable?: boolean;
  /** What it takes to fetch the files of such a job, beside seeing the job. */
  readonly filePermission?: Permission;
  /** How far a job of this kind is, read off its checkpoint. */
  readonly progress: (checkpoint: z.infer<C>, total: number | null) => PhaseProgress;
}

/** Declares a kind; only for the types. */
export const defineKind = <const N extends string, P extends z.ZodType, C extends z.ZodType>(
  kind: JobKind<N, P, C>,
): JobKind<N, P, C> => kind;
