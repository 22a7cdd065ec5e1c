import type { TransactionsNow } from '@rollcall/db/webhook';

/** A time is taken just before the transaction that writes it is seen: so much earlier it may be. */
const marginMs = 2_000;
const mostLooks = 1_000;

/**
 * Before which time nothing can appear any more. Times of events are when they happened, not when their transaction committed, and
 * whoever reads behind a place in that order would pass over those of a transaction that was still going on. Every look notes the
 * transactions that had begun: once all those of a look are over, nothing older than that look is missing.
 */
export class Horizon {
  #looks: { readonly atMs: number; readonly next: bigint }[] = [];

  /** @returns the horizon after this look; null: transactions from before the first look still go on */
  see({ at, oldest, next }: TransactionsNow): Date | null {
    this.#looks.push({ atMs: at.getTime(), next });
    // One in two will do where a transaction takes long: the next horizon is only a little older then.
    if (this.#looks.length > mostLooks) this.#looks = this.#looks.filter((_, index) => index % 2 === 0);
    const settled = this.#looks.findLastIndex((look) => look.next <= oldest);
    if (settled === -1) return null;
    this.#looks = this.#looks.slice(settled);
    return new Date((this.#looks[0]?.atMs ?? 0) - marginMs);
  }
}
