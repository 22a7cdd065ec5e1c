import { Component, inject, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import {
  MAT_DIALOG_DATA,
  MatDialogActions,
  MatDialogClose,
  MatDialogContent,
  MatDialogRef,
  MatDialogTitle,
} from '@angular/material/dialog';
import type { DeletedGroup, GroupView } from '@rollcall/domain/group';
import { formatTotal } from '../format/numbers';
import { ProblemNotice } from '../refusal/problem-notice';
import { FormTroubles } from '../settings/form-troubles';
import { GroupApi } from './group-api';

/** Which group goes, and into which others its contacts can. */
export interface GroupDeleteData {
  readonly group: GroupView;
  readonly others: readonly GroupView[];
}

/** Deletes a group; one with contacts asks where they go. Closes with what became of them. */
@Component({
  selector: 'rc-group-delete-dialog',
  imports: [MatButton, MatDialogActions, MatDialogClose, MatDialogContent, MatDialogTitle, ProblemNotice],
  template: `
    <h2 mat-dialog-title>Delete the group “{{ data.group.name }}”?</h2>
    <mat-dialog-content>
      <form id="delete-form" (submit)="$event.preventDefault(); remove()">
        @if (troubles.failure(); as error) {
          <rc-problem-notice doing="Deleting" [error]="error" (again)="remove()" />
        }
        @if (data.group.contacts.value === 0) {
          <p>It has no contacts. Deleting it cannot be undone.</p>
        } @else {
          <p>
            It has {{ formatTotal(data.group.contacts) }} contacts. None of them is deleted; each keeps its history.
          </p>
          <div class="field">
            <label for="move-to">Its contacts go</label>
            <select #target id="move-to" class="select" (change)="moveTo.set(target.value)">
              <option value="none">into no group</option>
              @for (other of data.others; track other.id) {
                <option [value]="other.id">into “{{ other.name }}”</option>
              }
            </select>
          </div>
        }
      </form>
    </mat-dialog-content>
    <mat-dialog-actions align="end">
      <button type="button" matButton="outlined" mat-dialog-close>Cancel</button>
      <button
        type="submit"
        form="delete-form"
        matButton="filled"
        class="danger"
        [attr.aria-disabled]="troubles.isBusy()"
      >
        {{ troubles.isBusy() ? 'Deleting…' : 'Delete group' }}
      </button>
    </mat-dialog-actions>
  `,
  styleUrl: '../settings/form-dialog.scss',
})
export class GroupDeleteDialog {
  protected readonly data = inject<GroupDeleteData>(MAT_DIALOG_DATA);
  private readonly api = inject(GroupApi);
  private readonly dialog = inject<MatDialogRef<GroupDeleteDialog, DeletedGroup>>(MatDialogRef);
  protected readonly troubles = new FormTroubles([]);
  protected readonly moveTo = signal('none');
  protected readonly formatTotal = formatTotal;

  protected async remove(): Promise<void> {
    const { group } = this.data;
    const moveTo = group.contacts.value === 0 ? undefined : this.moveTo();
    const gone = await this.troubles.run(() => this.api.remove(group, moveTo));
    if (gone) this.dialog.close(gone.done);
  }
}
