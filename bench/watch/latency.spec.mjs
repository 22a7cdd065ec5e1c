import { expect, it } from '@jest/globals';
import { summary } from './latency.mjs';

it('takes percentiles of what was measured, in whatever order', () => {
  const times = Array.from({ length: 100 }, (_, i) => 100 - i);
  expect(summary(times)).toEqual({ count: 100, p50: 51, p95: 96, p99: 100, max: 100 });
});

it('is all zero where nothing was measured', () => {
  expect(summary([])).toEqual({ count: 0, p50: 0, p95: 0, p99: 0, max: 0 });
});
