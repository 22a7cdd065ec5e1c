import { everyContact, sayFilter, type Filter, type FilterFields } from '@rollcall/domain/filter';

/** One condition at the top of a filter, for people. */
export interface FilterChip {
  readonly index: number;
  readonly words: string;
  /** Why it cannot be asked; ''  if it can. */
  readonly problem: string;
}

/** Something that is wrong, and where, as answers say it: `all.1.value`. */
export interface PlacedProblem {
  readonly path: string;
  readonly message: string;
}

/** The members that can be taken away one by one; a filter that is no plain "all of these" is a single one. */
const membersOf = (filter: Filter): readonly Filter[] =>
  'all' in filter && filter.not !== true ? filter.all : [filter];

/** The chips of a filter: one for each condition or group of which all must hold. */
export function chipsOf(
  filter: Filter,
  fields: FilterFields,
  problems: readonly PlacedProblem[] = [],
): readonly FilterChip[] {
  const isPlain = 'all' in filter && filter.not !== true;
  return membersOf(filter).map((member, index) => {
    const told = problems.find(({ path }) => !isPlain || path === `all.${index}` || path.startsWith(`all.${index}.`));
    const gone = hasGoneField(member, fields) ? 'A field it asks for is not there any more' : '';
    return { index, words: sayFilter(member, fields), problem: gone || (told?.message ?? '') };
  });
}

/** The filter without one of its chips. */
export function withoutChip(filter: Filter, index: number): Filter {
  if (!('all' in filter) || filter.not === true) return everyContact;
  return { all: filter.all.filter((_member, at) => at !== index) };
}

/** Whether a filter asks for a field that is not there, or not any more. */
export function hasGoneField(filter: Filter, fields: FilterFields): boolean {
  if ('field' in filter) return !fields.has(filter.field);
  return ('all' in filter ? filter.all : filter.any).some((member) => hasGoneField(member, fields));
}
