import type { Filter } from '@rollcall/domain/filter';
import type { Selection } from '../data-table/selection';
import { bothOf } from '../filter/filter-address';
import type { ListFilter } from '../filter/list-filter';

/** What stands in the list: what is selected, its filter, its search, and the job its contacts were touched by. */
export interface ListState {
  readonly selection: Selection;
  readonly filtering: ListFilter;
  readonly q: string | undefined;
  readonly job: string | undefined;
}

const isOfAll = ({ selection }: ListState): boolean => selection.mode === 'all' || selection.isEmpty;

/** Why no job can begin with what stands in the list; empty if one can. A search in words is no filter. */
export function whyNoTarget(list: ListState, done: string): string {
  if (!isOfAll(list)) return '';
  if (list.q) return `What a search finds cannot be ${done} all at once. Use a filter, or select contacts.`;
  return list.filtering.filter() === null ? 'The filter has not been read.' : '';
}

/** What a job about the list is about: what is selected, or the whole of it if nothing is; null as long as it is not known. */
export function targetOfList(list: ListState): object | null {
  const { picked, exceptions } = list.selection;
  if (!isOfAll(list)) return { ids: picked.map(Number) };
  const filter = meant(list);
  return filter === null ? null : { filter, exclude: exceptions.map(Number) };
}

/** The filter of the list, by which job the contacts were touched included. */
function meant({ filtering, job }: ListState): Filter | string | null {
  const filter = filtering.filter();
  if (filter === null || !job) return filter === null ? null : (filtering.savedId() ?? filter);
  return bothOf(filter, { field: 'changedByJob', op: 'is', value: job });
}
