import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { addsUp, canMove, emptyLedger, isAtRest, isFinal, jobMoves, jobStatuses } from './index.js';
import { outcomes, paceOf, percentOf, plusLedger, settledCount, tally } from './index.js';

const count = fc.nat({ max: 5_000_000 });
const counts = fc.record(
  { created: count, updated: count, unchanged: count, skipped: count, rejected: count },
  { requiredKeys: [] },
);
const ledger = fc.tuple(count, counts).map(([read, some]) => tally({ ...some, read }));

describe('a ledger', () => {
  it('adds up when nobody says how many rows were read', () => {
    fc.assert(fc.property(counts, (some) => expect(addsUp(tally(some))).toBe(true)));
  });
  it('adds up only if every row read has one outcome', () => {
    fc.assert(fc.property(ledger, (one) => expect(addsUp(one)).toBe(one.read === settledCount(one))));
  });
  it('is added in any order, and nothing to it changes nothing', () => {
    fc.assert(
      fc.property(ledger, ledger, ledger, (a, b, c) => {
        expect(plusLedger(a, b)).toEqual(plusLedger(b, a));
        expect(plusLedger(plusLedger(a, b), c)).toEqual(plusLedger(a, plusLedger(b, c)));
        expect(plusLedger(a, emptyLedger)).toEqual(a);
        expect(settledCount(plusLedger(a, b))).toBe(settledCount(a) + settledCount(b));
      }),
    );
  });
  it('keeps each outcome apart', () => {
    for (const outcome of outcomes) expect(tally({ [outcome]: 2 })).toEqual({ ...emptyLedger, [outcome]: 2, read: 2 });
    expect(tally({ read: 0, rejected: 1 })).toEqual({ ...emptyLedger, rejected: 1 });
  });
});

describe('the statuses of a job', () => {
  it('move only as the table says', () => {
    for (const from of jobStatuses)
      for (const to of jobStatuses) expect(canMove(from, to)).toBe((jobMoves[from] as readonly string[]).includes(to));
  });
  it('are final when there is no way on: succeeded and cancelled, not failed', () => {
    expect(jobStatuses.filter(isFinal)).toEqual(['cancelled', 'succeeded']);
    expect(jobStatuses.filter(isAtRest)).toEqual(['paused', 'cancelled', 'succeeded', 'failed']);
  });
  it('lead to an end from everywhere', () => {
    const reaches = (from: (typeof jobStatuses)[number], seen = new Set<string>()): boolean =>
      isFinal(from) || jobMoves[from].some((to) => !seen.has(to) && reaches(to, seen.add(to)));
    expect(jobStatuses.filter((status) => !reaches(status))).toEqual([]);
  });
});

describe('paceOf', () => {
  const at = (seconds: number, rows: number, fraction: number | null) => ({ atMs: seconds * 1000, rows, fraction });
  it.each([
    ['no sample', [], 5],
    ['one sample', [at(1, 100, 0.1)], 5],
    ['two samples of one moment', [at(1, 100, 0.1), at(1, 200, 0.2)], 5],
    ['samples of long ago', [at(1, 100, 0.1), at(2, 200, 0.2)], 100],
  ])('knows nothing with %s', (_what, samples, now) => {
    expect(paceOf(samples, now * 1000)).toEqual({ rate: null, secondsLeft: null });
  });
  it('gives rows per second, and the remaining time after ten seconds', () => {
    const samples = [at(0, 0, 0), at(5, 500, 0.25)];
    expect(paceOf(samples, 5_000)).toEqual({ rate: 100, secondsLeft: null });
    expect(paceOf([...samples, at(12, 1_200, 0.6)], 12_000)).toEqual({ rate: 100, secondsLeft: 8 });
  });
  it('looks at the last sixty seconds alone', () => {
    const samples = [at(0, 0, 0), at(100, 9_000, 0.1), at(110, 9_100, 0.2)];
    expect(paceOf(samples, 110_000)).toEqual({ rate: 10, secondsLeft: 80 });
  });
  it('guesses no remaining time without a total, or while nothing moves', () => {
    expect(paceOf([at(0, 0, null), at(20, 40, null)], 20_000)).toEqual({ rate: 2, secondsLeft: null });
    expect(paceOf([at(0, 10, 0.5), at(20, 10, 0.5)], 20_000)).toEqual({ rate: 0, secondsLeft: null });
  });
  it('is never negative, however a job goes back and forth', () => {
    const sample = fc.record({
      atMs: fc.nat(100_000),
      rows: count,
      fraction: fc.option(fc.double({ min: 0, max: 1, noNaN: true })),
    });
    fc.assert(
      fc.property(fc.array(sample), fc.nat(100_000), (samples, now) => {
        const { rate, secondsLeft } = paceOf(
          [...samples].sort((a, b) => a.atMs - b.atMs),
          now,
        );
        expect(rate ?? 0).toBeGreaterThanOrEqual(0);
        expect(secondsLeft ?? 0).toBeGreaterThanOrEqual(0);
      }),
    );
  });
});

describe('percentOf', () => {
  const job = (status: 'running' | 'succeeded' | 'cancelled', fraction: number | null) => ({
    status,
    progress: { phase: 'read', phases: [], done: 0, total: null, fraction },
  });
  it.each([
    [job('running', null), null],
    [job('running', 0), 0],
    [job('running', 0.99999), 99.9],
    [job('running', 1.2), 100],
    [job('succeeded', null), 100],
    [job('cancelled', 0.5), 50],
  ])('of %j is %p', (one, percent) => {
    expect(percentOf(one)).toBe(percent);
  });
});
