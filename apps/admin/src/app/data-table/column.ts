import type { ListColumn } from '@rollcall/domain/view';

/** One column of a table. A list names all it has; which are drawn, and in which order, a view says. */
export interface Column extends ListColumn {
  readonly label: string;
  /** The sort words of the api for this column; a column without them offers no sorting. */
  readonly sort?: { readonly ascending: string; readonly descending: string };
  readonly isNumber?: boolean;
  /** In CSS pixels; the others share what is left. */
  readonly width?: number | null;
  /** Always shown: it is what opens the row. */
  readonly isFixed?: boolean;
}

/** `aria-sort` of a column under the present sort word. */
export function sortedAs(column: Column, sort: string): 'ascending' | 'descending' | 'none' | null {
  if (!column.sort) return null;
  if (column.sort.ascending === sort) return 'ascending';
  return column.sort.descending === sort ? 'descending' : 'none';
}

/** The header button goes round: ascending, descending, none (the list's own order). */
export function nextSort(column: Column, sort: string, otherwise: string): string {
  const now = sortedAs(column, sort);
  if (now === null) return sort;
  if (now === 'none') return column.sort?.ascending ?? otherwise;
  return now === 'ascending' ? (column.sort?.descending ?? otherwise) : otherwise;
}
