import * as z from 'zod';

/** How one row ended: exactly one of these. */
export const outcomes = ['created', 'updated', 'unchanged', 'skipped', 'rejected'] as const;
/** One word of {@link outcomes}. */
export type Outcome = (typeof outcomes)[number];

const count = z.int().nonnegative();
/** The counts of a job. When a job is final, `read` is the sum of the five outcomes; before, it may run ahead. */
export const ledgerSchema = z.strictObject({
  read: count,
  created: count,
  updated: count,
  unchanged: count,
  skipped: count,
  rejected: count,
});
/** See {@link ledgerSchema}. */
export type Ledger = z.infer<typeof ledgerSchema>;

/** A ledger of zeros. */
export const emptyLedger: Ledger = { read: 0, created: 0, updated: 0, unchanged: 0, skipped: 0, rejected: 0 };

/** A ledger from some counts. `read` is their sum unless given: rows can be read in one phase and end in another. */
export function tally(counts: Partial<Ledger>): Ledger {
  const full = { ...emptyLedger, ...counts };
  return { ...full, read: counts.read ?? outcomes.reduce((sum, outcome) => sum + full[outcome], 0) };
}

/** The sum of two ledgers. */
export function plusLedger(a: Ledger, b: Ledger): Ledger {
  return {
    read: a.read + b.read,
    created: a.created + b.created,
    updated: a.updated + b.updated,
    unchanged: a.unchanged + b.unchanged,
    skipped: a.skipped + b.skipped,
    rejected: a.rejected + b.rejected,
  };
}

/** How many rows have an outcome so far. */
export const settledCount = (ledger: Ledger): number => outcomes.reduce((sum, outcome) => sum + ledger[outcome], 0);

/** Whether every row read has its outcome. */
export const addsUp = (ledger: Ledger): boolean => settledCount(ledger) === ledger.read;
