/** Something that was counted, when, and how long that took, in ms. */
export interface KeptCounts<T> {
  readonly counts: T;
  readonly atMs: number;
  readonly tookMs: number;
}

/** Counting may take this part of the time. */
const share = 50;
/** Nobody looks at numbers that are older, in ms. */
const oldestMs = 20_000;

/**
 * Whether counts are still good: the longer it took to count, the longer they are. Of few contacts, counted in 5 ms, for a quarter
 * of a second; of millions, counted in 300 ms, for 15 s.
 */
export const areFresh = ({ atMs, tookMs }: Pick<KeptCounts<unknown>, 'atMs' | 'tookMs'>, nowMs: number): boolean =>
  nowMs >= atMs && nowMs - atMs < Math.min(tookMs * share, oldestMs);
