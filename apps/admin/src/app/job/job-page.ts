import { NgComponentOutlet } from '@angular/common';
import {
  Component,
  DestroyRef,
  computed,
  effect,
  inject,
  input,
  linkedSignal,
  signal,
  untracked,
  viewChild,
} from '@angular/core';
import { Title } from '@angular/platform-browser';
import { Router, RouterLink } from '@angular/router';
import { isAtRest, type JobView } from '@rollcall/domain/job';
import type { KindName } from '@rollcall/domain/kinds';
import { Session } from '../auth/session';
import { formatMoment, formatUtc } from '../format/times';
import { EventStream } from '../shell/event-stream';
import { Icon } from '../icon/icon';
import { problemOf } from '../refusal/problem';
import { tell } from '../refusal/problem-messages';
import { ProblemNotice } from '../refusal/problem-notice';
import { NotFoundPage } from '../trouble/trouble-pages';
import { Shortcuts } from '../shell/shortcuts';
import { JobActions } from './job-actions';
import { JobAudit } from './job-audit';
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
    JobAudit,
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
  private readonly session = inject(Session);
  private readonly router = inject(Router);
  private readonly parts = inject(KIND_PARTS);
  readonly id = input.required<string>();
  private readonly actions = viewChild(JobActions);
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
    const stream = inject(EventStream);
    const takeAway = inject(Shortcuts).add([
      { keys: 'p', label: 'Pause or resume the job', act: () => this.actions()?.press(['pause', 'resume']) },
      { keys: 'x', label: 'Cancel the job', act: () => this.actions()?.press(['cancel', 'force']) },
      { keys: 'u', label: 'Undo the job', act: () => this.goUndo() },
      { keys: 'r', label: 'Pause or resume live updates', act: () => stream.pause(stream.state() !== 'paused') },
    ]);
    inject(DestroyRef).onDestroy(takeAway);
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

  private goUndo(): void {
    const job = this.job();
    const isOpen = job?.undo && job.undo.undoneBy === null && Date.parse(job.undo.openUntil) > Date.now();
    if (isOpen && (this.session.may('job.undo-all') || this.session.may('job.undo')))
      void this.router.navigate(['/undos', job.id]);
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
