import type { Db } from '@rollcall/db/database';
import { withLane } from '@rollcall/domain/job';
import type { JobPosition } from '@rollcall/domain/job';
import { driveBatch } from './drive-batch.js';
import type { BatchEnd, Drive } from './drive-batch.js';

/**
 * Works through the lanes of a phase side by side, until all are over, one is fenced, or the turn ends. Each batch commits by
 * itself and moves its own lane; a fault in one lets the others end the batch they are in, and is thrown then.
 */
export async function driveLanes<C>(
  db: Db,
  at: JobPosition<C>,
  drive: Drive<C>,
  lanes: readonly number[],
): Promise<BatchEnd<C>> {
  const { work, slice, total } = drive;
  /** What all lanes have reached, as far as they committed. */
  let reached = at.checkpoint;
  let isFenced = false;
  let isBroken = false;
  // A lane's step knows the others as they were when it began: for the chart they are where they are now.
  const progressIn =
    (lane: number): Drive<C>['progress'] =>
    (to, rows) =>
      drive.progress(withLane(reached, lane, to), rows);

  async function runLane(lane: number): Promise<void> {
    const own = { ...drive, pace: drive.pace.another(), progress: progressIn(lane) };
    while (!slice.isOver() && !isFenced && !isBroken && work.openLanes(reached).includes(lane)) {
      const next = await driveBatch(db, { ...at, checkpoint: reached, lane }, own);
      if (next === 'fenced') isFenced = true;
      else if (typeof next !== 'string') reached = withLane(reached, lane, next.at.checkpoint);
    }
  }

  const ends = await Promise.allSettled(
    lanes.map((lane) =>
      runLane(lane).catch((fault: unknown) => {
        isBroken = true;
        throw fault;
      }),
    ),
  );
  for (const end of ends) if (end.status === 'rejected') throw end.reason;
  return isFenced ? 'fenced' : { at: { ...at, checkpoint: reached }, size: 0, total };
}
