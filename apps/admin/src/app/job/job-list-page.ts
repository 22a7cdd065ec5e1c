import { httpResource } from '@angular/common/http';
import { Component, computed, effect, inject, input, signal, untracked } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import { Session } from '../auth/session';
import { lastGood } from '../data-table/last-good';
import { listPlace } from '../data-table/list-place';
import { Pager, pageSizes } from '../data-table/pager';
import { formatCount } from '../format/numbers';
import { ProblemNotice } from '../refusal/problem-notice';
import { listView } from '../view/list-view';
import { JobList, jobColumns, type JobColumn } from './job-list';
import { JobStream } from './job-stream';
import { jobCountsSchema, jobTabs, tabOf } from './job-tabs';
import { watchList } from './watched-list';

const ownLimit = 50;
const columns: readonly JobColumn[] = [
  'subject',
  'kind',
  'state',
  'progress',
  'read',
  'rejected',
  'rate',
  'left',
  'started',
  'duration',
  'by',
];
const settleMs = 700;

@Component({
  selector: 'rc-job-list-page',
  imports: [JobList, MatButton, Pager, ProblemNotice, RouterLink],
  templateUrl: './job-list-page.html',
  styleUrl: './job-list-page.scss',
})
export class JobListPage {
  private readonly session = inject(Session);
  readonly tab = input<string>();
  readonly limit = input<string>();
  readonly after = input<string>();
  protected readonly place = listPlace(this.after);
  protected readonly now = computed(() => tabOf(this.tab()));
  protected readonly pageSize = computed(() => pageSizes.find((size) => `${size}` === this.limit()) ?? ownLimit);
  protected readonly watched = watchList(
    computed(() => {
      const after = this.after();
      return { tab: this.now(), limit: this.pageSize(), ...(after === undefined ? {} : { after }) };
    }),
  );
  private readonly askedCounts = httpResource(() => '/api/v1/jobs/counts', {
    parse: (raw) => jobCountsSchema.parse(raw),
  });
  protected readonly counts = lastGood(this.askedCounts).value;
  protected readonly trail = computed(() => (this.watched.list.value(), this.place.trail()));
  protected readonly isEmpty = computed(
    () => !this.watched.list.isLoading() && !this.watched.error() && this.watched.jobs().length === 0,
  );
  protected readonly label = computed(() => jobTabs.find(({ tab }) => tab === this.now())?.label ?? 'All');
  protected readonly rowCount = computed(() => {
    const total = this.watched.list.value()?.total;
    return total?.relation === 'eq' ? total.value : null;
  });
  protected readonly mayImport = computed(() => this.session.may('contact.import'));
  protected readonly tabs = jobTabs;
  protected readonly formatCount = formatCount;
  protected readonly view = listView('jobs', signal(jobColumns(columns)).asReadonly());

  constructor() {
    // A job that changed its state is counted under another tab; the ticks in between change no count.
    const stream = inject(JobStream);
    const states = computed(() => [...stream.views().values()].map((job) => `${job.id} ${job.status}`).join());
    effect((onCleanup) => {
      states();
      const timer = setTimeout(() => untracked(() => this.askedCounts.reload()), settleMs);
      onCleanup(() => clearTimeout(timer));
    });
  }

  protected next(): void {
    const key = this.watched.list.value()?.next;
    if (key) this.place.next(key);
  }
}
