import { setTimeout as sleep } from 'node:timers/promises';

/** Waits until a condition holds. Asks often, and says what it waited for when it gives up. */
export async function until(what: string, holds: () => unknown, limitMs = 20_000): Promise<void> {
  const deadline = Date.now() + limitMs;
  while (!(await holds())) {
    if (Date.now() > deadline) throw new Error(`Not within ${limitMs} ms: ${what}`);
    await sleep(20);
  }
}

/** Runs work for each item, so many at once, and gives the promises at once. One failure does not stop the others. */
export function inTurns<T, R>(items: readonly T[], atOnce: number, work: (item: T) => Promise<R>): Promise<R>[] {
  const free: (() => void)[] = [];
  let running = 0;
  const enter = (): Promise<void> => {
    if (running < atOnce) return Promise.resolve(void (running += 1));
    return new Promise((resolve) => free.push(resolve));
  };
  const leave = (): void => {
    const next = free.shift();
    if (next) next();
    else running -= 1;
  };
  return items.map(async (item) => {
    await enter();
    return work(item).finally(leave);
  });
}

/** A place where so many must arrive before any goes on; the last one does the work first. */
export function meetingPoint(count: number, work: () => Promise<void>): () => Promise<void> {
  let arrived = 0;
  let go: () => void = () => undefined;
  let fail: (fault: unknown) => void = () => undefined;
  const gate = new Promise<void>((resolve, reject) => ([go, fail] = [resolve, reject]));
  return () => {
    arrived += 1;
    if (arrived === count) work().then(go, fail);
    return gate;
  };
}
