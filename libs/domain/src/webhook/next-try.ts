const minute = 60_000;
const hour = 60 * minute;

/** The pause after the 1st, 2nd, … failed try, in milliseconds, before jitter: 16 to 32 hours in all, with jitter. */
export const retryPauses = [
  minute / 2,
  2 * minute,
  10 * minute,
  hour / 2,
  hour,
  2 * hour,
  4 * hour,
  8 * hour,
  8 * hour,
  8 * hour,
] as const;

/** What becomes of a request that was answered, or was not. */
export type TryVerdict =
  | { readonly verdict: 'delivered' }
  /** The receiver wants nothing more, ever. */
  | { readonly verdict: 'gone' }
  | { readonly verdict: 'again'; readonly afterMs: number }
  /** No try is left. */
  | { readonly verdict: 'given-up' };

/**
 * Decides what follows a try.
 * @param status the HTTP status; null: no answer came
 * @param tries how many there were, this one included
 * @param chance from 0 up to 1: spreads receivers that failed together over the second half of the pause
 */
export function judgeTry(status: number | null, tries: number, chance: number): TryVerdict {
  if (status !== null && status >= 200 && status < 300) return { verdict: 'delivered' };
  if (status === 410) return { verdict: 'gone' };
  const pause = retryPauses[tries - 1];
  if (pause === undefined) return { verdict: 'given-up' };
  return { verdict: 'again', afterMs: Math.round(pause / 2 + (pause / 2) * chance) };
}
