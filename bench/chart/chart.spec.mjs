import { describe, expect, it } from '@jest/globals';
import { drawGrowth, merged } from './command.mjs';
import { fillPart } from './document.mjs';
import { logTicks, scale, short, ticksUpTo } from './line-chart.mjs';

const point = (/** @type {number} */ rows, /** @type {number} */ seconds) => ({
  ...{ rows, seconds, phaseSeconds: {}, bytes: 1, missed: [], floors: null },
  peakBytes: { worker: 200 * 1024 ** 2, api: 150 * 1024 ** 2 },
  p95: { lists: 10, lookups: 5, names: 50, job: 100 },
});
/** @type {import('../growth/report.mjs').GrowthReport} */
const report = {
  command: 'growth',
  startedAt: '2026-01-01T00:00:00.000Z',
  machine: 'a machine with <brackets> & more',
  commit: 'abc',
  points: [point(100_000, 5), point(1_000_000, 52)],
};

describe('a chart', () => {
  const svg = drawGrowth(report);

  it('says what it shows to those who do not see it', () => {
    expect(svg).toMatch(/<title id="title">How figures grow/);
    expect(svg).toMatch(/<desc id="desc">.*100,000, 1,000,000 rows on a machine with &lt;brackets> &amp; more/);
    expect(svg).toContain('prefers-color-scheme: dark');
  });

  it('draws a line with all its points, and nothing that is no number', () => {
    expect(svg.match(/<polyline/g)).toHaveLength(7);
    expect(svg.match(/<circle/g)).toHaveLength(14);
    expect(svg).not.toMatch(/NaN|Infinity|undefined/);
  });

  it('can be drawn of one size', () => {
    expect(drawGrowth({ ...report, points: [point(100_000, 5)] })).not.toMatch(/NaN|Infinity|undefined/);
  });
});

it('finds round ticks that reach past the largest value', () => {
  expect(ticksUpTo(52)).toEqual([0, 20, 40, 60]);
  expect(ticksUpTo(7.5)).toEqual([0, 2, 4, 6, 8]);
  expect(logTicks([5, 100])).toEqual([1, 10, 100]);
  expect(logTicks([0.5])).toEqual([0.1, 1]);
});

it('places values between two ends', () => {
  expect([0, 5, 10].map(scale([0, 10], [100, 0], false))).toEqual([100, 50, 0]);
  expect([1, 10, 100].map(scale([1, 100], [0, 80], true))).toEqual([0, 40, 80]);
});

it.each([
  [5_000_000, '5M'],
  [1_500_000, '1.5M'],
  [100_000, '100k'],
  [2000, '2000'],
  [0.1, '0.1'],
])('writes %i as %s', (value, text) => expect(short(value)).toBe(text));

it('takes the later of two measurements of a size', () => {
  const later = { ...report, commit: 'def', points: [point(100_000, 4), point(50_000, 3)] };
  expect(merged([report, later])?.points.map(({ rows, seconds }) => [rows, seconds])).toEqual([
    [50_000, 3],
    [100_000, 4],
    [1_000_000, 52],
  ]);
  expect(merged([])).toBeNull();
});

describe('a part of a document', () => {
  const text = 'before\n<!-- growth -->\nnot measured yet\n<!-- /growth -->\nbehind\n';

  it('is replaced, again and again, and nothing beside it', () => {
    const once = fillPart(text, 'growth', 'figures');
    expect(once).toBe('before\n<!-- growth -->\nfigures\n<!-- /growth -->\nbehind\n');
    expect(fillPart(once, 'growth', 'others')).toContain('\nothers\n');
  });

  it('must be there', () => {
    expect(() => fillPart(text, 'search', 'x')).toThrow('no part between');
  });
});
