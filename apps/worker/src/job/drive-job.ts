import type { Db } from '@rollcall/db/database';
import type { JobPosition } from '@rollcall/domain/job';
import { driveBatch } from './drive-batch.js';
import type { BatchEnd, Drive } from './drive-batch.js';
import { driveLanes } from './drive-lanes.js';

export type { Drive } from './drive-batch.js';

/** Why the loop ended: nothing is left, somebody else holds the job or it was told to stop, the turn is over. */
export type DriveEnd = 'exhausted' | 'fenced' | 'yielded';

/**
 * The only loop in the system: one batch, one transaction, until nothing is left or the turn is over. A phase that has
 * lanes is worked on by all of them side by side, each with batches of its own; the next phase begins when all are over.
 */
export async function driveJob<C>(db: Db, start: JobPosition<C>, drive: Drive<C>): Promise<DriveEnd> {
  let at = start;
  let { total } = drive;
  let phase: string | undefined;
  while (!drive.slice.isOver()) {
    const now = drive.progress(at.checkpoint, total).phase;
    if (now !== phase) drive.pace.restart();
    phase = now;
    const lanes = drive.work.openLanes(at.checkpoint);
    const next: BatchEnd<C> | 'again' =
      lanes.length === 0
        ? await driveBatch(db, at, { ...drive, total })
        : await driveLanes(db, at, { ...drive, total }, lanes);
    if (next === 'exhausted' || next === 'fenced') return next;
    if (next !== 'again') ({ at, total } = next);
  }
  return 'yielded';
}
