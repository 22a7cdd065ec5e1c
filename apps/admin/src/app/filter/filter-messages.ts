import type { FilterField, FilterFields, FilterIssueCode, FilterOperator, FilterView } from '@rollcall/domain/filter';
import { formatCount, formatTotal, type Relation } from '../format/numbers';
import { partsOf, type GroupMatch } from './filter-draft';
import type { DayWay } from './filter-days';
import type { OpWord } from './filter-operators';

/** How the members of a group are held together. */
export const matchTexts: Readonly<Record<GroupMatch, string>> = {
  all: 'all of these',
  any: 'any of these',
  none: 'none of these',
  'not-all': 'not all of these',
};

/** How a day is named. */
export const dayWayTexts: Readonly<Record<DayWay, string>> = {
  on: 'on the day',
  today: 'today',
  before: 'days ago',
  after: 'days from now',
};

const opTexts: Readonly<Record<FilterOperator, readonly [text: string, opposite: string]>> = {
  is: ['is', 'is not'],
  isNot: ['is not', 'is'],
  contains: ['contains', 'does not contain'],
  starts: ['begins with', 'does not begin with'],
  ends: ['ends with', 'does not end with'],
  in: ['is one of', 'is none of'],
  notIn: ['is none of', 'is one of'],
  lt: ['is less than', 'is not less than'],
  lte: ['is at most', 'is not at most'],
  gt: ['is more than', 'is not more than'],
  gte: ['is at least', 'is not at least'],
  between: ['is between', 'is not between'],
  lastDays: ['is in the last', 'is not in the last'],
  nextDays: ['is in the next', 'is not in the next'],
  isEmpty: ['is empty', 'is not empty'],
  isNotEmpty: ['is not empty', 'is empty'],
};
const encryptedTexts: Partial<typeof opTexts> = {
  isEmpty: ['is not set', 'is set'],
  isNotEmpty: ['is set', 'is not set'],
};
const dayTexts: Partial<typeof opTexts> = {
  lt: ['is before', 'is not (before)'],
  lte: ['is not after', 'is not (up to)'],
  gt: ['is after', 'is not (after)'],
  gte: ['is not before', 'is not (from)'],
};

/** What an operator is called in a menu, beside the name of its field. */
export function opText(word: OpWord, field: FilterField): string {
  const [op, isNot] = partsOf(word);
  const isDay = field.type === 'date' || field.type === 'moment';
  const own = isDay ? dayTexts : field.type === 'encrypted' ? encryptedTexts : {};
  return (own[op] ?? opTexts[op])[isNot ? 1 : 0];
}

/** Why a condition cannot be asked yet, and what to do. */
export const issueTexts: Readonly<Record<FilterIssueCode, string>> = {
  'filter.malformed': 'This cannot be read.',
  'filter.too-deep': 'Groups can lie five deep. Take this one out.',
  'filter.too-many-conditions': 'A filter can have up to 50 conditions. Take some out.',
  'filter.too-many-values': 'Up to 200 values. Take some out.',
  'filter.empty-group': 'This group is empty. Add a condition, or take it out.',
  'filter.unknown-field': 'This field is not there any more. Remove the condition.',
  'filter.unknown-operator': 'This field cannot be asked that. Choose another operator.',
  'filter.unknown-choice': 'The field has no such value. Choose another one.',
  'filter.unknown-zone': 'There is no such time zone.',
  'filter.value-missing': 'Fill in a value.',
  'filter.value-not-wanted': 'This operator takes no value.',
  'filter.value-malformed': 'This is not a value of the field.',
  'filter.range-reversed': 'The first must not be above the second.',
};

const examples: Partial<Record<FilterField['type'], string>> = {
  phone: 'Write a phone number, such as 512 555 0142, or its last digits.',
  email: 'Write an e-mail address.',
  date: 'Choose a day.',
  moment: 'Choose a day.',
  number: 'Write a number, such as 42 or -0.5.',
  money: 'Write an amount, such as 1250.50.',
  integer: 'Write a whole number.',
  job: 'Write the id of a job.',
};

/** The same for one field: what its values look like. */
export function issueText(code: FilterIssueCode, field: FilterField | undefined): string {
  const example = field && code === 'filter.value-malformed' ? examples[field.type] : undefined;
  return example ?? issueTexts[code];
}

/** What is wrong with a filter in an address, by the code of a refusal. */
export const refusedText = (code: string): string =>
  (issueTexts as Readonly<Record<string, string>>)[code] ??
  (code === 'filter.unknown' ? 'This saved filter does not exist, or not for you.' : 'This cannot be asked.');

/** A count in words, which never says more than is known. */
export function countText({ value, relation }: { readonly value: number; readonly relation: Relation }): string {
  if (relation === 'eq' && value === 1) return '1 contact matches';
  return `${formatTotal({ value, relation })} contacts match`;
}

/** Who a change of a saved filter reaches; '' if it is nobody but its owner. */
export function usageText({ usedByJobs, defaultOfOthers }: Pick<FilterView, 'usedByJobs' | 'defaultOfOthers'>): string {
  const parts = [
    usedByJobs === 0 ? '' : `${formatCount(usedByJobs)} ${usedByJobs === 1 ? 'job was' : 'jobs were'} started with it`,
    defaultOfOthers === 0
      ? ''
      : `the ${defaultOfOthers === 1 ? 'list of 1 other person begins' : `lists of ${formatCount(defaultOfOthers)} others begin`} with it`,
  ].filter((part) => part !== '');
  return parts.length === 0 ? '' : `${parts.join(', and ')}.`.replace(/^./, (letter) => letter.toUpperCase());
}

const groups: readonly (readonly [label: string, has: (field: FilterField) => boolean])[] = [
  ['Own fields', ({ home }) => home.of === 'custom'],
  ['Encrypted fields', ({ home }) => home.of === 'encrypted'],
  ['Phones', ({ home }) => home.of === 'phone'],
  ['E-mail addresses', ({ home }) => home.of === 'email'],
  ['Consent and reach', ({ type, name }) => type === 'consent' || reach.includes(name)],
  ['Record', ({ type, name }) => type === 'moment' || type === 'job' || name === 'id'],
];
const reach = ['doNotContact', 'preferredChannel', 'allowedDays', 'timeZone', 'language'];

/** The fields of a menu under headings, in their own order; those without a heading of their own first. */
export function groupFields(
  fields: FilterFields,
): readonly { readonly label: string; readonly fields: readonly FilterField[] }[] {
  const headingOf = (field: FilterField): string => groups.find(([, has]) => has(field))?.[0] ?? 'Contact';
  return ['Contact', 'Phones', 'E-mail addresses', 'Consent and reach', 'Record', 'Own fields', 'Encrypted fields']
    .map((label) => ({ label, fields: [...fields.values()].filter((field) => headingOf(field) === label) }))
    .filter((group) => group.fields.length > 0);
}
