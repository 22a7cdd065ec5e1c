import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { doneInLanes, isLaneOpen, splitIntoLanes, withLane } from './lanes.js';

describe('lanes', () => {
  it.each([
    [
      0,
      100,
      2,
      1,
      [
        [0, 50],
        [50, 100],
      ],
    ],
    [
      0,
      101,
      2,
      1,
      [
        [0, 51],
        [51, 101],
      ],
    ],
    [
      40,
      100,
      3,
      10,
      [
        [40, 60],
        [60, 80],
        [80, 100],
      ],
    ],
    [0, 100, 4, 60, [[0, 100]]],
    [0, 0, 2, 1, [[0, 0]]],
  ])('splits what lies behind %d up to %d into at most %d of at least %d', (after, until, count, least, edges) => {
    const lanes = splitIntoLanes(after, until, count, least);
    expect(lanes.map((lane) => [lane.from, lane.until])).toEqual(edges);
    expect(lanes.every(({ from, row }) => from === row)).toBe(true);
  });

  it('leaves out no item and gives none to two', () => {
    const size = fc.nat(10_000);
    fc.assert(
      fc.property(size, size, fc.integer({ min: 1, max: 16 }), fc.nat(500), (after, length, count, least) => {
        const lanes = splitIntoLanes(after, after + length, count, least);
        expect(lanes[0]?.from).toBe(after);
        expect(lanes.at(-1)?.until).toBe(after + length);
        for (const [at, lane] of lanes.entries()) expect(lane.from).toBe(at === 0 ? after : lanes[at - 1]?.until);
        expect(doneInLanes(lanes.map((lane) => ({ ...lane, row: lane.until })))).toBe(length);
      }),
    );
  });

  it('moves one lane and leaves the others where they are', () => {
    const at = { phase: 'x', lanes: splitIntoLanes(0, 10, 2, 1) };
    const moved = {
      phase: 'x',
      lanes: [
        { from: 0, row: 5, until: 5 },
        { from: 5, row: 9, until: 10 },
      ],
    };
    expect(withLane(at, 0, moved).lanes).toEqual([
      { from: 0, row: 5, until: 5 },
      { from: 5, row: 5, until: 10 },
    ]);
    expect(withLane(at, 0, moved).lanes.map(isLaneOpen)).toEqual([false, true]);
  });
});
