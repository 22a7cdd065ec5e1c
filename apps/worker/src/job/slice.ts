/** How long a job may keep its slot while others wait, unless somebody says otherwise; and at the latest. */
const usualTurnMs = 25_000;
const longestMs = 5 * 60_000;

/** The turn of one job on one worker: says when the slot must be given back. */
export class Slice {
  readonly #startedAt = performance.now();
  readonly #end = new AbortController();
  #othersWait = false;

  /** @param turnMs how long the job may keep its slot while others wait */
  constructor(private readonly turnMs = usualTurnMs) {}

  /** Ends the turn at the next batch: shutdown, or the lease is lost. */
  end(): void {
    this.#end.abort();
  }

  /** Aborts when the turn is ended from outside; a turn that is merely up lets its batch finish. */
  get signal(): AbortSignal {
    return this.#end.signal;
  }

  /** Another job of this kind waits for a slot. */
  hearOthers(areWaiting: boolean): void {
    this.#othersWait = areWaiting;
  }

  /** Whether to stop before the next batch. */
  isOver(): boolean {
    const ms = performance.now() - this.#startedAt;
    return this.#end.signal.aborted || (this.#othersWait && ms > this.turnMs) || ms > longestMs;
  }
}
