import { HttpClient, httpResource } from '@angular/common/http';
import { Component, computed, inject, linkedSignal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import {
  MatDialogActions,
  MatDialogClose,
  MatDialogContent,
  MatDialogRef,
  MatDialogTitle,
} from '@angular/material/dialog';
import { jobMailsViewSchema, mailWishes, type JobMailsView, type PutJobMails } from '@rollcall/domain/mail';
import { firstValueFrom } from 'rxjs';
import { ProblemNotice } from '../refusal/problem-notice';
import { FormTroubles } from '../settings/form-troubles';
import { mailWishTexts } from './mail-messages';

/** When one wants to be told by e-mail that a job has ended. Closes with what was saved. */
@Component({
  selector: 'rc-job-mails-dialog',
  imports: [MatButton, MatDialogActions, MatDialogClose, MatDialogContent, MatDialogTitle, ProblemNotice],
  template: `
    <h2 mat-dialog-title>E-mail about jobs</h2>
    <mat-dialog-content [attr.aria-busy]="asked.isLoading()">
      @if (asked.error(); as error) {
        <rc-problem-notice doing="Loading your choice" [error]="error" (again)="asked.reload()" />
      }
      @if (now(); as view) {
        <form id="job-mails-form" (submit)="$event.preventDefault(); save()">
          @if (troubles.failure(); as error) {
            <rc-problem-notice doing="Saving" [error]="error" (again)="save()" />
          }
          <fieldset class="wishes">
            <legend>Tell me at {{ view.address }} when a job I started has ended</legend>
            @for (choice of wishes; track choice) {
              <label class="choice">
                <input
                  type="radio"
                  name="wish"
                  [value]="choice"
                  [checked]="wish() === choice"
                  (change)="wish.set(choice)"
                />
                <span
                  >{{ texts[choice].label }}<small>{{ texts[choice].hint }}</small></span
                >
              </label>
            }
          </fieldset>
        </form>
      } @else if (!asked.error()) {
        <span class="skeleton" aria-hidden="true"></span>
      }
    </mat-dialog-content>
    <mat-dialog-actions align="end">
      <button type="button" matButton="outlined" mat-dialog-close>Cancel</button>
      <button
        type="submit"
        form="job-mails-form"
        matButton="filled"
        [attr.aria-disabled]="troubles.isBusy() || now() === undefined"
      >
        {{ troubles.isBusy() ? 'Saving…' : 'Save' }}
      </button>
    </mat-dialog-actions>
  `,
  styleUrl: '../settings/form-dialog.scss',
  styles: `
    .wishes {
      display: grid;
      gap: 8px;
      margin: 0;
      padding: 0;
      border: 0;
    }
    legend {
      padding: 0 0 8px;
      overflow-wrap: anywhere;
    }
  `,
})
export class JobMailsDialog {
  private readonly http = inject(HttpClient);
  private readonly dialog = inject<MatDialogRef<JobMailsDialog, JobMailsView>>(MatDialogRef);
  protected readonly asked = httpResource(() => '/api/v1/me/job-mails', {
    parse: (raw) => jobMailsViewSchema.parse(raw),
  });
  protected readonly now = computed(() => (this.asked.hasValue() ? this.asked.value() : undefined));
  protected readonly wish = linkedSignal(() => this.now()?.wish);
  protected readonly troubles = new FormTroubles(['wish']);
  protected readonly wishes = mailWishes;
  protected readonly texts = mailWishTexts;

  protected async save(): Promise<void> {
    const wish = this.wish();
    if (wish === undefined) return;
    const body: PutJobMails = { wish };
    const saved = await this.troubles.run(async () =>
      jobMailsViewSchema.parse(await firstValueFrom(this.http.put('/api/v1/me/job-mails', body))),
    );
    if (saved) this.dialog.close(saved.done);
  }
}
