import type { Tx } from '@rollcall/db/database';
import type { JobId } from '@rollcall/domain/job';
import type { KindName } from '@rollcall/domain/kinds';
import type { Observation } from './observe.js';
import type { World } from './world.js';

/** What a kind says of itself to pass the suite. */
export interface Resumable {
  readonly kind: KindName;
  /** What is tried, for whoever reads the report. */
  readonly name: string;
  readonly batchRows: number;
  /** From so many rows on a tenant's first contacts are built beside the table; the worker's own limit unless given. */
  readonly buildRows?: number;
  /** The points it is killed at: each at its first, middle and last pass (`whole`), or these in the middle of their passes. */
  readonly points: 'whole' | readonly CrashPoint[];
  readonly backends: readonly ('PostgreSQL' | 'Redis')[];
  /** Puts what the job finds into the template database, and what it reads into the folder `files`. */
  arrange(url: string, files: string): Promise<void>;
  /** The parameters of the job. */
  readonly params: unknown;
  /** What the api writes beside the job in the transaction that inserts it. */
  insertBeside?(tx: Tx, jobId: JobId): Promise<unknown>;
  /** A phase in the middle of which the job is disturbed, and the row after which. */
  readonly middle: { readonly phase: string; readonly row: number };
  /** The phases during which the database crashes. */
  readonly crashes: readonly { readonly phase: string; readonly row: number }[];
  /** How often an undisturbed run passes each point of its own batches. */
  readonly passes: Readonly<Partial<Record<BatchPoint, number>>>;
  readonly poison: Poison;
  /** What the job changes beside contacts, one line for each effect; without it every effect is a change of a contact. */
  effectsIn?(url: string): Promise<readonly string[]>;
  /**
   * What a run that was cancelled has to leave: the effects of the rows its lanes had reached, all of them and no others.
   * @param arranged the contacts before the job @param whole the undisturbed run @param cut the cancelled one
   */
  prefixOf(
    arranged: Observation,
    whole: Observation,
    cut: Observation,
    isReached: (row: number) => boolean,
  ): Observation;
}

/** One item that the database itself refuses, whatever the rules think of it. */
export interface Poison {
  /** Adds the constraint that refuses it. */
  readonly sql: string;
  /** What the undisturbed run would have left if it had always refused it. */
  expected(undisturbed: Observation): Observation;
}

/** Points inside the batches of a kind. */
export type BatchPoint = 'after_staging_batch' | 'mid_effects' | 'in_index' | 'in_publish' | 'in_results';
/** Points that a worker can be killed at. */
export type CrashPoint = BatchPoint | 'after_delivery' | 'after_take' | 'before_commit' | 'after_commit' | 'before_ack';

/** A run nobody disturbed, and what it tells about the others. */
export interface Undisturbed {
  readonly observation: Observation;
  /** Contacts before the job. */
  readonly arranged: Observation;
  /** How many batches it committed. */
  readonly commits: number;
  /** The number of one in the middle of `middle.phase`. */
  readonly middleCommit: number;
}

/** One way to disturb a job. */
export interface Disturbance {
  readonly name: string;
  /** Disturbs a job in its own world until it is over, and says what it should have left. */
  run(world: World, definition: Resumable, undisturbed: Undisturbed): Promise<Observation>;
}
