import { Component, Service, inject } from '@angular/core';
import { MatButton } from '@angular/material/button';
import {
  MAT_DIALOG_DATA,
  MatDialog,
  MatDialogActions,
  MatDialogClose,
  MatDialogConfig,
  MatDialogContent,
  MatDialogTitle,
} from '@angular/material/dialog';
import { firstValueFrom } from 'rxjs';

/** What a person is asked before something happens. The button says what it does, never just "Yes". */
export interface Question {
  readonly title: string;
  readonly text: string;
  readonly yes: string;
  readonly no?: string;
  readonly isDangerous?: boolean;
}

@Component({
  selector: 'rc-confirm-dialog',
  imports: [MatButton, MatDialogActions, MatDialogClose, MatDialogContent, MatDialogTitle],
  template: `
    <h2 mat-dialog-title>{{ question.title }}</h2>
    <mat-dialog-content>{{ question.text }}</mat-dialog-content>
    <mat-dialog-actions align="end">
      <button type="button" matButton="outlined" [mat-dialog-close]="false">{{ question.no ?? 'Back' }}</button>
      <button type="button" matButton="filled" [class.danger]="question.isDangerous" [mat-dialog-close]="true">
        {{ question.yes }}
      </button>
    </mat-dialog-actions>
  `,
  styles: `
    mat-dialog-actions {
      gap: 8px;
      padding: 8px 20px 18px;
    }
    .danger {
      --mat-button-filled-container-color: var(--rc-bad);
      --mat-button-filled-label-text-color: light-dark(#fff, #2b0608);
    }
  `,
})
export class ConfirmDialog {
  protected readonly question = inject<Question>(MAT_DIALOG_DATA);
}

/** Asks before something happens. The focus returns to the button that asked. */
@Service()
export class Confirm {
  private readonly dialog = inject(MatDialog);

  async ask(question: Question): Promise<boolean> {
    const config = new MatDialogConfig<Question>();
    config.data = question;
    config.maxWidth = 'min(460px, calc(100vw - 24px))';
    const open = this.dialog.open<ConfirmDialog, Question, boolean>(ConfirmDialog, config);
    return (await firstValueFrom(open.afterClosed())) === true;
  }
}
