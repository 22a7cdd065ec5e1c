import { Component, computed, inject, input } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatDialog, MatDialogConfig } from '@angular/material/dialog';
import { MatDivider } from '@angular/material/divider';
import { MatMenu, MatMenuContent, MatMenuItem, MatMenuTrigger } from '@angular/material/menu';
import type { FilterView } from '@rollcall/domain/filter';
import { Session } from '../auth/session';
import { Banner } from '../confirm/banner';
import { Confirm } from '../confirm/confirm';
import { Icon } from '../icon/icon';
import { usageText } from './filter-messages';
import type { ListFilter } from './list-filter';

/** The saved filters of a list, and what can be done with the one that is used. */
@Component({
  selector: 'rc-saved-filter-menu',
  imports: [Icon, MatButton, MatDivider, MatMenu, MatMenuContent, MatMenuItem, MatMenuTrigger],
  template: `
    <button
      type="button"
      matButton="outlined"
      class="opener"
      [matMenuTriggerFor]="menu"
      (menuOpened)="state().saved.reload()"
    >
      <span class="visually-hidden">Saved filters{{ state().base() ? ':' : '' }}</span>
      <span class="name" [attr.aria-hidden]="state().base() ? null : true">{{ name() }}</span>
      <rc-icon name="chevron" />
    </button>
    <mat-menu #menu="matMenu" class="saved-filters">
      <ng-template matMenuContent>
        @for (view of views(); track view.id) {
          <button
            mat-menu-item
            role="menuitemradio"
            [attr.aria-checked]="view.id === state().base()?.id && !state().isChanged()"
            (click)="state().use(view)"
          >
            <span class="entry">
              <rc-icon name="check" [class.off]="view.id !== state().base()?.id" />
              <span class="words">{{ view.name }}</span>
              <span class="kind">{{ kindOf(view) }}</span>
            </span>
          </button>
        } @empty {
          <p class="none">
            {{ state().saved.error() ? 'Saved filters cannot be loaded just now.' : 'No saved filters yet.' }}
          </p>
        }
        <mat-divider />
        @if (state().isChanged() && mayChange()) {
          <button mat-menu-item (click)="saveChanges()">Save changes to “{{ state().base()?.name }}”</button>
        }
        <button mat-menu-item [disabled]="!state().isOn() || state().filter() === null" (click)="saveAs()">
          Save as…
        </button>
        <button mat-menu-item (click)="manage()">Manage saved filters…</button>
      </ng-template>
    </mat-menu>
  `,
  styleUrl: './saved-filter-menu.scss',
})
export class SavedFilterMenu {
  private readonly dialog = inject(MatDialog);
  private readonly session = inject(Session);
  private readonly confirm = inject(Confirm);
  private readonly banner = inject(Banner);
  readonly state = input.required<ListFilter>();
  protected readonly views = computed(() => (this.state().saved.hasValue() ? this.state().saved.value() : []));
  protected readonly name = computed(() => {
    const base = this.state().base();
    if (base === null) return 'Saved filters';
    return this.state().isChanged() ? `${base.name} (changed)` : base.name;
  });
  /** What is the team's may be written by those who may share. */
  protected readonly mayChange = computed(
    () => this.state().base()?.visibility === 'private' || this.session.may('filter.share'),
  );

  protected kindOf({ visibility, isDefault }: FilterView): string {
    return [visibility === 'team' ? 'Team' : '', isDefault ? 'Default' : ''].filter(Boolean).join(' · ');
  }

  protected async saveAs(): Promise<void> {
    const { SaveFilterDialog } = await import('./save-filter-dialog');
    this.dialog.open(SaveFilterDialog, this.configured('min(460px, calc(100vw - 24px))'));
  }

  protected async manage(): Promise<void> {
    const { SavedFiltersDialog } = await import('./saved-filters-dialog');
    this.dialog.open(SavedFiltersDialog, this.configured('min(680px, calc(100vw - 24px))'));
  }

  /** A shared one reaches others: that is said before, with those who use it. */
  protected async saveChanges(): Promise<void> {
    const base = this.state().base();
    if (base === null) return;
    const question = {
      title: `Change “${base.name}” for the team?`,
      text: ['Everybody of the team gets the new conditions.', usageText(base)].filter(Boolean).join(' '),
      yes: 'Save changes',
    };
    if (base.visibility === 'team' && !(await this.confirm.ask(question))) return;
    try {
      await this.state().saveChanges();
      this.banner.say({ text: `“${base.name}” was saved.` });
    } catch (error) {
      this.state().failure.set(error);
    }
  }

  private configured(width: string): MatDialogConfig<ListFilter> {
    const config = new MatDialogConfig<ListFilter>();
    config.data = this.state();
    config.width = width;
    config.maxWidth = 'none';
    return config;
  }
}
