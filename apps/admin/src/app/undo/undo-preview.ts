import { Component, DestroyRef, computed, effect, inject, input, output, signal } from '@angular/core';
import type { JobView } from '@rollcall/domain/job';
import type { UndoView } from '@rollcall/domain/undo';
import { JobProgress } from '../job/job-progress';
import { watchJob } from '../job/watch-job';
import { ProblemNotice } from '../refusal/problem-notice';
import { tell } from '../refusal/problem-messages';
import { UndoOutcome } from './undo-outcome';

/** A dry run of an undo: how far it is, then what it would do. */
@Component({
  selector: 'rc-undo-preview',
  imports: [JobProgress, ProblemNotice, UndoOutcome],
  template: `
    @if (job(); as job) {
      @if (job.status === 'succeeded') {
        <rc-undo-outcome [job]="job" (known)="known.emit($event)" />
      } @else if (failure(); as failure) {
        <div class="notice bad" role="alert">
          <div class="text">
            <strong>{{ failure.what }}</strong> {{ failure.todo }}
          </div>
        </div>
      } @else {
        <section class="panel" aria-labelledby="counting-head">
          <h2 id="counting-head">Looking what would be undone</h2>
          <rc-job-progress [job]="job" [nowMs]="nowMs()" />
        </section>
      }
    } @else if (error()) {
      <rc-problem-notice doing="Asking for the newest numbers" [error]="error()" (again)="watched.reload()" />
    } @else {
      <p class="quiet" aria-busy="true">Looking what would be undone…</p>
    }
  `,
})
export class UndoPreview {
  readonly id = input.required<string>();
  readonly known = output<UndoView>();
  protected readonly watched = watchJob(this.id);
  protected readonly job = this.watched.job;
  protected readonly error = this.watched.error;
  protected readonly nowMs = signal(Date.now());
  protected readonly failure = computed(() => {
    const job: JobView | undefined = this.job();
    if (job?.status === 'cancelled') return { what: 'The preview was cancelled.', todo: 'Open this page once more.' };
    return job?.failure ? tell(job.failure.code, job.failure.details) : undefined;
  });

  constructor() {
    const clock = setInterval(() => this.nowMs.set(Date.now()), 1_000);
    inject(DestroyRef).onDestroy(() => clearInterval(clock));
    effect(() => {
      if (this.job()?.status === 'succeeded') clearInterval(clock);
    });
  }
}
