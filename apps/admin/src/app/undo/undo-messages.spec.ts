import { describe, expect, it } from '@jest/globals';
import { readTyped, undoCounts, undoFieldLabel } from './undo-messages';

describe('RC-1: the number that is typed', () => {
  it.each([
    ['1204', 1204],
    [' 1,204 ', 1204],
    ['1.204.331', 1_204_331],
    ['1 204', 1204],
    ['', null],
    ['twelve', null],
    ['12a', null],
  ])('%j is %p', (typed, number) => {
    expect(readTyped(typed)).toBe(number);
  });
});

describe('RC-1: what an undo did, in words', () => {
  it('always has the three counts, and the fourth when there is one', () => {
    const view = { restored: 1_200, kept: 0, couldNot: 3, asBefore: 0 };
    expect(undoCounts(view, true).map(({ label, count }) => `${count} ${label}`)).toEqual([
      '1,200 Would be restored',
      '0 Would be kept, edited since',
      '3 Cannot be restored',
    ]);
    expect(undoCounts({ ...view, asBefore: 2 }, false)).toHaveLength(4);
  });
  it('calls fields as the contact page does', () => {
    expect(['city', 'phones', 'custom', 'newer', ''].map(undoFieldLabel)).toEqual([
      'City',
      'Phones',
      'Custom fields',
      'newer',
      '',
    ]);
  });
});
