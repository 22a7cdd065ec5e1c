import type { Filter, FilterCondition, FilterField, FilterFields, FilterOperator } from '@rollcall/domain/filter';
import { operatorsOfField } from '@rollcall/domain/filter';
import { defaultOp, isAskable, valueKindOf, type OpWord } from './filter-operators';

/** Of the members of a group all, any or none must hold; or it must not be that all hold. */
export const groupMatches = ['all', 'any', 'none', 'not-all'] as const;
/** One word of {@link groupMatches}. */
export type GroupMatch = (typeof groupMatches)[number];

/** One condition as somebody puts it together; `field` is '' before one is chosen, `values` are as they were typed. */
export interface DraftRow {
  readonly kind: 'row';
  readonly id: number;
  readonly field: string;
  readonly op: OpWord;
  readonly values: readonly string[];
  /** The zone whose days are meant; null: nothing is said about it. */
  readonly zone: string | null;
}

/** A group of conditions and groups. */
export interface DraftGroup {
  readonly kind: 'group';
  readonly id: number;
  readonly match: GroupMatch;
  readonly members: readonly DraftNode[];
}

/** A condition or a group. */
export type DraftNode = DraftRow | DraftGroup;

/** Gives ids that no other part of a draft has. */
export type NextId = () => number;

/** Ids from 1. */
export function counter(): NextId {
  let last = 0;
  return () => (last += 1);
}

const opposites: Partial<Record<FilterOperator, FilterOperator>> = {
  is: 'isNot',
  isNot: 'is',
  in: 'notIn',
  notIn: 'in',
  isEmpty: 'isNotEmpty',
  isNotEmpty: 'isEmpty',
};

/** A filter as it is edited. The outermost part is always a group: a single condition stands in one. */
export function draftOf(filter: Filter, nextId: NextId): DraftGroup {
  const node = nodeOf(filter, nextId);
  return node.kind === 'group' ? node : { kind: 'group', id: nextId(), match: 'all', members: [node] };
}

function nodeOf(filter: Filter, nextId: NextId): DraftNode {
  const id = nextId();
  if ('field' in filter) return rowOf(filter, id);
  const [isAll, members] = 'all' in filter ? [true, filter.all] : [false, filter.any];
  const match = isAll ? (filter.not === true ? 'not-all' : 'all') : filter.not === true ? 'none' : 'any';
  return { kind: 'group', id, match, members: members.map((member) => nodeOf(member, nextId)) };
}

function rowOf({ field, op, value, zone, not }: FilterCondition, id: number): DraftRow {
  const word: OpWord = not === true ? (opposites[op] ?? `not ${op}`) : op;
  const values = value === undefined ? [] : Array.isArray(value) ? value.map(String) : [String(value)];
  return { kind: 'row', id, field, op: word, values, zone: zone ?? null };
}

/** The filter of a draft. What is not filled in is left out of its condition, which then has an issue at the same place. */
export function filterOf(group: DraftGroup, fields: FilterFields): Filter {
  const members = group.members.map((member) =>
    member.kind === 'group' ? filterOf(member, fields) : conditionOf(member, fields.get(member.field)),
  );
  const not = group.match === 'none' || group.match === 'not-all' ? { not: true } : {};
  return group.match === 'all' || group.match === 'not-all' ? { all: members, ...not } : { any: members, ...not };
}

function conditionOf({ field, op: word, values, zone }: DraftRow, known: FilterField | undefined): FilterCondition {
  const [op, isNot] = partsOf(word);
  const value = valueOf(values, op, known);
  return {
    field,
    op,
    ...(value !== undefined && { value }),
    ...(value !== undefined && zone !== null && hasZone(known, op, values) && { zone }),
    ...(isNot && { not: true }),
  };
}

/** The operator of a word, and whether the word turns it round. */
export const partsOf = (word: OpWord): readonly [FilterOperator, boolean] =>
  word.startsWith('not ') ? [word.slice(4) as FilterOperator, true] : [word as FilterOperator, false];

function valueOf(
  values: readonly string[],
  op: FilterOperator,
  field: FilterField | undefined,
): FilterCondition['value'] {
  if (op === 'isEmpty' || op === 'isNotEmpty') return undefined;
  const given = values.map((value) => value.trim());
  if (op === 'in' || op === 'notIn') return given.length === 0 ? undefined : given;
  if (op === 'between') return given.length === 2 && given.every((value) => value !== '') ? given : undefined;
  const [first = ''] = given;
  if (first === '') return undefined;
  if (field?.type === 'boolean') return first === 'true';
  return (op === 'lastDays' || op === 'nextDays') && /^\d{1,5}$/.test(first) ? Number(first) : first;
}

/** A moment always lies in the days of a zone; a day of the calendar only needs one where it is counted from today. */
function hasZone(field: FilterField | undefined, op: FilterOperator, values: readonly string[]): boolean {
  if (field?.type === 'moment') return true;
  const isRelative = op === 'lastDays' || op === 'nextDays' || values.some((value) => value.startsWith('today'));
  return field === undefined || (field.type === 'date' && isRelative);
}

/** A condition on a field, with the operator people mean most often. */
export const newRow = (id: number, field: FilterField | undefined, zone: string | null): DraftRow => ({
  kind: 'row',
  id,
  field: field?.name ?? '',
  op: field ? defaultOp(field) : 'is',
  values: [],
  zone,
});

/** The same condition on another field: operator and value stay where they make sense there. */
export function withField(row: DraftRow, field: FilterField, before: FilterField | undefined): DraftRow {
  const [op] = partsOf(row.op);
  const stays = operatorsOfField(field).includes(op) && isAskable(field, row.op) && field.type === before?.type;
  const isSameKind = stays && valueKindOf(field, op) === (before && valueKindOf(before, op)) && !field.choices;
  return { ...row, field: field.name, op: stays ? row.op : defaultOp(field), values: isSameKind ? row.values : [] };
}

/** The same condition with another operator: what was typed stays as far as there is a box for it. */
export function withOp(row: DraftRow, op: OpWord, field: FilterField): DraftRow {
  const [before, after] = [valueKindOf(field, partsOf(row.op)[0]), valueKindOf(field, partsOf(op)[0])];
  const isList = (kind: string): boolean => kind === 'choices' || kind === 'texts';
  const isRead = (kind: string): boolean => kind === 'day-count' || kind === 'none';
  if (before === after) return { ...row, op };
  if (isRead(before) || isRead(after)) return { ...row, op, values: [] };
  return { ...row, op, values: isList(after) ? row.values.filter((value) => value !== '') : row.values.slice(0, 1) };
}
