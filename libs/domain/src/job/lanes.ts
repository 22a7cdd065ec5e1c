import * as z from 'zod';

/**
 * A stretch of items that one lane of a phase works through by itself: those behind `from` up to `until`, and it has done
 * those up to `row`. Lanes of a phase share nothing, so each keeps its own place, and all of them the job's lease.
 */
export const laneSchema = z.strictObject({
  from: z.int().nonnegative(),
  row: z.int().nonnegative(),
  until: z.int().nonnegative(),
});
/** See {@link laneSchema}. */
export type Lane = z.infer<typeof laneSchema>;

/** Splits the items behind `after` up to `until` into at most `count` lanes of about the same length, none below `least`. */
export function splitIntoLanes(after: number, until: number, count: number, least: number): Lane[] {
  const lanes = Math.max(1, Math.min(count, Math.floor((until - after) / Math.max(1, least))));
  const edge = (lane: number): number => after + Math.round(((until - after) * lane) / lanes);
  return Array.from({ length: lanes }, (_, lane) => ({ from: edge(lane), row: edge(lane), until: edge(lane + 1) }));
}

/** How many items lanes have done. */
export const doneInLanes = (lanes: readonly Lane[]): number =>
  lanes.reduce((sum, { from, row }) => sum + row - from, 0);

/** Whether a lane has something left. */
export const isLaneOpen = ({ row, until }: Lane): boolean => row < until;

/** What a checkpoint says about its lanes, one by one; empty if its phase has none. */
export function lanesIn(checkpoint: unknown): readonly unknown[] {
  if (typeof checkpoint !== 'object' || checkpoint === null || !('lanes' in checkpoint)) return [];
  return Array.isArray(checkpoint.lanes) ? (checkpoint.lanes as readonly unknown[]) : [];
}

/** A checkpoint with one lane as `moved` has it, and all else as it was. */
export const withLane = <C>(checkpoint: C, lane: number, moved: C): C => ({
  ...checkpoint,
  lanes: lanesIn(checkpoint).map((place, at) => (at === lane ? lanesIn(moved)[at] : place)),
});
