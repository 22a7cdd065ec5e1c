import { formatBytes, formatRate, formatShare, formatTotal, roughly } from './numbers';
import { formatDuration, formatTimeLeft } from './times';

describe('numbers for people', () => {
  it.each([
    [999, '999'],
    [1_000, '1.0 k'],
    [48_211, '48 k'],
    [999_499, '999 k'],
    [999_999, '1.0 M'],
    [1_204_331, '1.2 M'],
    [5_000_000, '5.0 M'],
  ])('says %d roughly as %s', (value, text) => expect(roughly(value)).toBe(text));

  it.each([
    [{ value: 1_204, relation: 'eq' as const }, '1,204'],
    [{ value: 1_204_331, relation: 'estimate' as const }, '≈ 1.2 M'],
    [{ value: 10_000, relation: 'gte' as const }, '≥ 10,000'],
  ])('does not pretend about a total: %o', (total, text) => expect(formatTotal(total)).toBe(text));

  it.each([
    [0, 0, '0 %'],
    [1, 5_000_000, '< 0.1 %'],
    [4_999_999, 5_000_000, '> 99.9 %'],
    [19_940, 20_000, '99.7 %'],
    [46, 100, '46 %'],
    [100, 100, '100 %'],
  ])('never rounds a share to none or all: %d of %d', (part, whole, text) =>
    expect(formatShare(part, whole)).toBe(text),
  );

  it('steps up the unit of bytes before four digits show', () => {
    expect([0, 999, 1_000, 999_600, 8_589_934_592].map(formatBytes)).toEqual([
      '0 B',
      '999 B',
      '1.0 kB',
      '1.0 MB',
      '8.6 GB',
    ]);
  });

  it('shows an unknown rate as unknown', () => expect(formatRate(null)).toBe('—'));
});

describe('times for people', () => {
  it.each([
    [200, '< 1 s'],
    [59_400, '59 s'],
    [60_000, '1 min'],
    [200_000, '3 min 20 s'],
    [7_500_000, '2 h 5 min'],
  ])('says %d ms as %s', (ms, text) => expect(formatDuration(ms)).toBe(text));

  it.each([
    [3, 'a few seconds'],
    [41, '≈ 40 s'],
    [371, '≈ 6 min (5–9)'],
  ])('rounds %d s left the way it is known', (seconds, text) => expect(formatTimeLeft(seconds)).toBe(text));
});
