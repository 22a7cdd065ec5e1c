import { setTimeout as sleep } from 'node:timers/promises';

/** Holds a job to so many rows a second, as somebody wished; it may be changed while the job runs. Lanes of a job share one. */
export class Throttle {
  #freeAtMs = 0;

  /** @param rowsPerSecond null: as fast as it goes */
  constructor(private rowsPerSecond: number | null) {}

  /** What is wished for now. */
  hear(rowsPerSecond: number | null): void {
    this.rowsPerSecond = rowsPerSecond;
  }

  /** A batch has at most what may be done in a second, so that no wait is longer. */
  limit(rows: number): number {
    return this.rowsPerSecond === null ? rows : Math.min(rows, this.rowsPerSecond);
  }

  /** Waits until the next batch may begin, or until `signal` says that the turn is over. */
  async wait(signal: AbortSignal): Promise<void> {
    const ms = this.#freeAtMs - performance.now();
    if (this.rowsPerSecond !== null && ms > 0) await sleep(ms, undefined, { signal }).catch(() => undefined);
  }

  /** So many rows were handled. Time that was not used before is not made up for. */
  done(rows: number): void {
    if (this.rowsPerSecond === null) return;
    this.#freeAtMs = Math.max(this.#freeAtMs, performance.now()) + (rows / this.rowsPerSecond) * 1_000;
  }
}
