import { httpResource } from '@angular/common/http';
import { Component, computed, inject, input, signal, viewChild } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { Router, RouterLink } from '@angular/router';
import { deletedContactListSchema, type DeletedContact } from '@rollcall/domain/contact';
import { Session } from '../auth/session';
import { Banner } from '../confirm/banner';
import type { Column } from '../data-table/column';
import { DataTable } from '../data-table/data-table';
import { lastGood } from '../data-table/last-good';
import { listPlace } from '../data-table/list-place';
import { Pager } from '../data-table/pager';
import type { RowAction } from '../data-table/row-action';
import { TableCard } from '../data-table/table-cell';
import { formatMoment } from '../format/times';
import { ProblemNotice } from '../refusal/problem-notice';
import { nameOf } from './contact-format';
import { limitOf } from './contact-query';
import { RemoveContact } from './remove-contact';

const columns: readonly Column[] = [
  { id: 'name', label: 'Name', isPinned: true, isFixed: true },
  { id: 'contactId1', label: 'Contact ID 1' },
  { id: 'deletedAt', label: 'Deleted' },
  { id: 'deletedBy', label: 'By' },
  { id: 'restorableUntil', label: 'Can be restored until' },
];
const restoreAction: RowAction = { id: 'restore', label: 'Restore', icon: 'undo', isQuick: true };

/** Contacts that were deleted and can still come back. */
@Component({
  selector: 'rc-deleted-list-page',
  imports: [DataTable, MatButton, Pager, ProblemNotice, RouterLink, TableCard],
  template: `
    <div class="page fills">
      <div class="page-head">
        <h1 tabindex="-1">Recently deleted</h1>
        <div class="end"><a matButton="outlined" routerLink="/contacts">All contacts</a></div>
      </div>
      @if (asked.error()) {
        <rc-problem-notice doing="Loading the list" [error]="asked.error()" (again)="asked.reload()" />
      }
      @if (failure(); as failure) {
        <rc-problem-notice [doing]="failure.doing" [error]="failure.error" (again)="asked.reload()" />
      }
      @if (isEmpty()) {
        <div class="empty">
          <h2>Nothing was deleted</h2>
          <p>Deleted contacts stay here for 30 days, and can be restored.</p>
        </div>
      } @else if (!asked.error() || rows().length > 0) {
        <rc-data-table
          #table
          caption="Deleted contacts, the last one first"
          [columns]="columns"
          [rows]="rows()"
          [idOf]="idOf"
          [labelOf]="labelOf"
          [textOf]="textOf"
          [isLoading]="list.isLoading()"
          [isRefreshing]="list.isRefreshing()"
          [rowCount]="rowCount()"
          [rowsBefore]="rowsBefore()"
          [actions]="actions()"
          (opened)="open($event)"
          (acted)="restore($event.row)"
        >
          <ng-template [rcCard]="rows()" let-row>
            <p class="name">{{ labelOf(row) }}</p>
            <p class="quiet">Can be restored until {{ formatMoment(row.restorableUntil) }}</p>
          </ng-template>
        </rc-data-table>
        <rc-pager
          [total]="list.value()?.total ?? null"
          [count]="rows().length"
          [limit]="pageSize()"
          [trail]="trail()"
          [hasNext]="(list.value()?.next ?? null) !== null"
          (next)="next()"
          (previous)="place.previous()"
          (first)="place.change({})"
          (limited)="place.change({ limit: $event })"
        />
      }
    </div>
  `,
  styleUrl: './contact-list-page.scss',
})
export class DeletedListPage {
  private readonly router = inject(Router);
  private readonly session = inject(Session);
  private readonly banner = inject(Banner);
  private readonly removing = inject(RemoveContact);
  readonly limit = input<string>();
  readonly after = input<string>();
  protected readonly place = listPlace(this.after);
  protected readonly pageSize = computed(() => limitOf(this.limit()));
  protected readonly asked = httpResource(
    () => ({
      url: '/api/v1/contacts/deleted',
      params: { limit: this.pageSize(), ...(this.after() ? { after: this.after()! } : {}) },
    }),
    { parse: (raw) => deletedContactListSchema.parse(raw) },
  );
  protected readonly list = lastGood(this.asked);
  protected readonly rows = computed(() => this.list.value()?.items ?? []);
  protected readonly trail = computed(() => (this.list.value(), this.place.trail()));
  protected readonly rowsBefore = computed(() => {
    const trail = this.trail();
    return trail === null ? null : trail.length * this.pageSize();
  });
  protected readonly rowCount = computed(() => {
    const total = this.list.value()?.total;
    return total?.relation === 'eq' ? total.value : null;
  });
  protected readonly isEmpty = computed(() => this.asked.hasValue() && this.rows().length === 0);
  protected readonly actions = computed(() => (this.session.may('contact.delete') ? [restoreAction] : []));
  protected readonly failure = signal<{ readonly doing: string; readonly error: unknown } | null>(null);
  private readonly table = viewChild<DataTable<DeletedContact>>('table');
  protected readonly columns = columns;
  protected readonly idOf = ({ contact }: DeletedContact): string => `${contact.id}`;
  protected readonly labelOf = ({ contact }: DeletedContact): string => nameOf(contact);
  protected readonly formatMoment = formatMoment;

  protected readonly textOf = (row: DeletedContact, columnId: string): string => {
    if (columnId === 'name') return nameOf(row.contact);
    if (columnId === 'contactId1') return row.contact.contactId1 ?? '';
    if (columnId === 'deletedBy') return row.deletedBy ?? '';
    return formatMoment(columnId === 'deletedAt' ? row.deletedAt : row.restorableUntil);
  };

  protected open({ contact }: DeletedContact): void {
    void this.router.navigate(['/contacts', contact.id, 'general']);
  }

  protected async restore({ contact }: DeletedContact): Promise<void> {
    this.failure.set(null);
    try {
      await this.removing.restore(contact.id);
    } catch (error) {
      this.failure.set({ doing: `Restoring ${nameOf(contact)}`, error });
      return;
    }
    this.table()?.focusAfterChange();
    this.asked.reload();
    this.banner.say({ text: `${nameOf(contact)} is back.` });
  }

  protected next(): void {
    const key = this.list.value()?.next;
    if (key) this.place.next(key);
  }
}
