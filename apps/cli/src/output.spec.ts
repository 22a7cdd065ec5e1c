import { describe, expect, it } from '@jest/globals';
import { emptyLedger, jobViewSchema } from '@rollcall/domain/job';
import type { JobView } from '@rollcall/domain/job';
import { barOf, clock, jobLines, progressLine } from './output.js';

const job = (changes: Partial<JobView> = {}): JobView => ({
  ...jobViewSchema.parse({
    id: '019ab000-0000-7000-8000-000000000001',
    kind: 'import',
    status: 'running',
    subject: 'contacts.csv',
    isDryRun: false,
    params: {},
    details: {},
    progress: { phase: 'read', phases: ['read', 'apply'], done: 250, total: 1000, fraction: 0.25 },
    total: 1000,
    ledger: { ...emptyLedger, read: 250 },
    issueCount: 0,
    rate: { now: 1234.5, overall: null },
    secondsLeft: 75,
    failure: null,
    files: [],
    undo: null,
    startedBy: { id: 'u', name: 'Admin' },
    createdAt: '2026-11-22T10:00:00.000Z',
    startedAt: '2026-11-22T10:00:00.000Z',
    startsAt: null,
    rowsPerSecond: null,
    endedAt: null,
    progressedAt: null,
    isSilent: false,
    version: 1,
  }),
  ...changes,
});

describe('the progress line', () => {
  it('says how far, what, how fast and how long', () => {
    expect(progressLine(job())).toBe(
      '[######------------------]  25.0 %  Reading  250 of 1,000  1,235 rows/s  1:15 left',
    );
  });

  it('shows no percentage while nobody knows the total', () => {
    const unknown = { phase: 'read', phases: ['read'], done: 7, total: null, fraction: null };
    expect(progressLine(job({ progress: unknown, rate: { now: null, overall: null }, secondsLeft: null }))).toMatch(
      /^\[ {24}\] {3}… {4}Reading {2}7$/,
    );
  });

  it('names a state that is not running', () => {
    expect(progressLine(job({ status: 'pausing' }))).toMatch(/pausing$/);
  });
});

describe('the ledger of a finished job', () => {
  const ledger = { read: 1000, created: 900, updated: 40, unchanged: 20, skipped: 10, rejected: 30 };
  const lines = jobLines(job({ status: 'succeeded', ledger, endedAt: '2026-11-22T10:00:05.000Z', issueCount: 30 }));

  it.each([
    ['read', '1,000'],
    ['created', '900'],
    ['updated', '40'],
    ['unchanged', '20'],
    ['skipped', '10'],
    ['rejected', '30'],
  ])('has %s with %s', (outcome, expected) => {
    const line = lines.find((each) => each.trim().startsWith(outcome));
    expect(line?.trim().split(/\s+/)).toEqual([outcome, expected]);
  });

  it('says how long it took', () => {
    expect(lines.join('\n')).toContain('took       0:05');
  });
});

describe('bar and clock', () => {
  it.each([
    [0, '[------------------------]   0.0 %'],
    [0.5, '[############------------]  50.0 %'],
    [1, '[########################] 100.0 %'],
  ])('%p is %s', (fraction, bar) => {
    expect(barOf(fraction)).toBe(bar);
  });

  it.each([
    [5, '0:05'],
    [75, '1:15'],
    [3_675, '1:01:15'],
  ])('%p seconds are %s', (seconds, shown) => {
    expect(clock(seconds)).toBe(shown);
  });
});
