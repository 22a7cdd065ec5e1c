import { expect, it } from '@jest/globals';
import { atMost, barLines, none } from './bars.mjs';

it('passes what is at the bar and fails what is above it or was not measured', () => {
  expect([atMost('a', 1.5, 1.5), atMost('b', 1.51, 1.5), atMost('c', NaN, 1.5)].map(({ isMet }) => isMet)).toEqual([
    true,
    false,
    false,
  ]);
});

it('names what should not be there', () => {
  expect(barLines([none('files left behind', []), none('tables left behind', ['staging.rows'])])).toEqual([
    'files left behind            none   none   pass',
    'tables left behind   staging.rows   none   FAIL',
  ]);
});
