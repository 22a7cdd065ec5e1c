import { exportHeader, fixedColumns, usualColumns } from '@rollcall/domain/export';

/** A column that can be chosen, and whether it is. */
export interface ColumnChoice {
  readonly name: string;
  readonly label: string;
  readonly isOn: boolean;
}

/** A field of the tenant's own. */
export interface OwnField {
  readonly name: string;
  readonly label: string;
}

/** All columns there are, the usual ones and the custom fields on, in the order they will have. */
export function columnChoices(own: readonly OwnField[]): readonly ColumnChoice[] {
  const usual = usualColumns.map((name) => ({ name, label: exportHeader(name), isOn: true }));
  const customs = own.map(({ name, label }) => ({ name, label, isOn: name.startsWith('custom:') }));
  const others = fixedColumns.filter((name) => !usualColumns.includes(name));
  return [...usual, ...customs, ...others.map((name) => ({ name, label: exportHeader(name), isOn: false }))];
}

/** The same with one column a step up (-1) or down (1) among those that are chosen: what is off is passed over. */
export function movedChoice(choices: readonly ColumnChoice[], name: string, step: -1 | 1): readonly ColumnChoice[] {
  const from = choices.findIndex((choice) => choice.name === name);
  let to = from + step;
  while (choices[to]?.isOn === false) to += step;
  const moving = choices[from];
  if (moving === undefined || choices[to] === undefined) return choices;
  const left = choices.filter((choice) => choice.name !== name);
  return [...left.slice(0, to), moving, ...left.slice(to)];
}
