import { NgTemplateOutlet } from '@angular/common';
import {
  Component,
  ElementRef,
  computed,
  contentChild,
  contentChildren,
  inject,
  input,
  linkedSignal,
  output,
} from '@angular/core';
import { Icon } from '../icon/icon';
import { mediaMatches, narrowQuery } from '../shell/media';
import { nextSort, sortedAs, type Column } from './column';
import { placeAfterKey, type GridPlace } from './grid-keys';
import { TableCard, TableCell } from './table-cell';

/**
 * Every list of the console. A native table with the keys of a grid: one tab stop, arrows inside, Enter opens. Below
 * 768 px each row is a card. It shows rows and tells what was asked for; it fetches nothing.
 */
@Component({
  selector: 'rc-data-table',
  imports: [Icon, NgTemplateOutlet],
  templateUrl: './data-table.html',
  styleUrl: './data-table.scss',
  host: { '(keydown)': 'handleKey($event)' },
})
export class DataTable<T> {
  private readonly element = inject<ElementRef<HTMLElement>>(ElementRef);
  readonly columns = input.required<readonly Column[]>();
  readonly rows = input.required<readonly T[]>();
  readonly idOf = input.required<(row: T) => string>();
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
  /** How many rows stand on the pages before this one. */
  readonly rowsBefore = input(0);
  readonly sorted = output<string>();
  readonly opened = output<T>();

  protected readonly isNarrow = mediaMatches(narrowQuery);
  private readonly cells = contentChildren(TableCell<T>);
  protected readonly card = contentChild(TableCard<T>);
  protected readonly templates = computed(() => new Map(this.cells().map((cell) => [cell.rcCell(), cell.template])));
  protected readonly place = linkedSignal<unknown, GridPlace>({
    source: this.rows,
    computation: () => ({ row: 1, column: 0 }),
  });
  protected readonly bones = Array.from({ length: 12 }, (_unused, index) => index);
  protected readonly sortedAs = sortedAs;

  protected isHere(row: number, column: number): boolean {
    const place = this.place();
    return place.column === column && (place.row === row || (this.rows().length === 0 && row === 0));
  }

  protected press(column: Column): void {
    if (column.sort) this.sorted.emit(nextSort(column, this.sort(), this.ownSort()));
  }

  protected handleKey(event: KeyboardEvent): void {
    if (!(event.target instanceof HTMLElement) || !event.target.hasAttribute('data-place')) return;
    const { rows, columns } = { rows: this.rows().length + 1, columns: this.columns().length };
    const to = placeAfterKey(event, this.place(), { rows, columns });
    if (to) {
      event.preventDefault();
      this.place.set(to);
      this.element.nativeElement.querySelector<HTMLElement>(`[data-place="${to.row}.${to.column}"]`)?.focus();
      return;
    }
    if (event.key !== 'Enter') return;
    event.preventDefault();
    const { row, column } = this.place();
    const [head, body] = [this.columns()[column], this.rows()[row - 1]];
    if (row === 0 && head) this.press(head);
    else if (body) this.opened.emit(body);
  }

  protected visit(row: number, column: number): void {
    this.place.set({ row, column });
  }
}
