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
import type { JobView } from '@rollcall/domain/job';
import { ProblemNotice } from '../refusal/problem-notice';
import { FormTroubles } from '../settings/form-troubles';
import { JobClient } from './job-client';
import { planDraftOf, planOf, planProblemsOf } from './plan-draft';
import { PlanFields } from './plan-fields';

/** Plans a job that waits, or limits one that is not over. A paused one is resumed by it. Closes with the job as it is then. */
@Component({
  selector: 'rc-plan-dialog',
  imports: [MatButton, MatDialogActions, MatDialogClose, MatDialogContent, MatDialogTitle, PlanFields, ProblemNotice],
  template: `
    <h2 mat-dialog-title>{{ isResumed ? 'Resume' : 'Plan' }} “{{ job.subject }}”</h2>
    <mat-dialog-content>
      <form id="plan-form" novalidate (submit)="$event.preventDefault(); save()">
        @if (troubles.failure(); as error) {
          <rc-problem-notice doing="Planning the job" [error]="error" (again)="save()" />
        }
        <rc-plan-fields
          [draft]="draft()"
          [problems]="{ start: troubles.at('startAt'), rate: troubles.at('rowsPerSecond') }"
          [hasStart]="hasStart"
          (draftChange)="draft.set($event); troubles.clear()"
        />
      </form>
    </mat-dialog-content>
    <mat-dialog-actions align="end">
      <button type="button" matButton="outlined" mat-dialog-close>Back</button>
      <button type="submit" form="plan-form" matButton="filled" [attr.aria-disabled]="troubles.isBusy()">
        {{ troubles.isBusy() ? 'Saving…' : isResumed ? 'Resume' : 'Save' }}
      </button>
    </mat-dialog-actions>
  `,
  styleUrl: '../settings/form-dialog.scss',
})
export class PlanDialog {
  protected readonly job = inject<JobView>(MAT_DIALOG_DATA);
  private readonly client = inject(JobClient);
  private readonly dialog = inject<MatDialogRef<PlanDialog, JobView>>(MatDialogRef);
  protected readonly isResumed = this.job.status === 'paused';
  protected readonly hasStart = this.isResumed || this.job.status === 'queued';
  protected readonly draft = signal(planDraftOf(this.job));
  protected readonly troubles = new FormTroubles(['startAt', 'rowsPerSecond']);

  protected async save(): Promise<void> {
    const { start, rate } = planProblemsOf(this.draft());
    if (start !== '' || rate !== '') return this.troubles.say({ startAt: start, rowsPerSecond: rate });
    const { startAt, rowsPerSecond } = planOf(this.draft());
    const plan = { rowsPerSecond, ...(this.hasStart && { startAt }) };
    const saved = await this.troubles.run(() =>
      this.isResumed ? this.client.resume(this.job.id, plan) : this.client.plan(this.job.id, plan),
    );
    if (saved) this.dialog.close(saved.done);
  }
}
