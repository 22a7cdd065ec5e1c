import { Component, ElementRef, computed, effect, inject, untracked } from '@angular/core';
import { MatButton } from '@angular/material/button';
import {
  MAT_DIALOG_DATA,
  MatDialogActions,
  MatDialogClose,
  MatDialogContent,
  MatDialogRef,
  MatDialogTitle,
} from '@angular/material/dialog';
import { everyContact, type Filter } from '@rollcall/domain/filter';
import { formatMoment } from '../format/times';
import { Icon } from '../icon/icon';
import { ProblemNotice } from '../refusal/problem-notice';
import { FilterEdit } from './filter-edit';
import { FilterGroupBoxes } from './filter-group';
import { countText, usageText } from './filter-messages';
import type { ListFilter } from './list-filter';
import { liveCount } from './live-count';

/** *Advanced Search*: puts a filter together and says at once how many it means. Closes with it; Cancel changes nothing. */
@Component({
  selector: 'rc-filter-drawer',
  imports: [
    FilterGroupBoxes,
    Icon,
    MatButton,
    MatDialogActions,
    MatDialogClose,
    MatDialogContent,
    MatDialogTitle,
    ProblemNotice,
  ],
  providers: [FilterEdit],
  templateUrl: './filter-drawer.html',
  styleUrl: './filter-drawer.scss',
})
export class FilterDrawer {
  protected readonly state = inject<ListFilter>(MAT_DIALOG_DATA);
  protected readonly edit = inject(FilterEdit);
  private readonly dialog = inject<MatDialogRef<FilterDrawer, Filter>>(MatDialogRef);
  private readonly element = inject<ElementRef<HTMLElement>>(ElementRef);
  private hasOpened = false;
  protected readonly isReady = computed(() => this.edit.fields().size > 0);
  private readonly asked = computed(() => (this.isReady() && this.edit.isWhole() ? this.edit.filter() : null), {
    equal: (one, other) => JSON.stringify(one) === JSON.stringify(other),
  });
  protected readonly count = liveCount(this.asked);
  protected readonly counted = computed(() => (this.count.hasValue() ? this.count.value() : null));
  protected readonly usage = computed(() => {
    const base = this.state.base();
    return base?.visibility === 'team' ? usageText(base) : '';
  });
  protected readonly countText = countText;
  protected readonly formatMoment = formatMoment;

  constructor() {
    this.state.search();
    effect(() => {
      const { fields, filter, isComing } = this.state;
      if (this.hasOpened || !fields.hasValue() || isComing()) return;
      this.hasOpened = true;
      const known = fields.value();
      untracked(() => this.edit.open(filter() ?? everyContact, known));
    });
    // A click beside the drawer would throw away what was made: only Cancel and Escape do.
    this.dialog.disableClose = true;
    this.dialog.keydownEvents().subscribe((event) => {
      if (event.key === 'Escape') this.dialog.close();
    });
  }

  protected apply(): void {
    if (!this.isReady()) return;
    if (this.edit.isWhole()) return this.dialog.close(this.edit.filter());
    this.edit.hasTried.set(true);
    queueMicrotask(() =>
      this.element.nativeElement.querySelector<HTMLElement>('[aria-invalid="true"], .wrong')?.focus(),
    );
  }

  /** Nothing but an empty condition: the filter means everybody. */
  protected reset(): void {
    const { fields } = this.state;
    if (fields.hasValue()) this.edit.open(everyContact, fields.value());
    this.edit.hasTried.set(false);
  }
}
