/** Batches should take about this long: short enough to pause within 2 s, long enough for their fixed costs not to count. */
const targetMs = 1_000;
/** How many items a batch has before anybody knows how long they take. */
const firstLimit = 1_000;

/** Finds the batch size that takes a second, whatever the machine and the load: at most doubled or halved at a time. */
export class Pace {
  #limit: number;

  /** @param fixed a size that is never changed, for tests */
  constructor(
    private readonly fixed?: number,
    start = firstLimit,
  ) {
    this.#limit = fixed ?? start;
  }

  /** A pace of its own for one lane. */
  another(): Pace {
    return new Pace(this.fixed);
  }

  /** Another kind of work begins: what the last one took a second for says nothing about it. */
  restart(): void {
    this.#limit = this.fixed ?? firstLimit;
  }

  /** How many items the next batch should have, given the most it may have. */
  limit(max: number): number {
    this.#limit = Math.min(this.#limit, max);
    return this.#limit;
  }

  /** A batch of `size` items went well in `ms`. */
  measured(size: number, ms: number): void {
    if (this.fixed !== undefined) return void (this.#limit = this.fixed);
    if (size === 0) return; // a batch that was not about items
    const wish = (size * targetMs) / Math.max(ms, 1);
    this.#limit = Math.max(1, Math.round(Math.min(Math.max(wish, this.#limit / 2), this.#limit * 2)));
  }

  /** A batch met congestion or a row that cannot be stored: half as many next time. @returns false if one is the least */
  halve(): boolean {
    if (this.#limit === 1) return false;
    this.#limit = Math.max(1, Math.floor(this.#limit / 2));
    return true;
  }
}
