import { NgTemplateOutlet } from '@angular/common';
import {
  Component,
  ElementRef,
  Injector,
  afterNextRender,
  computed,
  contentChild,
  contentChildren,
  effect,
  inject,
  input,
  linkedSignal,
  model,
  output,
  viewChildren,
} from '@angular/core';
import { MatMenu, MatMenuContent, MatMenuItem, MatMenuTrigger } from '@angular/material/menu';
import type { Density } from '@rollcall/domain/view';
import { Icon } from '../icon/icon';
import { mediaMatches, narrowQuery } from '../shell/media';
import { nextSort, sortedAs, type Column } from './column';
import { extendsSelection, placeAfterKey, wishOfKey, type GridPlace, type GridWish } from './grid-keys';
import { placeAfterRows } from './place-after-rows';
import type { RowActed, RowAction } from './row-action';
import { selectRange, type Selection, type SelectionRange } from './selection';
import { StickyColumns } from './sticky-columns';
import { TableCard, TableCell } from './table-cell';

/** Where somebody stands in a table: for coming back to it. */
export interface TablePlace {
  readonly rowId: string | null;
  readonly scrollTop: number;
}

/**
 * Every list of the console. A native table with the keys of a grid: one tab stop, arrows inside, Enter opens. Below
 * 768 px each row is a card. It shows rows and tells what was asked for; it fetches nothing.
 */
@Component({
  selector: 'rc-data-table',
  imports: [Icon, MatMenu, MatMenuContent, MatMenuItem, MatMenuTrigger, NgTemplateOutlet, StickyColumns],
  templateUrl: './data-table.html',
  styleUrl: './data-table.scss',
  host: { '(keydown)': 'handleKey($event)', '[attr.data-density]': 'density()' },
})
export class DataTable<T> {
  private readonly element = inject<ElementRef<HTMLElement>>(ElementRef);
  private readonly injector = inject(Injector);
  /** The columns to draw, in order, the pinned ones first. */
  readonly columns = input.required<readonly Column[]>();
  readonly rows = input.required<readonly T[]>();
  readonly idOf = input.required<(row: T) => string>();
  /** What a row is called, for the names of its buttons. */
  readonly labelOf = input<(row: T) => string>(() => 'row');
  /** The text of a cell whose column has no template. */
  readonly textOf = input<(row: T, columnId: string) => string>(() => '');
  /** Says what the list is, how it is sorted and filtered. */
  readonly caption = input.required<string>();
  /** No answer yet: grey bars in the shape of rows. */
  readonly isLoading = input(false);
  /** The rows are of the answer before. */
  readonly isRefreshing = input(false);
  readonly sort = input('');
  /** The list's own order, which a header's third press returns to. */
  readonly ownSort = input('');
  /** All rows of the list, over all pages; null when nobody counted them exactly. */
  readonly rowCount = input<number | null>(null);
  /** How many rows stand on the pages before this one; null when nobody knows. */
  readonly rowsBefore = input<number | null>(0);
  /** null: like everywhere. */
  readonly density = input<Density | null>(null);
  /** What is selected; null where rows cannot be selected. */
  readonly selection = model<Selection | null>(null);
  readonly actions = input<readonly RowAction[]>([]);
  /** Shows the gear. */
  readonly canCustomise = input(false);
  readonly sorted = output<string>();
  readonly opened = output<T>();
  readonly acted = output<RowActed<T>>();
  readonly customised = output();

  protected readonly isNarrow = mediaMatches(narrowQuery);
  private readonly cells = contentChildren(TableCell<T>);
  protected readonly card = contentChild(TableCard<T>);
  private readonly menus = viewChildren(MatMenuTrigger);
  protected readonly templates = computed(() => new Map(this.cells().map((cell) => [cell.rcCell(), cell.template])));
  protected readonly ids = computed(() => this.rows().map((row) => this.idOf()(row)));
  protected readonly isSelectable = computed(() => this.selection() !== null);
  protected readonly pageTick = computed(() => this.selection()?.pageTick(this.ids()) ?? 'none');
  protected readonly hasTail = computed(() => this.actions().length > 0 || this.canCustomise());
  protected readonly quick = computed(() => this.actions().filter((action) => action.isQuick === true));
  /** Places to the left of the first column of data. */
  protected readonly lead = computed(() => (this.isSelectable() ? 1 : 0));
  protected readonly placeCount = computed(() => this.lead() + this.columns().length + (this.hasTail() ? 1 : 0));
  protected readonly pinnedCount = computed(() => this.columns().filter((column) => column.isPinned === true).length);
  protected readonly place = linkedSignal<readonly string[], GridPlace>({
    source: this.ids,
    computation: (ids, before) => placeAfterRows(ids, before),
  });
  protected readonly bones = Array.from({ length: 12 }, (_unused, index) => index);
  protected readonly sortedAs = sortedAs;
  private range: SelectionRange | null = null;
  private isFocusDue = false;

  constructor() {
    let shown: readonly string[] = [];
    effect(() => {
      const ids = this.ids();
      const stayed = new Set(shown);
      const isOtherPage = shown.length > 0 && !ids.some((id) => stayed.has(id));
      shown = ids;
      if (!this.isFocusDue && !isOtherPage) return;
      const isFocusDue = this.isFocusDue;
      this.isFocusDue = false;
      const show = (): void => {
        const region = this.region();
        if (region && isOtherPage) region.scrollTop = 0;
        if (isFocusDue) this.focusPlace();
      };
      afterNextRender({ read: show }, { injector: this.injector });
    });
  }

  /** Where the person stands now. */
  where(): TablePlace {
    const rowId = this.ids()[this.place().row - 1] ?? null;
    return { rowId, scrollTop: this.region()?.scrollTop ?? 0 };
  }

  /** Puts rows and focus back to where somebody stood. */
  restore({ rowId, scrollTop }: TablePlace): void {
    // Only what was rendered is known: who asks may have its rows before this table does.
    const show = (): void => {
      const [region, line] = [this.region(), rowId === null ? -1 : this.ids().indexOf(rowId)];
      if (region) region.scrollTop = scrollTop;
      if (line < 0) return;
      this.place.set({ row: line + 1, column: this.lead() });
      this.focusPlace();
    };
    afterNextRender({ read: show }, { injector: this.injector });
  }

  /** After the next answer the focus goes to the row that then stands where the focus was: its own may be gone. */
  focusAfterChange(): void {
    this.isFocusDue = true;
  }

  protected isHere(row: number, column: number): boolean {
    const place = this.place();
    return place.column === column && (place.row === row || (this.rows().length === 0 && row === 0));
  }

  protected press(column: Column): void {
    if (column.sort) this.sorted.emit(nextSort(column, this.sort(), this.ownSort()));
  }

  protected visit(row: number, column: number): void {
    this.place.set({ row, column });
  }

  /** One tick; with Shift, all rows from the last one ticked to this one. */
  protected tick(line: number, { shiftKey }: MouseEvent): void {
    const [selection, id] = [this.selection(), this.ids()[line]];
    if (selection === null || id === undefined) return;
    if (shiftKey && this.range) return this.selection.set(selectRange(this.range, line, this.ids()));
    const next = selection.toggle(id);
    this.range = { before: next, anchor: line };
    this.selection.set(next);
  }

  protected tickPage(): void {
    this.range = null;
    this.selection.update((selection) => selection?.togglePage(this.ids()) ?? null);
  }

  protected handleKey(event: KeyboardEvent): void {
    const cell = event.target instanceof HTMLElement ? event.target.closest<HTMLElement>('[data-place]') : null;
    if (!cell || event.altKey) return; // Alt and an arrow go back and forth in the history
    const from = this.place();
    const to = placeAfterKey(event, from, { rows: this.rows().length + 1, columns: this.placeCount() });
    if (to) {
      event.preventDefault();
      if (extendsSelection(event)) this.extend(from.row - 1, to.row - 1);
      else this.range = null;
      this.place.set(to);
      this.focusPlace();
      return;
    }
    const wish = wishOfKey(event);
    // A button inside a cell that has the focus does its own work with Enter and Space.
    if (wish === null || (cell !== event.target && (wish === 'open' || wish === 'toggle'))) return;
    if (from.row === 0 ? this.doInHeader(wish, from) : this.doInRow(wish, from)) event.preventDefault();
  }

  /** @returns whether the key meant something here */
  private doInHeader(wish: GridWish, { column }: GridPlace): boolean {
    if (wish === 'select-page') return this.selectPage();
    if (wish !== 'open' && wish !== 'toggle') return false;
    const head = this.columns()[column - this.lead()];
    if (head) this.press(head);
    else if (column < this.lead()) this.tickPage();
    else if (this.canCustomise()) this.customised.emit();
    return true;
  }

  private doInRow(wish: GridWish, { row: at, column }: GridPlace): boolean {
    const [row, line] = [this.rows()[at - 1], at - 1];
    if (wish === 'select-page') return this.selectPage();
    if (row === undefined) return false;
    const isTail = column === this.lead() + this.columns().length;
    if (wish === 'menu' || (wish === 'open' && isTail)) {
      this.menus()[line]?.openMenu();
      return this.actions().length > 0;
    }
    if (wish === 'open') this.opened.emit(row);
    if (wish === 'toggle') this.tick(line, new MouseEvent('click'));
    const deletes = this.actions().find((action) => action.isDelete === true);
    if (wish === 'delete' && deletes) this.acted.emit({ action: deletes.id, row });
    return true;
  }

  private selectPage(): boolean {
    this.selection.update((selection) => selection?.set(this.ids(), true) ?? null);
    return this.isSelectable();
  }

  private extend(from: number, to: number): void {
    const selection = this.selection();
    if (selection === null || from < 0 || to < 0) return;
    this.range ??= { before: selection, anchor: from };
    this.selection.set(selectRange(this.range, to, this.ids()));
  }

  private region(): HTMLElement | null {
    return this.element.nativeElement.querySelector<HTMLElement>('.region');
  }

  private focusPlace(): void {
    const { row, column } = this.place();
    this.element.nativeElement.querySelector<HTMLElement>(`[data-place="${row}.${column}"]`)?.focus();
  }
}
