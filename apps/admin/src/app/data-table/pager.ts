import { Component, computed, input, output } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { formatCount, formatTotal, type Relation } from '../format/numbers';

export const pageSizes = [25, 50, 100, 200] as const;

/** Next and previous, how many rows stand here, and how many there are; what can be done about that is the content. */
@Component({
  selector: 'rc-pager',
  imports: [MatButton],
  template: `
    <span class="range" role="status">
      <span data-testid="page-range">{{ range() }}</span> of
      <span data-testid="count-total">{{ total() ? formatTotal(total()!) : '—' }}</span>
    </span>
    <ng-content />
    <label class="size">
      <span>Rows per page</span>
      <select class="select small" [value]="limit()" (change)="limited.emit(+size.value)" #size>
        @for (size of sizes; track size) {
          <option [value]="size" [selected]="size === limit()">{{ size }}</option>
        }
      </select>
    </label>
    <span class="go">
      @if (trail() === null) {
        <button type="button" matButton="outlined" (click)="first.emit()">First page</button>
      } @else {
        <button type="button" matButton="outlined" [disabled]="trail()!.length === 0" (click)="previous.emit()">
          Previous
        </button>
      }
      <button type="button" matButton="outlined" [disabled]="!hasNext()" (click)="next.emit()">Next</button>
    </span>
  `,
  styles: `
    :host {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      justify-content: flex-end;
      gap: 6px 18px;
      font-size: 13px;
      color: var(--rc-ink-2);
      font-variant-numeric: tabular-nums;
    }
    .size {
      margin-inline-start: auto;
    }
    .size {
      display: flex;
      align-items: center;
      gap: 8px;
    }
    .size select {
      width: 72px;
    }
    .go {
      display: flex;
      gap: 6px;
    }
  `,
})
export class Pager {
  readonly total = input.required<{ readonly value: number; readonly relation: Relation } | null>();
  readonly count = input.required<number>();
  readonly limit = input.required<number>();
  /** The keys of the pages before this one; null when the page was opened by a link and nobody knows them. */
  readonly trail = input.required<readonly string[] | null>();
  readonly hasNext = input.required<boolean>();
  readonly next = output();
  readonly previous = output();
  readonly first = output();
  readonly limited = output<number>();
  protected readonly sizes = pageSizes;
  protected readonly formatTotal = formatTotal;
  protected readonly range = computed(() => {
    const trail = this.trail();
    if (this.count() === 0) return '0';
    if (trail === null) return `${formatCount(this.count())} rows`;
    const before = trail.length * this.limit();
    return `${formatCount(before + 1)}–${formatCount(before + this.count())}`;
  });
}
