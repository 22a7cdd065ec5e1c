import type { ViewColumn } from './view.contract.js';

/** What a list says about one of its columns. */
export interface ListColumn {
  readonly id: string;
  /** Whether it is shown to somebody who has not arranged anything. */
  readonly isHidden?: boolean;
  readonly isPinned?: boolean;
}

/** A column of the list with what a view says about it. */
export type ArrangedColumn = ViewColumn & { readonly isKnown: boolean };

/**
 * Lays a view over the columns a list has today. Columns the view does not know yet come after their neighbour in the
 * list's own order, as the list shows them; columns the list does not know (a custom field that is gone, or one that an older
 * console cannot show) keep their place and are marked, so that saving the view again does not lose them.
 * @param saved null: the list's own arrangement
 */
export function arrangeColumns(
  list: readonly ListColumn[],
  saved: readonly ViewColumn[] | null,
): readonly ArrangedColumn[] {
  const known = new Set(list.map(({ id }) => id));
  const arranged: ArrangedColumn[] = (saved ?? []).map((column) => ({ ...column, isKnown: known.has(column.id) }));
  for (const [place, column] of list.entries()) {
    if (arranged.some(({ id }) => id === column.id)) continue;
    const before = place === 0 ? undefined : list[place - 1]?.id;
    const at = before === undefined ? 0 : arranged.findIndex(({ id }) => id === before) + 1;
    arranged.splice(at, 0, ownArrangement(column));
  }
  return arranged;
}

function ownArrangement(column: ListColumn): ArrangedColumn {
  return {
    id: column.id,
    isShown: column.isHidden !== true,
    isPinned: column.isPinned === true,
    width: null,
    isKnown: true,
  };
}

/** The columns a table draws, in order: known, shown, and the pinned ones first. */
export function drawnColumns(arranged: readonly ArrangedColumn[]): readonly ArrangedColumn[] {
  const shown = arranged.filter(({ isKnown, isShown }) => isKnown && isShown);
  return [...shown.filter(({ isPinned }) => isPinned), ...shown.filter(({ isPinned }) => !isPinned)];
}

/**
 * Moves a column one place up (-1) or down (1) among the known ones; one that is not known is stepped over.
 * At an end, or for an id that is not there, nothing moves.
 */
export function moveColumn(arranged: readonly ArrangedColumn[], id: string, step: -1 | 1): readonly ArrangedColumn[] {
  const from = arranged.findIndex((column) => column.id === id);
  let to = from + step;
  while (arranged[to]?.isKnown === false) to += step;
  return from === -1 || arranged[to] === undefined ? arranged : moveColumnTo(arranged, from, to);
}

/** Moves the column at one place to another. */
export function moveColumnTo(arranged: readonly ArrangedColumn[], from: number, to: number): readonly ArrangedColumn[] {
  const moved = arranged[from];
  if (moved === undefined) return arranged;
  const others = arranged.filter((_column, place) => place !== from);
  return [...others.slice(0, to), moved, ...others.slice(to)];
}

/** The columns as a view keeps them, those nobody knows included. */
export const toViewColumns = (arranged: readonly ArrangedColumn[]): ViewColumn[] =>
  arranged.map(({ id, isShown, isPinned, width }) => ({ id, isShown, isPinned, width }));
