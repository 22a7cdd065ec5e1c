import type { GridPlace } from './grid-keys';

const first: GridPlace = { row: 1, column: 0 };

/**
 * Where the tab stop of a grid is when its rows have changed: with its row if that is still there; else at the same height
 * if at least some rows stayed (its row was deleted, and the next one has moved up); else at the first row of a new page.
 */
export function placeAfterRows(
  ids: readonly string[],
  before: { readonly source: readonly string[]; readonly value: GridPlace } | undefined,
): GridPlace {
  if (before === undefined) return first;
  const { row, column } = before.value;
  if (row === 0) return before.value;
  const id = before.source[row - 1];
  const line = id === undefined ? -1 : ids.indexOf(id);
  if (line >= 0) return { row: line + 1, column };
  const stayed = new Set(before.source);
  if (!ids.some((each) => stayed.has(each))) return { row: first.row, column: Math.min(column, first.column) };
  return { row: Math.max(1, Math.min(row, ids.length)), column };
}
