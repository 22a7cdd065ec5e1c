import { describe, expect, it } from '@jest/globals';
import { safeCell, safeLine } from './safe-cell.js';

describe('a cell for spreadsheets', () => {
  it.each([
    '=1+1',
    '+cmd',
    '-2+3',
    '@SUM(A1)',
    '\t=1',
    '\r=1',
    '\n=1',
    '\0=1',
    '＝1',
    '＋1a',
    '－1a',
    '＠x',
    '-',
    '+12 34',
  ])('keeps %j from being a formula', (cell) => {
    expect(safeCell(cell)).toBe(`'${cell}`);
  });
  it.each(['', 'Ana', "O'Neil", '+15551234567', '-12.50', '12', '1=1', "'=1", 'a@x.test', ' =1'])(
    'leaves %j as it is',
    (cell) => {
      expect(safeCell(cell)).toBe(cell);
    },
  );
  it('quotes every cell of a line', () => {
    expect(safeLine(['a"b', '=1', ''])).toBe('"a""b","\'=1",""\r\n');
  });
});
