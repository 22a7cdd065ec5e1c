import { httpResource } from '@angular/common/http';
import { Component, computed, effect, inject, input, linkedSignal, signal, untracked } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import { kinds } from '@rollcall/domain/kinds';
import { cancellableTabSchema, mostCancelled, type CancelJobs, type JobId } from '@rollcall/domain/job';
import { Session } from '../auth/session';
import { Confirm } from '../confirm/confirm';
import { lastGood } from '../data-table/last-good';
import { listPlace } from '../data-table/list-place';
import { Pager, pageSizes } from '../data-table/pager';
import { Selection } from '../data-table/selection';
import { SelectionBar } from '../data-table/selection-bar';
import { formatCount } from '../format/numbers';
import { Icon } from '../icon/icon';
import { ProblemNotice } from '../refusal/problem-notice';
import { listView } from '../view/list-view';
import { countJobs, reportOf, type CancelReport } from './cancel-report';
import { JobClient } from './job-client';
import { JobList, jobColumns, type JobColumn } from './job-list';
import { kindLabel } from './job-messages';
import { JobStream } from './job-stream';
import { JobTiles } from './job-tiles';
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
const kindNames = Object.keys(kinds);
const cancellable = cancellableTabSchema;

@Component({
  selector: 'rc-job-list-page',
  imports: [Icon, JobList, JobTiles, MatButton, Pager, ProblemNotice, RouterLink, SelectionBar],
  templateUrl: './job-list-page.html',
  styleUrl: './job-list-page.scss',
})
export class JobListPage {
  private readonly session = inject(Session);
  readonly tab = input<string>();
  readonly limit = input<string>();
  readonly after = input<string>();
  readonly kind = input<string>();
  protected readonly place = listPlace(this.after);
  protected readonly now = computed(() => tabOf(this.tab()));
  protected readonly pageSize = computed(() => pageSizes.find((size) => `${size}` === this.limit()) ?? ownLimit);
  /** A kind nobody knows means all. */
  protected readonly kindName = computed(() => kindNames.find((name) => name === this.kind()));
  protected readonly watched = watchList(
    computed(() => {
      const after = this.after();
      const kind = this.kindName();
      return {
        tab: this.now(),
        limit: this.pageSize(),
        ...(kind !== undefined && { kind }),
        ...(after !== undefined && { after }),
      };
    }),
  );
  private readonly askedCounts = httpResource(() => '/api/v1/jobs/counts', {
    parse: (raw) => jobCountsSchema.parse(raw),
  });
  private readonly client = inject(JobClient);
  private readonly confirm = inject(Confirm);
  private readonly mayControl = computed(() => this.session.may('job.control') || this.session.may('job.control-all'));
  /** Where somebody else is looked at, nothing is selected any more. */
  protected readonly selection = linkedSignal<string, Selection | null>({
    source: computed(() => `${this.now()} ${this.kindName()} ${this.mayControl()}`),
    computation: () => (this.mayControl() ? Selection.none : null),
  });
  protected readonly pageIds = computed(() => this.watched.jobs().map(({ id }) => id));
  protected readonly offersAll = computed(
    () => cancellable.safeParse(this.now()).success && (this.rowCount() ?? 0) <= mostCancelled,
  );
  protected readonly isBusy = signal(false);
  protected readonly problem = signal<unknown>(null);
  protected readonly report = signal<CancelReport | null>(null);
  private readonly chosenCount = computed(() => this.selection()?.count(this.rowCount()) ?? 0);
  protected readonly cancelText = computed(() => `Cancel ${countJobs(this.chosenCount())}…`);
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
  protected readonly kinds = kindNames;
  protected readonly kindLabel = kindLabel;
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

  protected choose(kind: string): void {
    this.place.change({ kind: kind === '' ? null : kind });
  }

  protected async cancelChosen(): Promise<void> {
    const [chosen, count] = [this.selection(), this.chosenCount()];
    if (this.isBusy() || chosen === null || count === 0) return;
    const isSure = await this.confirm.ask({
      title: `Cancel ${countJobs(count)}?`,
      text: 'What they have written is kept; their other rows are booked as skipped. A cancelled job cannot be resumed.',
      yes: `Cancel ${countJobs(count)}`,
      no: 'Let them go on',
      isDangerous: true,
    });
    if (!isSure) return;
    this.isBusy.set(true);
    this.problem.set(null);
    try {
      this.report.set(reportOf(await this.client.cancelMany(this.wanted(chosen, count))));
      this.selection.set(Selection.none);
      this.watched.reload();
    } catch (error) {
      this.problem.set(error);
    } finally {
      this.isBusy.set(false);
    }
  }

  /** All that match, on every page, are cancelled only if they are as many as the person saw. */
  private wanted(chosen: Selection, count: number): CancelJobs {
    const [picked, except] = [chosen.picked as JobId[], chosen.exceptions as JobId[]];
    if (chosen.mode === 'some') return { ids: picked };
    const kind = this.kindName();
    return {
      tab: cancellable.parse(this.now()),
      except,
      expectedCount: count,
      ...(kind !== undefined && { kind }),
    };
  }

  protected next(): void {
    const key = this.watched.list.value()?.next;
    if (key) this.place.next(key);
  }
}
