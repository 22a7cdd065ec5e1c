import { maxEmails, maxPhones } from '../contact/index.js';
import { readChannelHeader } from './channel-headers.js';
import { guessByValues } from './guess-by-values.js';
import type { ValueShape } from './guess-by-values.js';
import { normalizeHeader, suggestFields } from './header-words.js';
import type { Suggestion } from './header-words.js';
import type { MappedColumn } from './import.contract.js';

/** One column of a file with sample values. */
export interface Column {
  readonly index: number;
  readonly header: string;
  readonly values: readonly string[];
}
/** What a column goes to, and how that was found. */
export interface Assigned {
  readonly target: string;
  readonly by: MappedColumn['by'];
}
/** What is assigned so far, by column. */
export type Assignment = Map<number, Assigned>;

/** Assigns what headers and their aliases say. No field gets two columns. */
export function assignByHeader(columns: readonly Column[], assigned: Assignment): void {
  const wanted = columns.flatMap((column) =>
    suggestFields(column.header).map((suggestion) => ({ column, suggestion })),
  );
  const hasNameParts = wanted.some(({ suggestion: { target } }) => target === 'firstName' || target === 'lastName');
  // The better evidence wins, then the earlier column.
  const ranked = wanted.sort((a, b) => b.suggestion.score - a.suggestion.score || a.column.index - b.column.index);
  for (const { column, suggestion } of ranked) {
    if (suggestion.target === 'fullName' && hasNameParts && suggestion.by !== 'exact') continue;
    assign(assigned, column, suggestion);
  }
  assignChannels(columns, assigned);
}

function assign(assigned: Assignment, { index }: Column, { target, by }: Pick<Suggestion, 'target' | 'by'>): void {
  if (assigned.has(index) || [...assigned.values()].some((other) => other.target === target)) return;
  assigned.set(index, { target, by });
}

function assignChannels(columns: readonly Column[], assigned: Assignment): void {
  const open = columns.flatMap((column) => {
    const channel = assigned.has(column.index) || isOwnCustom(column) ? null : readChannelHeader(column.header);
    return channel === null ? [] : [{ column, ...channel }];
  });
  const by = 'alias';
  // Those that name their place first, so that the others fill the gaps in file order.
  for (const numbered of [true, false]) {
    for (const { column, channel, number } of open) {
      if (channel === 'extension' || (number !== null) !== numbered || assigned.has(column.index)) continue;
      const limit = channel === 'phone' ? maxPhones : maxEmails;
      const place = number !== null && number <= limit && isFree(assigned, `${channel}${number}`) ? number : null;
      if (place !== null) assign(assigned, column, { target: `${channel}${place}`, by });
      else if (!numbered || number !== null) assignNext(assigned, column, channel, by);
    }
  }
  for (const { column, channel, number } of open) {
    if (channel !== 'extension') continue;
    const place = number ?? phoneBefore(assigned, column.index);
    if (place !== null && !isFree(assigned, `phone${place}`))
      assign(assigned, column, { target: `phone${place}Extension`, by });
  }
}

/** A custom field as our own exports head it: never a phone or an address, whatever its name and values look like. */
const isOwnCustom = ({ header }: Column): boolean => header.trim().startsWith('custom:');

/** Assigns the custom fields that the tenant has, headed as our own exports head them. A new one needs a request that names it. */
export function assignCustom(columns: readonly Column[], assigned: Assignment, known: readonly string[]): void {
  for (const column of columns) {
    const target = column.header.trim();
    if (isOwnCustom(column) && known.includes(target.slice('custom:'.length)))
      assign(assigned, column, { target, by: 'exact' });
  }
}

function isFree(assigned: Assignment, target: string): boolean {
  return [...assigned.values()].every((other) => other.target !== target);
}

function assignNext(assigned: Assignment, column: Column, channel: 'phone' | 'email', by: Suggestion['by']): void {
  const limit = channel === 'phone' ? maxPhones : maxEmails;
  for (let place = 1; place <= limit; place++) {
    if (isFree(assigned, `${channel}${place}`)) return assign(assigned, column, { target: `${channel}${place}`, by });
  }
}

/** The phone that stands nearest before an extension's column. */
function phoneBefore(assigned: Assignment, index: number): number | null {
  for (let before = index - 1; before >= 0; before--) {
    const found = /^phone(\d+)$/.exec(assigned.get(before)?.target ?? '');
    if (found) return Number(found[1]);
  }
  return null;
}

/** Headers that nobody gave: `Column 3`, `F4`, `unnamed: 0`, `field_7`. */
const saysNothing = /^(?:column|col|field|f|unnamed|untitled|value|data|var|c|x)?(?: ?(?:\d+|[a-z]))?$/;
/** An unknown header with one of these is not about reaching the contact. */
const notReachable =
  /\b(?:owner|agent|rep|manager|assistant|created|modified|by|fax|ssn|id|number|no|code|type|label|source|note|notes|url|website|guarantor|emergency|spouse)\b/;

/** Assigns columns whose header says nothing by what their values look like. */
export function assignByValues(
  columns: readonly Column[],
  assigned: Assignment,
  hasHeader: boolean,
  defaultCountry: string,
): void {
  const shapes = new Map<number, ValueShape>();
  for (const column of columns) {
    if (assigned.has(column.index) || isOwnCustom(column)) continue;
    const name = hasHeader ? normalizeHeader(column.header) : '';
    const isNameless = saysNothing.test(name);
    if (!isNameless && notReachable.test(name)) continue;
    const shape = guessByValues(column.values, defaultCountry);
    // A header that says something unknown is trusted to mean something else, unless the file would have no way to reach anyone.
    const isMissing = (shape === 'email' || shape === 'phone') && isFree(assigned, `${shape}1`);
    if (isNameless || isMissing) shapes.set(column.index, shape);
  }
  for (const column of columns) assignShape(column, shapes, assigned);
}

const targetOfShape: Partial<Record<NonNullable<ValueShape>, string>> = {
  postalCode: 'postalCode',
  state: 'state',
  country: 'country',
  birth: 'dateOfBirth',
  due: 'dueDate',
  firstName: 'firstName',
};

function assignShape(column: Column, shapes: ReadonlyMap<number, ValueShape>, assigned: Assignment): void {
  const shape = shapes.get(column.index) ?? null;
  if (shape === 'email' || shape === 'phone') return assignNext(assigned, column, shape, 'values');
  if (shape === 'fullName') {
    if (isFree(assigned, 'firstName') && isFree(assigned, 'lastName'))
      assign(assigned, column, { target: 'fullName', by: 'values' });
    return;
  }
  const neighbours = [shapes.get(column.index - 1), shapes.get(column.index + 1)];
  if (shape === 'word') {
    // A column of single words beside the first names is the last names.
    if (neighbours.includes('firstName')) assign(assigned, column, { target: 'lastName', by: 'values' });
    return;
  }
  const target = shape === null ? undefined : targetOfShape[shape];
  if (target !== undefined) assign(assigned, column, { target, by: 'values' });
}
