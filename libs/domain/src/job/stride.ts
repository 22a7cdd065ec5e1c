import type { Lane } from './lanes.js';

/** Items that are done together: `first`, `first + step` and so on, `count` of them. */
export interface Stride {
  readonly first: number;
  readonly step: number;
  readonly count: number;
}

/** How a lane is gone through: in windows of so many items, each in `step` rounds that take every `step`-th item of it. */
export interface Gait {
  readonly step: number;
  readonly window: number;
}

/**
 * The next items of a lane, at most `limit` of them. WHY NOT ONE BEHIND THE OTHER: neighbours stand on one page of the database, and a
 * row that changes leaves its old version there until its transaction is over. Who changes all rows of a page at once fills it, and
 * each further version goes to another page, with an entry in every index. Who changes one of them a round finds the place that the
 * round before set free, so that neither the table nor an index grows. A round is at least two batches long: by the next one, those
 * who might still see the old versions have mostly gone.
 */
export function strideAt({ from, row, until }: Lane, limit: number, { step, window }: Gait): Stride {
  const start = from + Math.floor((row - from) / window) * window;
  const length = Math.min(window, until - start);
  const steps = Math.max(1, Math.min(step, length));
  const { round, place, size } = roundAt(row - start, length, steps);
  const most = steps === 1 ? limit : Math.min(limit, Math.ceil(size / 2));
  return { first: start + 1 + round + place * steps, step: steps, count: Math.min(most, size - place) };
}

/** Which round is on when `done` of the items of a window are behind it; the first rounds have one item more than the others. */
function roundAt(done: number, length: number, rounds: number): { round: number; place: number; size: number } {
  const [short, longer] = [Math.floor(length / rounds), length % rounds];
  const inLonger = longer * (short + 1);
  if (done < inLonger) return { round: Math.floor(done / (short + 1)), place: done % (short + 1), size: short + 1 };
  const rest = done - inLonger;
  return { round: longer + Math.floor(rest / short), place: rest % short, size: short };
}
