import { Component, inject, input, model, output } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { percentOf, type JobView } from '@rollcall/domain/job';
import type { Column } from '../data-table/column';
import { DataTable } from '../data-table/data-table';
import type { Selection } from '../data-table/selection';
import { TableCard, TableCell } from '../data-table/table-cell';
import { formatCount, formatRate } from '../format/numbers';
import { formatDuration, formatMoment, formatTimeLeft, formatUtc } from '../format/times';
import type { ListView } from '../view/list-view';
import { JobBar } from './job-bar';
import { JobChip } from './job-chip';
import { kindLabel } from './job-messages';

const all: readonly Column[] = [
  { id: 'subject', label: 'Subject', isPinned: true, isFixed: true },
  { id: 'kind', label: 'Kind' },
  { id: 'state', label: 'State' },
  { id: 'progress', label: 'Progress', width: 150 },
  { id: 'read', label: 'Read', isNumber: true },
  { id: 'created', label: 'Created', isNumber: true },
  { id: 'updated', label: 'Updated', isNumber: true },
  { id: 'unchanged', label: 'Unchanged', isNumber: true },
  { id: 'skipped', label: 'Skipped', isNumber: true },
  { id: 'rejected', label: 'Rejected', isNumber: true },
  { id: 'rate', label: 'Rows/s', isNumber: true },
  { id: 'left', label: 'Time left', isNumber: true },
  { id: 'started', label: 'Started' },
  { id: 'duration', label: 'Duration', isNumber: true },
  { id: 'by', label: 'By' },
];

/** The columns of a list of jobs, by name. */
export type JobColumn =
  | 'subject'
  | 'kind'
  | 'state'
  | 'progress'
  | 'read'
  | 'created'
  | 'updated'
  | 'unchanged'
  | 'skipped'
  | 'rejected'
  | 'rate'
  | 'left'
  | 'started'
  | 'duration'
  | 'by';

/** The columns of a list of jobs, for those a page has. */
export const jobColumns = (shows: readonly JobColumn[]): readonly Column[] =>
  all.filter(({ id }) => shows.includes(id as JobColumn));

/** A table of jobs. Which columns it has depends on the page. */
@Component({
  selector: 'rc-job-list',
  imports: [DataTable, JobBar, JobChip, RouterLink, TableCard, TableCell],
  templateUrl: './job-list.html',
  styleUrl: './job-list.scss',
})
export class JobList {
  private readonly router = inject(Router);
  readonly jobs = input.required<readonly JobView[]>();
  /** Which columns, and how the person has arranged them. */
  readonly view = input.required<ListView>();
  readonly caption = input.required<string>();
  readonly isLoading = input(false);
  readonly isRefreshing = input(false);
  readonly rowCount = input<number | null>(null);
  readonly rowsBefore = input(0);
  readonly nowMs = input.required<number>();
  /** What is selected; null where jobs cannot be. */
  readonly selection = model<Selection | null>(null);
  readonly opened = output<JobView>();
  protected readonly labelOf = (job: JobView): string => job.subject;
  protected readonly counters = ['read', 'created', 'updated', 'unchanged', 'skipped', 'rejected'] as const;
  protected readonly idOf = (job: JobView): string => job.id;
  protected readonly percentOf = percentOf;
  protected readonly kindLabel = kindLabel;
  protected readonly formatCount = formatCount;
  protected readonly formatMoment = formatMoment;
  protected readonly formatUtc = formatUtc;

  protected rateOf({ status, rate }: JobView): string {
    return formatRate(status === 'running' ? rate.now : rate.overall);
  }

  protected leftOf({ status, secondsLeft }: JobView): string {
    if (status !== 'running') return '';
    return secondsLeft === null ? 'estimating…' : formatTimeLeft(secondsLeft);
  }

  protected durationOf({ startedAt, endedAt }: JobView): string {
    if (startedAt === null) return '';
    return formatDuration((endedAt === null ? this.nowMs() : Date.parse(endedAt)) - Date.parse(startedAt));
  }

  protected open(job: JobView): void {
    void this.router.navigate(['/jobs', job.id]);
  }
}
