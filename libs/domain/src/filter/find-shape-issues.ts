import type { FilterIssue, FilterIssueCode } from './filter.issue.js';

/** Groups inside groups; a condition at the top has depth 0. */
export const maxFilterDepth = 5;
/** Conditions in a whole filter. */
export const maxFilterConditions = 50;
/** Values of one condition. */
export const maxFilterValues = 200;
/** Characters of a value. */
export const maxFilterText = 300;

type Path = readonly (string | number)[];

interface Found {
  readonly issues: FilterIssue[];
  conditions: number;
}

/**
 * What is wrong with the form or the size of something that should be a filter. Looks no deeper than a filter may be, so
 * whatever is sent costs little.
 */
export function findShapeIssues(input: unknown): readonly FilterIssue[] {
  const found: Found = { issues: [], conditions: 0 };
  look(input, [], 0, found);
  return found.issues;
}

function look(input: unknown, path: Path, depth: number, found: Found): void {
  const add = (code: FilterIssueCode, message: string, at: Path = path) =>
    found.issues.push({ path: at, code, message });
  if (!isObject(input)) return void add('filter.malformed', 'Must be a condition or a group');
  const word = 'all' in input ? 'all' : 'any' in input ? 'any' : null;
  if ('not' in input && typeof input['not'] !== 'boolean')
    add('filter.malformed', 'Must be true or false', [...path, 'not']);
  if (word === null) return lookAtCondition(input, path, found);
  for (const key of keysBeside(input, [word, 'not'])) add('filter.malformed', 'Unknown key', [...path, key]);
  const members = input[word];
  if (!Array.isArray(members)) return void add('filter.malformed', 'Must be a list', [...path, word]);
  if (depth >= maxFilterDepth) return void add('filter.too-deep', `Groups nest at most ${maxFilterDepth} deep`);
  if (members.length === 0 && depth > 0) add('filter.empty-group', 'A group has at least one condition');
  if (members.length === 0 && word === 'any' && depth === 0) add('filter.empty-group', 'Nothing can be any of nothing');
  for (const [at, member] of members.slice(0, maxFilterConditions + 1).entries()) {
    if (found.conditions > maxFilterConditions) return;
    look(member, [...path, word, at], depth + 1, found);
  }
}

function lookAtCondition(input: Readonly<Record<string, unknown>>, path: Path, found: Found): void {
  const add = (code: FilterIssueCode, message: string, key: string) =>
    found.issues.push({ path: [...path, key], code, message });
  found.conditions += 1;
  if (found.conditions === maxFilterConditions + 1)
    found.issues.push({
      path: [],
      code: 'filter.too-many-conditions',
      message: `A filter has at most ${maxFilterConditions} conditions`,
    });
  if (found.conditions > maxFilterConditions) return;
  for (const key of keysBeside(input, ['field', 'op', 'value', 'zone', 'not']))
    add('filter.malformed', 'Unknown key', key);
  if (!isText(input['field'])) add('filter.malformed', 'Must be the name of a field', 'field');
  if (!isText(input['op'])) add('filter.malformed', 'Must be an operator', 'op');
  if ('zone' in input && !isText(input['zone'])) add('filter.malformed', 'Must be the name of a time zone', 'zone');
  if ('value' in input) lookAtValue(input['value'], (code, message) => add(code, message, 'value'));
}

function lookAtValue(value: unknown, add: (code: FilterIssueCode, message: string) => void): void {
  if (Array.isArray(value)) {
    if (value.length > maxFilterValues) add('filter.too-many-values', `At most ${maxFilterValues} values`);
    else if (!value.every(isSingle))
      add('filter.malformed', `Must be texts of at most ${maxFilterText} characters, or numbers`);
  } else if (typeof value !== 'boolean' && !isSingle(value))
    add('filter.malformed', `Must be a text of at most ${maxFilterText} characters, a number, true, false, or a list`);
}

const isObject = (input: unknown): input is Readonly<Record<string, unknown>> =>
  typeof input === 'object' && input !== null && !Array.isArray(input);
const isText = (value: unknown): value is string => typeof value === 'string' && value.length <= maxFilterText;
const isSingle = (value: unknown): boolean => isText(value) || (typeof value === 'number' && Number.isFinite(value));

/** Few are named: an object with a million keys is as wrong as one with three. */
const keysBeside = (input: Readonly<Record<string, unknown>>, known: readonly string[]): string[] =>
  Object.keys(input)
    .filter((key) => !known.includes(key))
    .slice(0, 3)
    .map((key) => key.slice(0, 40));
