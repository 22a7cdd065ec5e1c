import { Component, computed, input, model } from '@angular/core';
import { MatButton } from '@angular/material/button';
import type { Relation } from '../format/numbers';
import { Icon } from '../icon/icon';
import { Selection } from './selection';
import { selectAllText, selectionText } from './selection-text';

/**
 * What is selected, in words, and what can be done with it: the buttons are the content. "These rows" and "all that match" look
 * different in text, icon and border, because the second may mean five million.
 */
@Component({
  selector: 'rc-selection-bar',
  imports: [Icon, MatButton],
  template: `
    <div class="bar" role="group" aria-label="Selection" [class.all]="isAll()">
      <rc-icon [name]="isAll() ? 'select-all' : 'check'" />
      <strong role="status" data-testid="selection-count">{{ text() }}</strong>
      @if (canSelectAll()) {
        <button type="button" matButton (click)="selection.set(everything)">{{ allText() }}</button>
      }
      <span class="acts"><ng-content /></span>
      <button type="button" matButton class="clear" (click)="selection.set(none)">Clear selection</button>
    </div>
  `,
  styles: `
    .bar {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: 4px 10px;
      min-height: 44px;
      padding: 3px 6px 3px 14px;
      border: 1px solid var(--rc-line-strong);
      border-radius: var(--rc-radius);
      background: var(--rc-surface);
      font-size: 13.5px;
    }
    .bar.all {
      border: 2px dashed var(--rc-warn);
      background: var(--rc-warn-soft);
      color: var(--rc-warn-ink);
    }
    .acts {
      display: flex;
      flex-wrap: wrap;
      gap: 6px;
    }
    .clear {
      margin-inline-start: auto;
    }
  `,
})
export class SelectionBar {
  readonly selection = model.required<Selection>();
  /** The rows of the page that is shown. */
  readonly pageIds = input.required<readonly string[]>();
  readonly total = input.required<{ readonly value: number; readonly relation: Relation } | null>();
  readonly isFiltered = input(false);
  /** Whether all that match can be selected, or only rows that were seen. */
  readonly offersAll = input(true);
  protected readonly none = Selection.none;
  protected readonly everything = Selection.everything;
  protected readonly isAll = computed(() => this.selection().mode === 'all');
  protected readonly text = computed(() => selectionText(this.selection(), this.pageIds(), this.total()));
  protected readonly allText = computed(() => selectAllText(this.total(), this.isFiltered()));
  /** Offered once the whole page is ticked, and only if there is more than the page. */
  protected readonly canSelectAll = computed(() => {
    const [selection, ids, total] = [this.selection(), this.pageIds(), this.total()];
    if (!this.offersAll() || selection.mode === 'all' || selection.pageTick(ids) !== 'all') return false;
    return total === null || total.relation !== 'eq' || total.value > selection.picked.length;
  });
}
