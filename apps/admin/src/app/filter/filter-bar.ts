import { Component, ElementRef, Injector, afterNextRender, computed, effect, inject, input } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatDialog, MatDialogConfig } from '@angular/material/dialog';
import { firstValueFrom } from 'rxjs';
import type { Filter } from '@rollcall/domain/filter';
import { Icon } from '../icon/icon';
import { ProblemNotice } from '../refusal/problem-notice';
import { chipsOf, withoutChip, type PlacedProblem } from './filter-chips';
import type { ListFilter } from './list-filter';
import { SavedFilterMenu } from './saved-filter-menu';

/** The filter of a list: its conditions as chips, what makes another one, and the saved ones. */
@Component({
  selector: 'rc-filter-bar',
  imports: [Icon, MatButton, ProblemNotice, SavedFilterMenu],
  templateUrl: './filter-bar.html',
  styleUrl: './filter-bar.scss',
})
export class FilterBar {
  private readonly dialog = inject(MatDialog);
  private readonly element = inject<ElementRef<HTMLElement>>(ElementRef);
  private readonly injector = inject(Injector);
  readonly state = input.required<ListFilter>();
  /** What the server refused of the filter. */
  readonly problems = input<readonly PlacedProblem[]>([]);
  private isOpening = false;
  /** Which chip gets the focus once the list has another filter than before. */
  private due: { readonly index: number; readonly before: Filter | null } | null = null;
  protected readonly chips = computed(() => {
    const { filter, fields, isOn } = this.state();
    const known = fields.hasValue() ? fields.value() : null;
    const asked = filter();
    // Before the fields are known every one of them would look as if it were gone.
    return asked === null || known === null || !isOn() ? [] : chipsOf(asked, known, this.problems());
  });
  protected readonly isWaiting = computed(() => this.state().isOn() && this.state().fields.isLoading());

  constructor() {
    effect(() => {
      const [filter, due] = [this.state().filter(), this.due];
      if (due === null || filter === null || filter === due.before) return;
      this.due = null;
      afterNextRender({ read: () => this.focusChip(due.index) }, { injector: this.injector });
    });
  }

  /** Opens Advanced Search; what was made there is applied. */
  async open(): Promise<void> {
    // A dialog that asks something is not covered by another one.
    if (this.isOpening || this.dialog.openDialogs.length > 0) return;
    this.isOpening = true;
    try {
      const { FilterDrawer } = await import('./filter-drawer');
      const config = new MatDialogConfig<ListFilter>();
      config.data = this.state();
      config.width = 'min(780px, 100vw)';
      config.maxWidth = 'none';
      config.height = '100dvh';
      config.maxHeight = 'none';
      config.position = { top: '0', right: '0' };
      config.panelClass = 'filter-drawer-panel';
      config.autoFocus = false; // the drawer knows its first box once the fields are there
      const open = this.dialog.open<InstanceType<typeof FilterDrawer>, ListFilter, Filter>(FilterDrawer, config);
      const made = await firstValueFrom(open.afterClosed());
      if (made) await this.state().apply(made);
    } finally {
      this.isOpening = false;
    }
  }

  protected async take(index: number): Promise<void> {
    const filter = this.state().filter();
    if (filter === null) return;
    this.due = { index, before: filter };
    await this.state().apply(withoutChip(filter, index));
  }

  protected async clear(): Promise<void> {
    this.due = { index: 0, before: this.state().filter() };
    await this.state().clear();
  }

  /** The chip that stands where one was taken away, else the one before, else the button that makes a filter. */
  private focusChip(index: number): void {
    const chips = [...this.element.nativeElement.querySelectorAll<HTMLElement>('.chip .words')];
    (chips[index] ?? chips.at(-1) ?? this.element.nativeElement.querySelector<HTMLElement>('.advanced'))?.focus();
  }
}
