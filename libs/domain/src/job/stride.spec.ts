import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import type { Lane } from './lanes.js';
import { strideAt } from './stride.js';
import type { Gait } from './stride.js';

const itemsOf = ({ first, step, count }: ReturnType<typeof strideAt>) =>
  Array.from({ length: count }, (_, at) => first + at * step);

function walk({ from, until }: Omit<Lane, 'row'>, limits: readonly number[], gait: Gait): number[][] {
  const batches: number[][] = [];
  for (let row = from; row < until;) {
    const stride = strideAt({ from, row, until }, limits[batches.length % limits.length]!, gait);
    batches.push(itemsOf(stride));
    row += stride.count;
  }
  return batches;
}

describe('strides of a lane', () => {
  it.each([
    ['one behind the other', [0, 5], 2, { step: 1, window: 100 }, [[1, 2], [3, 4], [5]]],
    ['every third', [0, 6], 9, { step: 3, window: 100 }, [[1], [4], [2], [5], [3], [6]]],
    ['rounds that are not of one length', [10, 15], 9, { step: 2, window: 100 }, [[11, 13], [15], [12], [14]]],
    ['windows, the last one shorter', [0, 6], 9, { step: 2, window: 4 }, [[1], [3], [2], [4], [5], [6]]],
    ['more rounds than items', [0, 2], 9, { step: 16, window: 100 }, [[1], [2]]],
  ] as const)('take %s', (_, [from, until], limit, gait, batches) => {
    expect(walk({ from, until }, [limit], gait)).toEqual(batches);
  });

  it('take each item once, whatever sizes the batches have, and two batches a round at least', () => {
    const shape = fc.record({
      from: fc.nat(50),
      length: fc.integer({ min: 1, max: 300 }),
      limits: fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 5 }),
      step: fc.integer({ min: 1, max: 20 }),
      window: fc.integer({ min: 1, max: 120 }),
    });
    fc.assert(
      fc.property(shape, ({ from, length, limits, step, window }) => {
        const batches = walk({ from, until: from + length }, limits, { step, window });
        const all = batches.flat();
        expect([...all].sort((one, other) => one - other)).toEqual(Array.from({ length }, (_, at) => from + at + 1));
        const apart = Math.min(step, window, length);
        for (const batch of batches)
          batch
            .slice(1)
            .forEach((item, at) => expect(item - batch[at]!).toBeGreaterThanOrEqual(Math.min(apart, length)));
      }),
    );
  });
});
