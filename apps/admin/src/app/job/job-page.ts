import { NgComponentOutlet } from '@angular/common';
import { Component, DestroyRef, computed, effect, inject, input, linkedSignal, signal, untracked } from '@angular/core';
import { Title } from '@angular/platform-browser';
import { RouterLink } from '@angular/router';
import { isAtRest, type JobView } from '@rollcall/domain/job';
import type { KindName } from '@rollcall/domain/kinds';
import { formatMoment, formatUtc } from '../format/times';
import { Icon } from '../icon/icon';
import { problemOf } from '../refusal/problem';
import { tell } from '../refusal/problem-messages';
import { ProblemNotice } from '../refusal/problem-notice';
import { NotFoundPage } from '../trouble/trouble-pages';
import { JobActions } from './job-actions';
import { JobCharts } from './job-charts';
import { JobFiles } from './job-files';
import { JobIssues } from './job-issues';
import { kindLabel } from './job-messages';
import { KIND_PARTS, type KindParts } from './kind-parts';
import { JobParams } from './job-params';
import { JobProgress } from './job-progress';
import { JobTimeline } from './job-timeline';
import { JobUndo } from './job-undo';
import { newestOf } from './newest-job';
import { watchJob } from './watch-job';

@Component({
  selector: 'rc-job-page',
  imports: [
    Icon,
    NgComponentOutlet,
    JobActions,
    JobCharts,
    JobFiles,
    JobIssues,
    JobParams,
    JobProgress,
    JobTimeline,
    JobUndo,
    NotFoundPage,
    ProblemNotice,
    RouterLink,
  ],
  templateUrl: './job-page.html',
  styleUrl: './job-page.scss',
})
export class JobPage {
  private readonly title = inject(Title);
  private readonly parts = inject(KIND_PARTS);
  readonly id = input.required<string>();
  private readonly watched = watchJob(this.id);
  /** The answer to a button of this page: it may be newer than what the stream has said. */
  private readonly answered = linkedSignal<string, JobView | undefined>({
    source: this.id,
    computation: () => undefined,
  });
  protected readonly job = computed(() => newestOf([this.watched.job(), this.answered()]));
  protected readonly error = computed(() => this.watched.error());
  protected readonly isMissing = computed(() => {
    const error = this.error();
    return error !== undefined && this.job() === undefined && problemOf(error).status === 404;
  });
  protected readonly refusal = signal<unknown>(undefined);
  protected readonly nowMs = signal(Date.now());
  protected readonly failure = computed(() => {
    const failure = this.job()?.failure;
    return failure ? tell(failure.code, failure.details) : undefined;
  });
  protected readonly hasContacts = computed(() => {
    const job = this.job();
    return job !== undefined && !job.isDryRun && job.ledger.created + job.ledger.updated > 0;
  });
  /** What this kind of job leads to when it has succeeded, or waits for while it is paused, if anything. */
  protected readonly nextStep = computed(() => {
    const job = this.job();
    const parts = this.parts[job?.kind as KindName] as KindParts | undefined;
    if (job?.status === 'paused') return parts?.pausedStep;
    return job?.status === 'succeeded' ? parts?.nextStep : undefined;
  });
  /** What this kind of job shows of what it did, if it has words of its own for it. */
  protected readonly outcome = computed(() => {
    const job = this.job();
    return job && this.parts[job.kind as KindName]?.outcome;
  });
  protected readonly kindLabel = kindLabel;
  protected readonly formatMoment = formatMoment;
  protected readonly formatUtc = formatUtc;

  constructor() {
    const clock = setInterval(() => {
      const job = untracked(this.job);
      if (job && !isAtRest(job.status)) this.nowMs.set(Date.now());
    }, 1_000);
    inject(DestroyRef).onDestroy(() => clearInterval(clock));
    effect(() => {
      const job = this.job();
      if (job) this.title.setTitle(`${job.subject} – ${kindLabel(job.kind)} – Rollcall`);
    });
  }

  protected take(job: JobView): void {
    this.refusal.set(undefined);
    this.answered.set(job);
  }

  /** The job was in another state than the page thought: tell, and show the real one. */
  protected refuse(error: unknown): void {
    this.refusal.set(error);
    this.watched.reload();
  }

  protected retry(): void {
    this.refusal.set(undefined);
    this.watched.reload();
  }
}
