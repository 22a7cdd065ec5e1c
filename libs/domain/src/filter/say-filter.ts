import type { Filter, FilterCondition, FilterOperator } from './filter.contract.js';
import { findShapeIssues } from './find-shape-issues.js';
import type { FilterField, FilterFields } from './filter.fields.js';

/** How many values of a list are named. */
const mostNamed = 5;

/**
 * A filter in words: `Active is yes and (City contains "ville" or Group is North)`. A condition on a field that is gone is said
 * with the name it has in the filter, and marked.
 */
export function sayFilter(filter: Filter, fields: FilterFields): string {
  return findShapeIssues(filter).length > 0 ? 'A filter that cannot be read' : say(filter, fields, true);
}

function say(filter: Filter, fields: FilterFields, isOuter: boolean): string {
  if ('field' in filter) return sayCondition(filter, fields);
  const [members, word] = 'all' in filter ? [filter.all, ' and '] : [filter.any, ' or '];
  if (members.length === 0) return filter.not === true ? 'No contacts' : 'All contacts';
  const joined = members.map((member) => say(member, fields, members.length === 1)).join(word);
  if (filter.not === true) return `not (${joined})`;
  return isOuter || members.length === 1 ? joined : `(${joined})`;
}

function sayCondition(condition: FilterCondition, fields: FilterFields): string {
  const field = fields.get(condition.field);
  const label = field?.label ?? `${condition.field.replace(/^(?:custom|encrypted):/, '')} (no longer a field)`;
  const phrase = [label, wordOf(condition.op, field), sayValue(condition, field), sayZone(condition)]
    .filter((part) => part !== '')
    .join(' ');
  return condition.not === true ? `not (${phrase})` : phrase;
}

const wordsOf: Readonly<Record<FilterOperator, string>> = {
  is: 'is',
  isNot: 'is not',
  contains: 'contains',
  starts: 'begins with',
  ends: 'ends with',
  in: 'is one of',
  notIn: 'is none of',
  lt: 'is less than',
  lte: 'is at most',
  gt: 'is more than',
  gte: 'is at least',
  between: 'is between',
  lastDays: 'is in the last',
  nextDays: 'is in the next',
  isEmpty: 'is empty',
  isNotEmpty: 'is not empty',
};
const ofDays: Partial<Record<FilterOperator, string>> = {
  lt: 'is before',
  lte: 'is not after',
  gt: 'is after',
  gte: 'is not before',
};

const ofEncrypted: Partial<Record<FilterOperator, string>> = { isEmpty: 'is not set', isNotEmpty: 'is set' };

const hasDays = (field: FilterField | undefined): boolean => field?.type === 'date' || field?.type === 'moment';
const wordOf = (op: FilterOperator, field: FilterField | undefined): string =>
  (hasDays(field) ? ofDays[op] : field?.type === 'encrypted' ? ofEncrypted[op] : undefined) ?? wordsOf[op] ?? op;

function sayValue({ op, value }: FilterCondition, field: FilterField | undefined): string {
  if (value === undefined) return '';
  if (op === 'lastDays' || op === 'nextDays') return `${String(value)} ${String(value) === '1' ? 'day' : 'days'}`;
  if (!Array.isArray(value)) return saySingle(value as string | number | boolean, field);
  const named = (value as readonly (string | number)[]).map((single) => saySingle(single, field));
  if (op === 'between') return named.join(' and ');
  const left = named.length - mostNamed;
  return left > 0 ? `${named.slice(0, mostNamed).join(', ')} and ${left} more` : named.join(', ');
}

function saySingle(value: string | number | boolean, field: FilterField | undefined): string {
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  const choice = field?.choices?.find((each) => each.value === String(value));
  if (choice) return field?.type === 'consent' ? choice.label.toLowerCase() : choice.label;
  if (hasDays(field)) return sayDay(String(value));
  return typeof value === 'string' && (field === undefined || field.type === 'text')
    ? `\u201c${value}\u201d`
    : String(value);
}

function sayDay(text: string): string {
  const [, sign, count] = /^today([+-])(\d+)$/.exec(text) ?? [];
  if (count === undefined) return text;
  return `${Number(count)} ${Number(count) === 1 ? 'day' : 'days'} ${sign === '-' ? 'before' : 'after'} today`;
}

const sayZone = ({ zone }: FilterCondition): string => (zone === undefined ? '' : `(${zone})`);

/** A list in words when it was not looked through: the search took so long that it stopped after so many contacts. */
export const sayLookedThrough = (words: string, count: number): string =>
  `${words}. Looked through ${count.toLocaleString('en-US')} contacts so far: there may be more on the next page`;
