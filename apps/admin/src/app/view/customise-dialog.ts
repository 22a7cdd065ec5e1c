import { CdkDrag, CdkDragHandle, CdkDropList, type CdkDragDrop } from '@angular/cdk/drag-drop';
import { Component, ElementRef, Injector, afterNextRender, computed, inject, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import {
  MAT_DIALOG_DATA,
  MatDialogActions,
  MatDialogClose,
  MatDialogContent,
  MatDialogRef,
  MatDialogTitle,
} from '@angular/material/dialog';
import {
  arrangeColumns,
  columnWidths,
  densities,
  moveColumn,
  moveColumnTo,
  toViewColumns,
  type ArrangedColumn,
  type Density,
  type TableView,
} from '@rollcall/domain/view';
import { Session } from '../auth/session';
import { formatMoment } from '../format/times';
import { Icon } from '../icon/icon';
import { ProblemNotice } from '../refusal/problem-notice';
import type { CustomiseData } from './list-view';
import { ViewClient } from './view-client';
import { densityTexts } from './view-messages';

type Work = 'save' | 'share' | 'unshare';

/** *Customise columns*: what the gear of a table opens. Nothing changes before it is saved. */
@Component({
  selector: 'rc-customise-dialog',
  imports: [
    CdkDrag,
    CdkDragHandle,
    CdkDropList,
    Icon,
    MatButton,
    MatDialogActions,
    MatDialogClose,
    MatDialogContent,
    MatDialogTitle,
    ProblemNotice,
  ],
  templateUrl: './customise-dialog.html',
  styleUrl: './customise-dialog.scss',
})
export class CustomiseDialog {
  private readonly data = inject<CustomiseData>(MAT_DIALOG_DATA);
  private readonly client = inject(ViewClient);
  private readonly session = inject(Session);
  private readonly element = inject<ElementRef<HTMLElement>>(ElementRef);
  private readonly injector = inject(Injector);
  private readonly dialog = inject<MatDialogRef<CustomiseDialog>>(MatDialogRef);
  private readonly known = this.client.of(this.data.view.list);
  private readonly byId = new Map(this.data.view.all().map((column) => [column.id, column]));

  protected readonly team = computed(() => {
    const views = this.known();
    return typeof views === 'string' ? null : views.team;
  });
  private readonly before = this.data.view.inForce();
  protected readonly arranged = signal(this.arrangedBy(this.before));
  protected readonly density = signal<Density | null>(this.before?.density ?? null);
  /** The sort of the moment, until it is reset with the rest. */
  private readonly sort = signal(this.data.sort);
  protected readonly wanted = signal('');
  protected readonly said = signal('');
  protected readonly isBusy = signal<Work | null>(null);
  protected readonly failure = signal<{ readonly doing: string; readonly error: unknown } | null>(null);
  protected readonly found = computed(() => {
    const wanted = this.wanted().trim().toLocaleLowerCase();
    return this.arranged().filter(
      ({ id, isKnown }) => isKnown && this.labelOf(id).toLocaleLowerCase().includes(wanted),
    );
  });
  protected readonly isSearching = computed(() => this.wanted().trim() !== '');
  protected readonly shownCount = computed(
    () => this.arranged().filter(({ isKnown, isShown }) => isKnown && isShown).length,
  );
  protected readonly mayShare = this.session.may('view.share');
  protected readonly densities = densities;
  protected readonly densityTexts = densityTexts;
  protected readonly widths = columnWidths;
  protected readonly formatMoment = formatMoment;

  protected labelOf(id: string): string {
    return this.byId.get(id)?.label ?? id;
  }

  protected isFixed(id: string): boolean {
    return this.byId.get(id)?.isFixed === true;
  }

  protected change(id: string, change: Partial<ArrangedColumn>): void {
    this.arranged.update((all) => all.map((column) => (column.id === id ? { ...column, ...change } : column)));
  }

  protected resize(id: string, text: string): void {
    const width = Math.round(Number(text));
    const isWidth = text.trim() !== '' && Number.isFinite(width);
    this.change(id, { width: isWidth ? Math.min(Math.max(width, columnWidths.min), columnWidths.max) : null });
  }

  protected move(id: string, step: -1 | 1): void {
    this.arranged.update((all) => moveColumn(all, id, step));
    this.sayPlace(id);
    // Moving a row in the page takes the focus from its buttons: it goes back to the one that was pressed.
    const button = `[data-move="${step === -1 ? 'up' : 'down'}"][data-column="${CSS.escape(id)}"]`;
    afterNextRender(
      { read: () => this.element.nativeElement.querySelector<HTMLElement>(button)?.focus() },
      { injector: this.injector },
    );
  }

  protected drop({ previousIndex, currentIndex }: CdkDragDrop<unknown>): void {
    const [moved, target] = [this.found()[previousIndex], this.found()[currentIndex]];
    if (!moved || !target) return;
    this.arranged.update((all) => moveColumnTo(all, all.indexOf(moved), all.indexOf(target)));
    this.sayPlace(moved.id);
  }

  protected reset(): void {
    const base = this.team()?.view ?? null;
    this.arranged.set(this.arrangedBy(base));
    this.density.set(base?.density ?? null);
    this.sort.set(base?.sort ?? null);
    this.said.set('Columns are as they were at first. Nothing is saved yet.');
  }

  /** A view that says nothing of its own is none: later changes of the shared one then reach this person too. */
  protected save(): Promise<void> {
    const { list } = this.data.view;
    const view = this.drafted();
    return this.work('save', 'Saving your view', () =>
      this.isLikeEverybodys(view) ? this.client.reset(list) : this.client.keep(list, view),
    );
  }

  protected share(): Promise<void> {
    return this.work('share', 'Sharing the view', () => this.client.share(this.data.view.list, this.drafted()));
  }

  protected unshare(): Promise<void> {
    return this.work('unshare', 'Ending the sharing', () => this.client.unshare(this.data.view.list));
  }

  private async work(work: Work, doing: string, act: () => Promise<void>): Promise<void> {
    if (this.isBusy() !== null) return;
    this.isBusy.set(work);
    this.failure.set(null);
    try {
      await act();
      if (work === 'save') this.dialog.close();
      else this.said.set(work === 'share' ? 'Shared with everybody of the tenant.' : 'Not shared any more.');
    } catch (error) {
      this.failure.set({ doing, error });
    } finally {
      this.isBusy.set(null);
    }
  }

  private arrangedBy(view: TableView | null): readonly ArrangedColumn[] {
    return arrangeColumns(this.data.view.all(), view?.columns ?? null);
  }

  private drafted(): TableView {
    return { columns: toViewColumns(this.arranged()), density: this.density(), sort: this.sort() };
  }

  private isLikeEverybodys(view: TableView): boolean {
    const base = this.team()?.view ?? null;
    const likewise = {
      columns: toViewColumns(this.arrangedBy(base)),
      density: base?.density ?? null,
      sort: base?.sort ?? null,
    };
    return JSON.stringify(view) === JSON.stringify(likewise);
  }

  private sayPlace(id: string): void {
    const known = this.arranged().filter(({ isKnown }) => isKnown);
    const place = known.findIndex((column) => column.id === id) + 1;
    this.said.set(`${this.labelOf(id)} is now ${place} of ${known.length}.`);
  }
}
