import { placeAfterRows } from './place-after-rows';

const at = (row: number, source: string[] = ['a', 'b', 'c']) => ({ source, value: { row, column: 2 } });

describe('the tab stop of a grid whose rows changed', () => {
  it.each([
    ['is the first row at first', ['a'], undefined, { row: 1, column: 0 }],
    ['goes with its row', ['x', 'a', 'b', 'c'], at(2), { row: 3, column: 2 }],
    ['is on the next row when its own is gone', ['a', 'c'], at(2), { row: 2, column: 2 }],
    ['is on the last row when the last one is gone', ['a', 'b'], at(3), { row: 2, column: 2 }],
    ['is the first row of another page', ['x', 'y'], at(3), { row: 1, column: 0 }],
    ['stays in the header', ['x'], at(0), { row: 0, column: 2 }],
    ['waits at the first row while there are none', [], at(3), { row: 1, column: 0 }],
  ])('%s', (_, ids, before, place) => expect(placeAfterRows(ids, before)).toEqual(place));
});
