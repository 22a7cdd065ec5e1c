/** How the rows of one page are ticked. */
export type PageTick = 'none' | 'some' | 'all';

/**
 * Which rows of a list are selected, over all its pages. Two modes: `some` holds the ids that were ticked; `all` means every
 * row that matches the filter, and holds the ids that were taken out of it. A value: each change gives a new one.
 */
export class Selection {
  static readonly none = new Selection('some', new Set());
  /** Every row that matches, without exception. */
  static readonly everything = new Selection('all', new Set());

  private constructor(
    readonly mode: 'some' | 'all',
    private readonly ids: ReadonlySet<string>,
  ) {}

  get isEmpty(): boolean {
    return this.mode === 'some' && this.ids.size === 0;
  }

  /** The ids that were ticked; none in the mode `all`, which knows its rows by the filter. */
  get picked(): readonly string[] {
    return this.mode === 'some' ? [...this.ids] : [];
  }

  /** The ids that were taken out of all that match. */
  get exceptions(): readonly string[] {
    return this.mode === 'all' ? [...this.ids] : [];
  }

  has(id: string): boolean {
    return this.ids.has(id) === (this.mode === 'some');
  }

  /** Ticks or unticks rows. */
  set(ids: readonly string[], isTicked: boolean): Selection {
    const changed = new Set(this.ids);
    for (const id of ids)
      if (isTicked === (this.mode === 'some')) changed.add(id);
      else changed.delete(id);
    return new Selection(this.mode, changed);
  }

  toggle(id: string): Selection {
    return this.set([id], !this.has(id));
  }

  /** How the rows of a page are ticked. A page without rows is not ticked. */
  pageTick(ids: readonly string[]): PageTick {
    const ticked = ids.filter((id) => this.has(id)).length;
    if (ticked === 0) return 'none';
    return ticked === ids.length ? 'all' : 'some';
  }

  /** The tick in the header: unticks the page if all of it is ticked, else ticks it. Other pages stay as they are. */
  togglePage(ids: readonly string[]): Selection {
    return this.set(ids, this.pageTick(ids) !== 'all');
  }

  /** How many are selected of `total` that match; null when nobody knows the total and it matters. */
  count(total: number | null): number | null {
    if (this.mode === 'some') return this.ids.size;
    return total === null ? null : Math.max(0, total - this.ids.size);
  }

  /** How many are ticked that this page does not show. */
  elsewhere(pageIds: readonly string[]): number {
    return this.mode === 'all' ? 0 : this.ids.size - pageIds.filter((id) => this.ids.has(id)).length;
  }
}

/** A range that grows and shrinks with Shift and the arrows: what was selected before it began, and where that was. */
export interface SelectionRange {
  readonly before: Selection;
  readonly anchor: number;
}

/** The selection when the range reaches from its anchor to `line`, both included. Rows it has left are as they were. */
export function selectRange(range: SelectionRange, line: number, pageIds: readonly string[]): Selection {
  const [from, to] = [Math.min(range.anchor, line), Math.max(range.anchor, line)];
  return range.before.set(pageIds.slice(from, to + 1), true);
}
