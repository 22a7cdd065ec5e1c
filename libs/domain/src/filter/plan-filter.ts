import type { Filter, FilterCondition } from './filter.contract.js';
import { operatorsOfField } from './filter.fields.js';
import type { FilterField, FilterFields } from './filter.fields.js';
import type { FilterIssue, FilterIssueCode } from './filter.issue.js';
import { findShapeIssues } from './find-shape-issues.js';
import { planRange } from './plan-range.js';
import { readFilterValue } from './read-filter-value.js';

/** One end of a range. Numbers are plain decimals, days `YYYY-MM-DD`, moments ISO 8601 in UTC. */
export interface FilterBound {
  readonly value: string;
  /** Whether the value itself is inside. */
  readonly isIn: boolean;
}

/** What is asked of the values of a field, in the few forms that SQL and memory both know. An empty field fulfils only `empty`. */
export type FilterTest =
  | { readonly kind: 'empty' }
  /** Equal to one of these; texts as their filter keys. */
  | { readonly kind: 'oneOf'; readonly values: readonly string[] }
  | { readonly kind: 'part'; readonly at: 'start' | 'end' | 'anywhere'; readonly value: string }
  | { readonly kind: 'range'; readonly from: FilterBound | null; readonly to: FilterBound | null };

/**
 * A filter whose fields are known, whose values are read and whose days are days of the calendar. `not` turns the whole answer
 * round: what does not fulfil it is exactly the rest, also where a field is empty.
 */
export type FilterPlan =
  | { readonly kind: 'all' | 'any'; readonly of: readonly FilterPlan[]; readonly not: boolean }
  | { readonly kind: 'test'; readonly field: FilterField; readonly test: FilterTest; readonly not: boolean };

/** A plan, or everything that is wrong with the filter. */
export type PlannedFilter =
  | { readonly plan: FilterPlan; readonly issues: readonly [] }
  | { readonly plan: null; readonly issues: readonly FilterIssue[] };

type Path = readonly (string | number)[];

/**
 * Decides what a filter asks. Never throws: whatever is wrong is said, condition by condition.
 * @param now what "today" is counted from
 */
export function planFilter(filter: Filter, fields: FilterFields, now: Date): PlannedFilter {
  const shape = findShapeIssues(filter);
  if (shape.length > 0) return { plan: null, issues: shape };
  const issues: FilterIssue[] = [];
  const plan = planNode(filter, [], (condition, path) => planCondition(condition, path, fields, now), issues);
  return issues.length > 0 || plan === null ? { plan: null, issues } : { plan, issues: [] };
}

type PlanOne = (condition: FilterCondition, path: Path) => FilterPlan | FilterIssue;

function planNode(filter: Filter, path: Path, one: PlanOne, issues: FilterIssue[]): FilterPlan | null {
  if ('field' in filter) {
    const planned = one(filter, path);
    if (!('code' in planned)) return planned;
    issues.push(planned);
    return null;
  }
  const [kind, members] = 'all' in filter ? (['all', filter.all] as const) : (['any', filter.any] as const);
  const of = members.map((member, at) => planNode(member, [...path, kind, at], one, issues));
  return { kind, of: of.filter((plan) => plan !== null), not: filter.not === true };
}

/** What the negated operators are the opposite of. */
const opposites: Readonly<Record<string, FilterCondition['op']>> = { isNot: 'is', notIn: 'in', isNotEmpty: 'isEmpty' };

function planCondition(
  condition: FilterCondition,
  path: Path,
  fields: FilterFields,
  now: Date,
): FilterPlan | FilterIssue {
  const issue = (code: FilterIssueCode, message: string, key: string): FilterIssue => ({
    path: [...path, key],
    code,
    message,
  });
  const field = fields.get(condition.field);
  if (!field) return issue('filter.unknown-field', 'There is no such field', 'field');
  if (!operatorsOfField(field).includes(condition.op))
    return issue('filter.unknown-operator', 'This field cannot be asked that', 'op');
  const op = opposites[condition.op] ?? condition.op;
  const test = planTest({ ...condition, op }, field, now);
  if (typeof test === 'string') return issue(test, messages[test], test === 'filter.unknown-zone' ? 'zone' : 'value');
  return { kind: 'test', field, test, not: (op !== condition.op) !== (condition.not === true) };
}

/** Why a value is refused; each is said in {@link messages}. */
export type FilterValueCode = Extract<
  FilterIssueCode,
  | 'filter.value-missing'
  | 'filter.value-not-wanted'
  | 'filter.value-malformed'
  | 'filter.unknown-choice'
  | 'filter.unknown-zone'
  | 'filter.range-reversed'
>;

const messages: Readonly<Record<FilterValueCode, string>> = {
  'filter.value-missing': 'A value is missing',
  'filter.value-not-wanted': 'This operator takes no value',
  'filter.value-malformed': 'Cannot be read as a value of this field',
  'filter.unknown-choice': 'The field cannot have this value',
  'filter.unknown-zone': 'There is no such time zone, or the field has no days',
  'filter.range-reversed': 'The first value must not be above the second',
};

const comparisons = ['lt', 'lte', 'gt', 'gte', 'between', 'lastDays', 'nextDays'];
const measured = ['integer', 'number', 'money', 'date', 'moment'];

function planTest(condition: FilterCondition, field: FilterField, now: Date): FilterTest | FilterValueCode {
  const { op, value } = condition;
  if (condition.zone !== undefined && field.type !== 'date' && field.type !== 'moment') return 'filter.unknown-zone';
  if (op === 'isEmpty') return value === undefined ? { kind: 'empty' } : 'filter.value-not-wanted';
  if (value === undefined) return 'filter.value-missing';
  if (comparisons.includes(op) || (op === 'is' && measured.includes(field.type)))
    return planRange(condition, field, now);
  if (op === 'contains' || op === 'starts' || op === 'ends') {
    const part = readFilterValue(value, field, op);
    if (!part.ok) return part.code;
    return { kind: 'part', at: ends[op], value: part.value };
  }
  const singles = op === 'in' ? value : [value];
  if (!Array.isArray(singles) || singles.length === 0) return 'filter.value-malformed';
  const read = (singles as readonly unknown[]).map((single) => readFilterValue(single, field, 'is'));
  const bad = read.find((each) => !each.ok);
  if (bad && !bad.ok) return bad.code;
  return { kind: 'oneOf', values: [...new Set(read.flatMap((each) => (each.ok ? [each.value] : [])))] };
}

const ends = { contains: 'anywhere', starts: 'start', ends: 'end' } as const;
