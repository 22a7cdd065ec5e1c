import { describe, expect, it } from '@jest/globals';
import { areFresh } from './keep-counts.js';

describe('kept counts', () => {
  it.each([
    ['counted at once, asked a moment later', 5, 200, true],
    ['counted at once, asked a second later', 5, 1_000, false],
    ['counted among millions, asked ten seconds later', 300, 10_000, true],
    ['counted among millions, asked a minute later', 300, 60_000, false],
    ['counted for seconds: never older than twenty', 9_000, 20_000, false],
    ['counted by a clock that was ahead', 300, -1_000, false],
  ])('%s', (_, tookMs, age, isFresh) => expect(areFresh({ atMs: 1_000_000, tookMs }, 1_000_000 + age)).toBe(isFresh));
});
