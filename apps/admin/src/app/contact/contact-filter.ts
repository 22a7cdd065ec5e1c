import { computed, type Signal } from '@angular/core';
import type { Filter } from '@rollcall/domain/filter';
import { bothOf } from '../filter/filter-address';
import type { PlacedProblem } from '../filter/filter-chips';
import { refusedText } from '../filter/filter-messages';
import { problemOf } from '../refusal/problem';

/** What the server refused of the filter in the address, by its place in the filter; null: it refused something else, or nothing. */
export const refusedFilter = (error: Signal<unknown>): Signal<readonly PlacedProblem[] | null> =>
  computed(() => {
    if (!error()) return null;
    const { code, fields } = problemOf(error());
    const told = fields.filter(({ path }) => path === 'filter' || path.startsWith('filter.'));
    if (code !== 'invalid-input' || told.length === 0) return null;
    return told.map(({ path, code: why }) => ({ path: path.slice('filter.'.length), message: refusedText(why) }));
  });

/** What a list shows, as a filter that can be counted; null: findings of a search cannot. */
export function countable(filter: Filter | null, q: string | undefined, job: string | undefined): Filter | null {
  if (filter === null || q) return null;
  return job ? bothOf(filter, { field: 'changedByJob', op: 'is', value: job }) : filter;
}
