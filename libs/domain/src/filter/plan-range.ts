import { compareDecimals, readDecimal } from './compare-decimals.js';
import { addDays, readDayCount, readFilterDay, readFilterZone, resolveDay, startOfDay } from './filter.days.js';
import type { FilterDay } from './filter.days.js';
import type { FilterCondition } from './filter.contract.js';
import type { FilterField } from './filter.fields.js';
import type { FilterBound, FilterTest, FilterValueCode } from './plan-filter.js';

type Range = Extract<FilterTest, { kind: 'range' }>;

/** Plans a comparison of numbers, days or moments. The days of a moment are those of the condition's zone. */
export function planRange(condition: FilterCondition, field: FilterField, now: Date): Range | FilterValueCode {
  const { op, value } = condition;
  if (field.type !== 'date' && field.type !== 'moment') return planNumbers(op, value, field.type === 'integer');
  const zone = readFilterZone(condition.zone ?? 'UTC');
  if (zone === null) return 'filter.unknown-zone';
  const days = planDays(op, value, now, zone);
  return typeof days === 'string' || field.type === 'date' ? days : inMoments(days, zone);
}

function planNumbers(op: FilterCondition['op'], value: unknown, isWhole: boolean): Range | FilterValueCode {
  const read = listOf(op, value)?.map((each) => readDecimal(each)) ?? [null];
  const numbers = read.filter((number) => number !== null);
  if (numbers.length !== read.length) return 'filter.value-malformed';
  if (isWhole && numbers.some((number) => number.includes('.'))) return 'filter.value-malformed';
  const [first = '', second = first] = numbers;
  if (compareDecimals(first, second) > 0) return 'filter.range-reversed';
  return rangeOf(op, first, second);
}

function planDays(op: FilterCondition['op'], value: unknown, now: Date, zone: string): Range | FilterValueCode {
  const today = resolveDay({ fromToday: 0 }, now, zone);
  if (op === 'lastDays' || op === 'nextDays') {
    const count = typeof value === 'string' || typeof value === 'number' ? readDayCount(String(value)) : null;
    if (count === null) return 'filter.value-malformed';
    return op === 'lastDays'
      ? rangeOf('between', addDays(today, 1 - count), today)
      : rangeOf('between', today, addDays(today, count - 1));
  }
  const read = listOf(op, value)?.map((each) => (typeof each === 'string' ? readFilterDay(each) : null)) ?? [null];
  const days = read.filter((day): day is FilterDay => day !== null);
  if (days.length !== read.length) return 'filter.value-malformed';
  const [first = '', second = first] = days.map((day) => resolveDay(day, now, zone));
  // Days counted from today may come to lie behind a fixed one: then no day is between them, and that is no mistake.
  if (first > second && days.every((day) => typeof day === 'string')) return 'filter.range-reversed';
  return rangeOf(op, first, second);
}

/** The one value of a comparison, or the two of `between`. Null if there are not so many. */
function listOf(op: FilterCondition['op'], value: unknown): readonly unknown[] | null {
  if (op !== 'between') return Array.isArray(value) ? null : [value];
  return Array.isArray(value) && value.length === 2 ? (value as readonly unknown[]) : null;
}

function rangeOf(op: FilterCondition['op'], first: string, second: string): Range {
  const from: FilterBound | null = op === 'lt' || op === 'lte' ? null : { value: first, isIn: op !== 'gt' };
  const to: FilterBound | null = op === 'gt' || op === 'gte' ? null : { value: second, isIn: op !== 'lt' };
  return { kind: 'range', from, to };
}

/** From the beginning of a day to the beginning of another one, in which nothing is lost or counted twice. */
function inMoments({ from, to }: Range, zone: string): Range {
  const begin = (day: string) => startOfDay(day, zone).toISOString();
  return {
    kind: 'range',
    from: from && { value: begin(from.isIn ? from.value : addDays(from.value, 1)), isIn: true },
    to: to && { value: begin(to.isIn ? addDays(to.value, 1) : to.value), isIn: false },
  };
}
