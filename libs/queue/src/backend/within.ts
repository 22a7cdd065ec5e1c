/** Something took longer than it may. The work itself was not stopped, only no longer waited for. */
export class TookTooLong extends Error {
  constructor(what: string, limitMs: number) {
    super(`${what} took longer than ${limitMs} ms.`);
    this.name = 'TookTooLong';
  }
}

/**
 * Waits for work, but not for ever. What the work says after the limit is ignored, a rejection too.
 * @throws TookTooLong after `limitMs`
 */
export function within<T>(limitMs: number, what: string, work: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new TookTooLong(what, limitMs)), limitMs);
    work.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}
