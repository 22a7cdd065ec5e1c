import { Component, ElementRef, inject, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import {
  MAT_DIALOG_DATA,
  MatDialogActions,
  MatDialogClose,
  MatDialogContent,
  MatDialogRef,
  MatDialogTitle,
} from '@angular/material/dialog';
import { Session } from '../auth/session';
import { Banner } from '../confirm/banner';
import { problemOf } from '../refusal/problem';
import { ProblemNotice } from '../refusal/problem-notice';
import { tell } from '../refusal/problem-messages';
import type { ListFilter } from './list-filter';

/** *Save as…*: keeps the filter of a list under a name. */
@Component({
  selector: 'rc-save-filter-dialog',
  imports: [MatButton, MatDialogActions, MatDialogClose, MatDialogContent, MatDialogTitle, ProblemNotice],
  template: `
    <h2 mat-dialog-title>Save this filter</h2>
    <mat-dialog-content>
      <form id="save-filter" novalidate (submit)="$event.preventDefault(); save()">
        <p class="said">{{ state.words() }}</p>
        @if (failure(); as error) {
          <rc-problem-notice doing="Saving" [error]="error" (again)="save()" />
        }
        <div class="field">
          <label for="filter-name">Name <span title="required">★</span></label>
          <input
            #box
            id="filter-name"
            class="input"
            autocomplete="off"
            maxlength="100"
            cdkFocusInitial
            [value]="name()"
            [attr.aria-invalid]="problem() !== ''"
            aria-describedby="filter-name-problem"
            (input)="name.set(box.value); problem.set('')"
          />
          <span class="problem" id="filter-name-problem">{{ problem() }}</span>
        </div>
        <fieldset>
          <legend>Who sees it</legend>
          <label class="choice">
            <input type="radio" name="seen" [checked]="!isShared()" (change)="isShared.set(false)" />
            <span>Only me</span>
          </label>
          <label class="choice">
            <input
              type="radio"
              name="seen"
              [checked]="isShared()"
              [disabled]="!mayShare"
              (change)="isShared.set(true)"
            />
            <span
              >The team
              @if (!mayShare) {
                <small>Needs the permission filter.share. An admin can give it to you.</small>
              }
            </span>
          </label>
        </fieldset>
        <label class="choice">
          <input type="checkbox" [checked]="isDefault()" (change)="isDefault.set(!isDefault())" />
          <span>Begin my list with it</span>
        </label>
      </form>
    </mat-dialog-content>
    <mat-dialog-actions align="end">
      <button type="button" matButton="outlined" mat-dialog-close>Cancel</button>
      <button type="submit" form="save-filter" matButton="filled" [disabled]="isSaving()">Save</button>
    </mat-dialog-actions>
  `,
  styles: `
    form {
      display: grid;
      gap: 14px;
    }
    .said {
      padding: 10px 12px;
      border-radius: var(--rc-radius-small);
      background: var(--rc-sunken);
      color: var(--rc-ink);
      font-size: 13.5px;
      overflow-wrap: anywhere;
    }
    .problem:empty {
      display: none;
    }
    mat-dialog-actions {
      gap: 8px;
      padding: 8px 20px 18px;
    }
  `,
})
export class SaveFilterDialog {
  protected readonly state = inject<ListFilter>(MAT_DIALOG_DATA);
  private readonly dialog = inject<MatDialogRef<SaveFilterDialog>>(MatDialogRef);
  private readonly element = inject<ElementRef<HTMLElement>>(ElementRef);
  private readonly banner = inject(Banner);
  protected readonly mayShare = inject(Session).may('filter.share');
  protected readonly name = signal('');
  protected readonly isShared = signal(false);
  protected readonly isDefault = signal(false);
  protected readonly isSaving = signal(false);
  protected readonly problem = signal('');
  protected readonly failure = signal<unknown>(undefined);

  protected async save(): Promise<void> {
    const [name, filter] = [this.name().trim(), this.state.filter()];
    if (this.isSaving() || filter === null) return;
    if (name === '') return this.complain('Write a name.');
    this.isSaving.set(true);
    this.failure.set(undefined);
    try {
      await this.state.saveAs({ name, visibility: this.isShared() ? 'team' : 'private', filter }, this.isDefault());
      this.dialog.close();
      this.banner.say({ text: `“${name}” was saved.` });
    } catch (error) {
      const { code } = problemOf(error);
      const { what, todo } = tell(code);
      if (code === 'filter.exists') this.complain(`${what} ${todo}`);
      else this.failure.set(error);
    } finally {
      this.isSaving.set(false);
    }
  }

  private complain(problem: string): void {
    this.problem.set(problem);
    this.element.nativeElement.querySelector<HTMLElement>('#filter-name')?.focus();
  }
}
