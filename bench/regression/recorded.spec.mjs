import { expect, it } from '@jest/globals';
import { compare, toRecord } from './recorded.mjs';

it.each([
  ['as recorded', 1.5, 1.5, false],
  ['twice as much', 3, 1.5, false],
  ['more than twice', 3.01, 1.5, true],
  ['no figure', NaN, 1.5, true],
])('judges %s', (_, ratio, recorded, isWorse) => {
  expect(compare({ load: ratio }, { load: recorded })).toEqual([{ name: 'load', ratio, recorded, isWorse }]);
});

it('fails for what was recorded and is not measured any more, and not for what is new', () => {
  const compared = compare({ fresh: 9 }, { gone: 1 });
  expect(compared.map(({ name, isWorse }) => [name, isWorse])).toEqual([
    ['gone', true],
    ['fresh', false],
  ]);
});

it('keeps two decimals', () => {
  expect(toRecord({ load: 1.23456 })).toBe('{\n  "load": 1.23\n}\n');
});
