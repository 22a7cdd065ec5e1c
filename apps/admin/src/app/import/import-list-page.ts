import { Component, computed, inject, input, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import { Session } from '../auth/session';
import { listPlace } from '../data-table/list-place';
import { Pager, pageSizes } from '../data-table/pager';
import { JobList, jobColumns, type JobColumn } from '../job/job-list';
import { watchList } from '../job/watched-list';
import { ProblemNotice } from '../refusal/problem-notice';
import { listView } from '../view/list-view';

const ownLimit = 50;
const columns: readonly JobColumn[] = [
  'subject',
  'state',
  'progress',
  'read',
  'created',
  'updated',
  'unchanged',
  'skipped',
  'rejected',
  'duration',
  'rate',
  'started',
  'by',
];

@Component({
  selector: 'rc-import-list-page',
  imports: [JobList, MatButton, Pager, ProblemNotice, RouterLink],
  templateUrl: './import-list-page.html',
  styleUrl: './import-list-page.scss',
})
export class ImportListPage {
  private readonly session = inject(Session);
  readonly limit = input<string>();
  readonly after = input<string>();
  protected readonly place = listPlace(this.after);
  protected readonly pageSize = computed(() => pageSizes.find((size) => `${size}` === this.limit()) ?? ownLimit);
  protected readonly watched = watchList(
    computed(() => {
      const after = this.after();
      return { kind: 'import', limit: this.pageSize(), ...(after === undefined ? {} : { after }) };
    }),
  );
  protected readonly trail = computed(() => (this.watched.list.value(), this.place.trail()));
  protected readonly isEmpty = computed(
    () => !this.watched.list.isLoading() && !this.watched.error() && this.watched.jobs().length === 0,
  );
  protected readonly rowCount = computed(() => {
    const total = this.watched.list.value()?.total;
    return total?.relation === 'eq' ? total.value : null;
  });
  protected readonly mayImport = computed(() => this.session.may('contact.import'));
  protected readonly view = listView('imports', signal(jobColumns(columns)).asReadonly());

  protected next(): void {
    const key = this.watched.list.value()?.next;
    if (key) this.place.next(key);
  }
}
