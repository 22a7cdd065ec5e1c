import { operatorsOfField } from '@rollcall/domain/filter';
import type { FilterField, FilterFieldType, FilterOperator } from '@rollcall/domain/filter';

/** An operator, or the opposite of one that has no opposite of its own. */
export type OpWord = FilterOperator | `not ${FilterOperator}`;

/** What stands beside an operator: how many boxes, and of what sort. */
export type ValueKind =
  | 'none'
  | 'yes-no'
  | 'choice'
  | 'choices'
  | 'text'
  | 'texts'
  | 'number'
  | 'two-numbers'
  | 'day'
  | 'two-days'
  | 'day-count';

const measured: readonly FilterFieldType[] = ['integer', 'number', 'money'];
const dated: readonly FilterFieldType[] = ['date', 'moment'];

/** The boxes for the value of a condition. */
export function valueKindOf({ type, choices }: FilterField, op: FilterOperator): ValueKind {
  if (op === 'isEmpty' || op === 'isNotEmpty') return 'none';
  if (op === 'lastDays' || op === 'nextDays') return 'day-count';
  if (type === 'boolean') return 'yes-no';
  const isList = op === 'in' || op === 'notIn';
  if (choices) return isList ? 'choices' : 'choice';
  if (isList) return 'texts';
  if (dated.includes(type)) return op === 'between' ? 'two-days' : 'day';
  if (op === 'between') return 'two-numbers';
  return measured.includes(type) ? 'number' : 'text';
}

const usual: Partial<Record<FilterFieldType, FilterOperator>> = {
  text: 'contains',
  choice: 'in',
  group: 'in',
  consent: 'in',
  date: 'lastDays',
  moment: 'lastDays',
  encrypted: 'isNotEmpty',
};

/** The operator a new condition begins with. */
export function defaultOp(field: FilterField): FilterOperator {
  const [known, wish] = [operatorsOfField(field), usual[field.type] ?? 'is'];
  return known.includes(wish) ? wish : (known[0] ?? 'is');
}

/** Operators without an opposite of their own, whose opposite people ask for. */
const turned: readonly FilterOperator[] = ['contains', 'starts', 'ends', 'between', 'lastDays', 'nextDays'];

/** What can be asked of a field, each with its opposite beside it. */
export const opWordsOf = (field: FilterField): readonly OpWord[] =>
  operatorsOfField(field).flatMap((op): OpWord[] => (turned.includes(op) ? [op, `not ${op}`] : [op]));

/** Whether the word is one of {@link opWordsOf}. */
export const isAskable = (field: FilterField, word: OpWord): boolean => opWordsOf(field).includes(word);
