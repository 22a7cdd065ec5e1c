import { httpResource } from '@angular/common/http';
import { Component, computed, inject } from '@angular/core';
import { MatButton } from '@angular/material/button';
import {
  MAT_DIALOG_DATA,
  MatDialogActions,
  MatDialogClose,
  MatDialogContent,
  MatDialogTitle,
} from '@angular/material/dialog';
import { RouterLink } from '@angular/router';
import { mailTextSchema, type MailView } from '@rollcall/domain/mail';
import { ProblemNotice } from '../refusal/problem-notice';
import { aboutMail } from './mail-messages';

/** One mail, as its reader has it. */
@Component({
  selector: 'rc-mail-dialog',
  imports: [MatButton, MatDialogActions, MatDialogClose, MatDialogContent, MatDialogTitle, ProblemNotice, RouterLink],
  template: `
    <h2 mat-dialog-title>{{ mail.subject ?? 'Mail that is not written yet' }}</h2>
    <mat-dialog-content [attr.aria-busy]="asked.isLoading()">
      <p class="about">{{ about }}</p>
      @if (asked.error(); as error) {
        <rc-problem-notice doing="Loading the mail" [error]="error" (again)="asked.reload()" />
      } @else if (shown(); as shown) {
        <pre tabindex="0" role="region" aria-label="Text of the mail">{{
          shown.text ?? 'It is written with its first try.'
        }}</pre>
      } @else {
        <span class="skeleton" aria-hidden="true"></span>
      }
    </mat-dialog-content>
    <mat-dialog-actions align="end">
      <a matButton="outlined" mat-dialog-close [routerLink]="['/jobs', mail.jobId]">Open the job</a>
      <button type="button" matButton="filled" mat-dialog-close>Close</button>
    </mat-dialog-actions>
  `,
  styleUrl: '../settings/form-dialog.scss',
  styles: `
    .about {
      margin: 0 0 10px;
      color: var(--rc-ink-2);
      overflow-wrap: anywhere;
    }
    pre {
      margin: 0;
      padding: 10px 12px;
      border: 1px solid var(--rc-line);
      border-radius: var(--rc-radius-small);
      background: var(--rc-sunken);
      white-space: pre-wrap;
      overflow-wrap: anywhere;
    }
  `,
})
export class MailDialog {
  protected readonly mail = inject<MailView>(MAT_DIALOG_DATA);
  protected readonly about = aboutMail(this.mail);
  protected readonly asked = httpResource(() => `/api/v1/mails/${this.mail.id}`, {
    parse: (raw) => mailTextSchema.parse(raw),
  });
  protected readonly shown = computed(() => (this.asked.hasValue() ? this.asked.value() : undefined));
}
