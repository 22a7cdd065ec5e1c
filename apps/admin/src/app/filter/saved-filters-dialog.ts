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
import type { FilterView } from '@rollcall/domain/filter';
import { Session } from '../auth/session';
import { Confirm } from '../confirm/confirm';
import { formatMoment } from '../format/times';
import { ProblemNotice } from '../refusal/problem-notice';
import { FilterApi } from './filter-api';
import { usageText } from './filter-messages';
import type { ListFilter } from './list-filter';

/** From so many on there is a box to look for one. */
const few = 8;

/** *Manage saved filters*: whose they are, who uses them; rename, share, begin with, delete. */
@Component({
  selector: 'rc-saved-filters-dialog',
  imports: [MatButton, MatDialogActions, MatDialogClose, MatDialogContent, MatDialogTitle, ProblemNotice],
  templateUrl: './saved-filters-dialog.html',
  styleUrl: './saved-filters-dialog.scss',
})
export class SavedFiltersDialog {
  protected readonly state = inject<ListFilter>(MAT_DIALOG_DATA);
  private readonly dialog = inject<MatDialogRef<SavedFiltersDialog>>(MatDialogRef);
  private readonly api = inject(FilterApi);
  private readonly confirm = inject(Confirm);
  private readonly element = inject<ElementRef<HTMLElement>>(ElementRef);
  private readonly injector = inject(Injector);
  private readonly mayShare = inject(Session).may('filter.share');
  protected readonly wanted = signal('');
  protected readonly renaming = signal<string | null>(null);
  protected readonly said = signal('');
  protected readonly isBusy = signal(false);
  protected readonly failure = signal<{ readonly doing: string; readonly error: unknown } | null>(null);
  protected readonly all = computed(() => (this.state.saved.hasValue() ? this.state.saved.value() : []));
  protected readonly hasMany = computed(() => this.all().length > few);
  protected readonly shown = computed(() => {
    const wanted = this.wanted().trim().toLocaleLowerCase();
    return this.all().filter(({ name }) => (name ?? '').toLocaleLowerCase().includes(wanted));
  });
  protected readonly formatMoment = formatMoment;
  protected readonly usageText = usageText;

  constructor() {
    this.state.saved.reload(); // others use and change them while a page is open
  }

  protected mayWrite({ visibility }: FilterView): boolean {
    return visibility === 'private' || this.mayShare;
  }

  /** A team filter can only become private again for whoever made it: anybody else would lose it. */
  protected mayTurn(view: FilterView): boolean {
    return this.mayShare && (view.visibility === 'private' || view.isMine);
  }

  protected use(view: FilterView): void {
    this.dialog.close();
    void this.state.use(view);
  }

  protected begin(view: FilterView): Promise<void> {
    const text = view.isDefault ? 'Your list begins without a filter.' : `Your list begins with “${view.name}”.`;
    return this.work('Changing the default', text, () => this.api.begin(view.isDefault ? null : view.id));
  }

  protected async rename(view: FilterView, typed: string): Promise<void> {
    const name = typed.trim();
    this.renaming.set(null);
    this.focusOn(view, 'rename');
    if (name === '' || name === view.name) return;
    await this.work('Renaming', `Renamed to “${name}”.`, () => this.api.change(view, { name }));
  }

  protected startRenaming(view: FilterView): void {
    this.renaming.set(view.id);
    this.focusOn(view, 'name');
  }

  protected stopRenaming(view: FilterView, event: Event): void {
    event.stopPropagation(); // Escape ends the renaming, not the dialog
    this.renaming.set(null);
    this.focusOn(view, 'rename');
  }

  protected async turn(view: FilterView): Promise<void> {
    const toTeam = view.visibility === 'private';
    const question = {
      title: toTeam ? `Share “${view.name}” with the team?` : `Keep “${view.name}” to yourself?`,
      text: toTeam
        ? 'Everybody of the team can use it. Those who may share filters can change and delete it.'
        : ['Nobody else can use it any more.', usageText(view)].filter(Boolean).join(' '),
      yes: toTeam ? 'Share' : 'Make private',
    };
    if (!(await this.confirm.ask(question))) return;
    const visibility = toTeam ? 'team' : 'private';
    await this.work('Sharing', toTeam ? 'Shared with the team.' : 'Only you see it now.', () =>
      this.api.change(view, { visibility }),
    );
  }

  protected async remove(view: FilterView): Promise<void> {
    const usage = usageText(view);
    const question = {
      title: `Delete “${view.name}”?`,
      text: [
        view.visibility === 'team' ? 'The whole team loses it.' : '',
        usage === '' ? 'Nothing uses it.' : `${usage} Jobs keep the conditions they were started with.`,
        'This cannot be undone.',
      ]
        .filter(Boolean)
        .join(' '),
      yes: usage === '' ? 'Delete' : 'Delete anyway',
      isDangerous: true,
    };
    if (!(await this.confirm.ask(question))) return;
    await this.work('Deleting', `“${view.name}” was deleted.`, async () => {
      await this.api.remove(view, usage !== '');
      if (this.state.base()?.id === view.id) await this.state.clear();
    });
  }

  private async work(doing: string, done: string, act: () => Promise<unknown>): Promise<void> {
    if (this.isBusy()) return;
    this.isBusy.set(true);
    this.failure.set(null);
    try {
      await act();
      this.said.set(done);
    } catch (error) {
      this.failure.set({ doing, error });
    } finally {
      this.isBusy.set(false);
      this.state.refresh();
    }
  }

  private focusOn({ id }: FilterView, part: 'name' | 'rename'): void {
    const show = (): void =>
      this.element.nativeElement.querySelector<HTMLElement>(`[data-${part}="${CSS.escape(id)}"]`)?.focus();
    afterNextRender({ read: show }, { injector: this.injector });
  }
}
