/** After so many tries a mail is given up: half a day after the first one. */
export const maxMailAttempts = 8;

const [firstMs, longestMs] = [60_000, 6 * 3_600_000];

/**
 * How long a mail waits after a try that failed: a minute, then three times as long each time, six hours at most.
 * @param attempts tries so far, from 1
 * @returns null: there is no further one
 */
export const mailRetryMs = (attempts: number): number | null =>
  attempts >= maxMailAttempts ? null : Math.min(firstMs * 3 ** (attempts - 1), longestMs);
