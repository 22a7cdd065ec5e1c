/** How long a job may keep its slot while others wait, and at the latest. */
const politeMs = 25_000;
const longestMs = 5 * 60_000;

/** The turn of one job on one worker: says when the slot must be given back. */
export class Slice {
  readonly #startedAt = performance.now();
  #isOver = false;
  #othersWait = false;

  /** Ends the turn at the next batch: shutdown, or the lease is lost. */
  end(): void {
    this.#isOver = true;
  }

  /** Another job of this kind waits for a slot. */
  hearOthers(areWaiting: boolean): void {
    this.#othersWait = areWaiting;
  }

  /** Whether to stop before the next batch. */
  isOver(): boolean {
    const ms = performance.now() - this.#startedAt;
    return this.#isOver || (this.#othersWait && ms > politeMs) || ms > longestMs;
  }
}
