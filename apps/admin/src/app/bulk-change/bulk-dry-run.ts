import { Component, computed, input, output } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { isAtRest, percentOf, type JobView } from '@rollcall/domain/job';
import { newestOf } from '../job/newest-job';
import { watchJob } from '../job/watch-job';
import { tell } from '../refusal/problem-messages';
import { ProblemNotice } from '../refusal/problem-notice';
import { BulkPreviewTable } from './bulk-preview';

/** Follows a dry run to its end, and shows what it found; what comes behind it is the content. */
@Component({
  selector: 'rc-bulk-dry-run',
  imports: [BulkPreviewTable, MatButton, ProblemNotice],
  template: `
    @if (error() && !isOver()) {
      <rc-problem-notice doing="Asking for the dry run" [error]="error()" (again)="watched.reload()" />
    }
    @if (failure(); as failure) {
      <p class="notice bad" role="alert">
        <span class="text">{{ failure.what }} {{ failure.todo }}</span>
        <button type="button" matButton="outlined" (click)="again.emit()">Look again</button>
      </p>
    } @else if (job().status === 'succeeded') {
      <p role="status">This is what would happen. Nothing was changed yet.</p>
      <rc-bulk-preview [job]="job()" />
      <ng-content />
    } @else if (isOver()) {
      <p role="status">
        The dry run was stopped. <button type="button" matButton (click)="again.emit()">Look again</button>
      </p>
    } @else {
      <p role="status">
        Looking at what would happen…
        <progress [attr.value]="percent()" max="100" aria-label="Dry run"></progress>
      </p>
    }
  `,
})
export class BulkDryRun {
  readonly started = input.required<JobView>();
  readonly again = output();
  protected readonly watched = watchJob(computed(() => this.started().id));
  protected readonly job = computed(() => newestOf([this.watched.job(), this.started()]) ?? this.started());
  protected readonly error = computed(() => this.watched.error());
  protected readonly isOver = computed(() => isAtRest(this.job().status));
  /** How many contacts were frozen: what is confirmed. */
  readonly total = computed(() => this.job().total ?? this.job().ledger.read);
  protected readonly percent = computed(() => percentOf(this.job()));
  protected readonly failure = computed(() => {
    const { failure } = this.job();
    return failure === null ? null : tell(failure.code, failure.details);
  });
}
