import { describe, expect, it } from '@jest/globals';
import { columnChoices, movedChoice } from './choose-columns';

const chosen = (names: string): ReturnType<typeof columnChoices> =>
  names.split('').map((name) => ({ name, label: name, isOn: name !== name.toUpperCase() }));
const order = (choices: ReturnType<typeof columnChoices>): string => choices.map(({ name }) => name).join('');

describe('columns of an export (issue 5)', () => {
  it.each([
    ['abc', 'b', -1, 'bac'],
    ['abc', 'b', 1, 'acb'],
    ['aXYb', 'b', -1, 'baXY'],
    ['aXYb', 'a', 1, 'XYba'],
    ['abc', 'a', -1, 'abc'],
    ['abX', 'b', 1, 'abX'],
  ] as const)('of %s: %s moved by %d is %s', (before, name, step, after) =>
    expect(order(movedChoice(chosen(before), name, step))).toBe(after),
  );

  it('are on where they are usual, and custom fields with them', () => {
    const choices = columnChoices([
      { name: 'custom:Tier', label: 'Tier' },
      { name: 'encrypted:ssn', label: 'SSN' },
    ]);
    const isOn = (name: string) => choices.find((choice) => choice.name === name)?.isOn;
    expect(['lastName', 'phone1', 'custom:Tier', 'encrypted:ssn', 'phone1Block'].map(isOn)).toEqual([
      true,
      true,
      true,
      false,
      false,
    ]);
    expect(new Set(choices.map(({ name }) => name)).size).toBe(choices.length);
  });
});
