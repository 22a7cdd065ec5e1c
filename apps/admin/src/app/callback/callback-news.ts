import type { CallbackView } from '@rollcall/domain/callback';

/** A callback that was heard of, and as which one: they are counted, so that a list knows which came after it. */
export interface HeardCallback {
  readonly number: number;
  readonly view: CallbackView;
}

/** Everything heard of lately, by id. */
export type HeardCallbacks = ReadonlyMap<number, HeardCallback>;

/**
 * The rows as they are by now. None moves and none goes: that would be under somebody's pointer. A callback falls due without a new
 * version: of one version, what was heard since the list was asked for is newer.
 */
export const refreshed = (
  rows: readonly CallbackView[],
  heard: HeardCallbacks,
  since: number,
): readonly CallbackView[] =>
  rows.map((row) => {
    const news = heard.get(row.id);
    if (!news || news.view.version < row.version) return row;
    return news.view.version > row.version || news.number > since ? news.view : row;
  });

/** What a list knows of itself. */
export interface ShownList {
  readonly rows: readonly CallbackView[];
  readonly hasNext: boolean;
  readonly isNewestFirst: boolean;
  /** How many had been heard of when the list was asked for. */
  readonly since: number;
}

/** How many callbacks came since that belong on this page, and are not on it. */
export function countNew(list: ShownList, heard: HeardCallbacks, belongs: (view: CallbackView) => boolean): number {
  const shown = new Set<number>(list.rows.map(({ id }) => id));
  const last = list.hasNext ? list.rows.at(-1) : undefined;
  const fits = ({ dueAt }: CallbackView): boolean =>
    last === undefined || (list.isNewestFirst ? dueAt >= last.dueAt : dueAt <= last.dueAt);
  return [...heard.values()].filter(
    ({ number, view }) => number > list.since && !shown.has(view.id) && belongs(view) && fits(view),
  ).length;
}
