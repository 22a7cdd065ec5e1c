import { httpResource } from '@angular/common/http';
import { Component, computed, effect, inject, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { isAtRest, jobListSchema, percentOf, type JobView } from '@rollcall/domain/job';
import { lastGood } from '../data-table/last-good';
import { formatCount } from '../format/numbers';
import { formatMoment, formatUtc } from '../format/times';
import { JobActions } from '../job/job-actions';
import { JobBar } from '../job/job-bar';
import { JobChip } from '../job/job-chip';
import { kindLabel } from '../job/job-messages';
import { JobStream } from '../job/job-stream';
import { ProblemNotice } from '../refusal/problem-notice';
import { splitJobs } from './split-jobs';

const looked = 50;
const pollMs = 10_000;

/** Jobs on their way, with what can be asked of them, and the last ones that ended, with their ledger. */
@Component({
  selector: 'rc-home-jobs',
  imports: [JobActions, JobBar, JobChip, ProblemNotice, RouterLink],
  template: `
    <section class="panel" aria-labelledby="home-jobs-title" [attr.aria-busy]="list.isLoading()">
      <div class="panel-head">
        <h2 id="home-jobs-title">Jobs</h2>
        <a class="end" routerLink="/jobs">All jobs</a>
      </div>
      @if (asked.error(); as error) {
        <rc-problem-notice doing="Loading the jobs" [error]="error" (again)="asked.reload()" />
      }
      @if (failure(); as error) {
        <rc-problem-notice [error]="error" (again)="failure.set(undefined)" />
      }
      @if (list.isLoading()) {
        <div class="ghosts" aria-hidden="true"><span class="skeleton"></span><span class="skeleton"></span></div>
      } @else if (jobs().moving.length + jobs().ended.length === 0 && !asked.error()) {
        <p class="nothing">Nothing has run yet. Imports and other long work show here.</p>
      }
      @if (jobs().moving.length > 0) {
        <ul class="rows">
          @for (job of jobs().moving; track job.id) {
            <li>
              <div class="moving">
                <div class="line">
                  <div class="what">
                    <a [routerLink]="['/jobs', job.id]">{{ job.subject }}</a>
                    <span class="more">{{ kindLabel(job.kind) }} · {{ doneOf(job) }}</span>
                  </div>
                  <rc-job-chip [job]="job" />
                  <rc-job-actions [job]="job" (changed)="take($event)" (refused)="failure.set($event)" />
                </div>
                <rc-job-bar [job]="job" />
              </div>
            </li>
          }
        </ul>
      }
      @if (jobs().ended.length > 0) {
        @if (jobs().moving.length > 0) {
          <h3 class="sub">Ended</h3>
        }
        <ul class="rows">
          @for (job of jobs().ended; track job.id) {
            <li>
              <div class="what">
                <a [routerLink]="['/jobs', job.id]">{{ job.subject }}</a>
                <span class="more" [attr.title]="ledgerOf(job)">{{ ledgerOf(job) }}</span>
              </div>
              <time
                [attr.datetime]="job.endedAt ?? job.createdAt"
                [attr.title]="formatUtc(job.endedAt ?? job.createdAt)"
                >{{ formatMoment(job.endedAt ?? job.createdAt) }}</time
              >
              <rc-job-chip [job]="job" />
            </li>
          }
        </ul>
      }
    </section>
  `,
  styleUrl: './home-part.scss',
})
export class HomeJobs {
  private readonly stream = inject(JobStream);
  protected readonly asked = httpResource(() => `/api/v1/jobs?limit=${looked}`, {
    parse: (raw) => jobListSchema.parse(raw),
  });
  protected readonly list = lastGood(this.asked);
  /** Answers to what was asked of jobs here: newer than the list, and maybe than the stream. */
  private readonly answers = signal<readonly JobView[]>([]);
  protected readonly jobs = computed(() =>
    splitJobs([...(this.list.value()?.items ?? []), ...this.stream.views().values(), ...this.answers()]),
  );
  protected readonly failure = signal<unknown>(undefined);
  protected readonly kindLabel = kindLabel;
  protected readonly formatMoment = formatMoment;
  protected readonly formatUtc = formatUtc;

  constructor() {
    effect((onCleanup) => {
      if (this.stream.isLive() || this.stream.isPaused() || this.asked.isLoading()) return;
      const timer = setTimeout(() => this.asked.reload(), pollMs);
      onCleanup(() => clearTimeout(timer));
    });
  }

  protected take(job: JobView): void {
    this.failure.set(undefined);
    this.answers.update((answers) => [...answers.filter(({ id }) => id !== job.id), job]);
  }

  protected doneOf(job: JobView): string {
    const { done, total } = job.progress;
    const percent = percentOf(job);
    const of = total === null ? '' : ` of ${formatCount(total)}`;
    return `${formatCount(done)}${of}${percent === null || isAtRest(job.status) ? '' : ` (${Math.floor(percent)} %)`}`;
  }

  protected ledgerOf({ ledger, isDryRun, kind }: JobView): string {
    const parts = (['created', 'updated', 'unchanged', 'skipped', 'rejected'] as const)
      .filter((outcome) => ledger[outcome] > 0)
      .map((outcome) => `${formatCount(ledger[outcome])} ${outcome}`);
    const read = `${formatCount(ledger.read)} read${parts.length === 0 ? '' : ` = ${parts.join(' + ')}`}`;
    return `${kindLabel(kind)}${isDryRun ? ', dry run' : ''} · ${read}`;
  }
}
