import { setTimeout as sleep } from 'node:timers/promises';

/**
 * Asks until the answer is neither undefined nor false: what a test does instead of sleeping. Faults while asking count
 * as "not yet"; the last one is the cause of the failure.
 */
export async function until<T>(
  what: string,
  ask: () => Promise<T | undefined | false> | T | undefined | false,
  limitMs = 30_000,
): Promise<T> {
  let cause: unknown;
  for (const deadline = Date.now() + limitMs; ;) {
    try {
      const answer = await ask();
      if (answer !== undefined && answer !== false) return answer;
      cause = undefined;
    } catch (fault) {
      cause = fault;
    }
    if (Date.now() > deadline) throw new Error(`Not within ${limitMs} ms: ${what}`, { cause });
    await sleep(50);
  }
}
