import { httpResource } from '@angular/common/http';
import type { ElementRef } from '@angular/core';
import { Component, computed, inject, input, linkedSignal, viewChild } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { Router, RouterLink } from '@angular/router';
import { contactListSchema, type ContactView } from '@rollcall/domain/contact';
import { Session } from '../auth/session';
import type { Column } from '../data-table/column';
import { DataTable } from '../data-table/data-table';
import { lastGood } from '../data-table/last-good';
import { listPlace } from '../data-table/list-place';
import { Pager } from '../data-table/pager';
import { TableCard, TableCell } from '../data-table/table-cell';
import { formatTotal } from '../format/numbers';
import { formatDay, formatMoment, formatUtc } from '../format/times';
import { Icon } from '../icon/icon';
import { ProblemNotice } from '../refusal/problem-notice';
import { formatMoney, formatPhone, nameOf } from './contact-format';
import { limitOf, ownSort, sortOf, sortText } from './contact-query';

const searchMs = 300;
const shortestSearch = 2;

@Component({
  selector: 'rc-contact-list-page',
  imports: [DataTable, Icon, MatButton, Pager, ProblemNotice, RouterLink, TableCard, TableCell],
  templateUrl: './contact-list-page.html',
  styleUrl: './contact-list-page.scss',
  host: { '(document:keydown)': 'focusSearch($event)' },
})
export class ContactListPage {
  private readonly session = inject(Session);
  private readonly router = inject(Router);
  readonly q = input<string>();
  readonly sort = input<string>();
  readonly limit = input<string>();
  readonly after = input<string>();
  readonly job = input<string>();
  protected readonly place = listPlace(this.after);
  protected readonly sortWord = computed(() => sortOf(this.sort()));
  protected readonly pageSize = computed(() => limitOf(this.limit()));
  protected readonly asked = httpResource(
    () => ({
      url: '/api/v1/contacts',
      params: {
        ...(this.q() ? { q: this.q()! } : {}),
        ...(this.job() ? { job: this.job()! } : {}),
        ...(this.after() ? { after: this.after()! } : {}),
        sort: this.sortWord(),
        limit: this.pageSize(),
      },
    }),
    { parse: (raw) => contactListSchema.parse(raw) },
  );
  protected readonly list = lastGood(this.asked);
  protected readonly rows = computed(() => this.list.value()?.items ?? []);
  protected readonly total = computed(() => this.list.value()?.total ?? null);
  protected readonly rowCount = computed(() => {
    const total = this.total();
    return total?.relation === 'eq' ? total.value : null;
  });
  protected readonly trail = computed(() => (this.list.value(), this.place.trail()));
  protected readonly isFiltered = computed(() => Boolean(this.q()) || Boolean(this.job()));
  protected readonly isEmpty = computed(() => this.asked.hasValue() && this.rows().length === 0);
  protected readonly mayImport = computed(() => this.session.may('contact.import'));
  protected readonly caption = computed(
    () => `Contacts${this.q() ? ` found for “${this.q()}”` : ''}, ${sortText(this.sortWord())}`,
  );
  protected readonly typed = linkedSignal(() => this.q() ?? '');
  private readonly box = viewChild.required<ElementRef<HTMLInputElement>>('box');
  private timer: ReturnType<typeof setTimeout> | undefined;

  protected readonly ownSort = ownSort;
  protected readonly idOf = (contact: ContactView): string => `${contact.id}`;
  protected readonly nameOf = nameOf;
  protected readonly formatPhone = formatPhone;
  protected readonly formatMoney = formatMoney;
  protected readonly formatDay = formatDay;
  protected readonly formatMoment = formatMoment;
  protected readonly formatUtc = formatUtc;
  protected readonly formatTotal = formatTotal;
  protected readonly columns: readonly Column[] = [
    { id: 'name', label: 'Name', sort: { ascending: 'name', descending: '-name' } },
    { id: 'id1', label: 'Contact ID 1', sort: { ascending: 'contactId1', descending: '-contactId1' } },
    { id: 'phone', label: 'Phone' },
    { id: 'email', label: 'E-mail' },
    { id: 'group', label: 'Group' },
    { id: 'agent', label: 'Agent / team' },
    { id: 'status', label: 'Status' },
    { id: 'balance', label: 'Balance', isNumber: true },
    { id: 'due', label: 'Due' },
    { id: 'created', label: 'Created', sort: { ascending: 'created', descending: '-created' } },
  ];

  protected type(text: string): void {
    this.typed.set(text);
    clearTimeout(this.timer);
    const q = text.trim();
    if (q.length >= shortestSearch || q === '') this.timer = setTimeout(() => this.search(), searchMs);
  }

  protected search(): void {
    clearTimeout(this.timer);
    const q = this.typed().trim();
    if (q !== (this.q() ?? '')) this.place.change({ q: q === '' ? null : q });
  }

  protected clear(): void {
    clearTimeout(this.timer);
    this.place.change({ q: null, job: null });
  }

  protected open(contact: ContactView): void {
    void this.router.navigate(['/contacts', contact.id]);
  }

  protected next(): void {
    const key = this.list.value()?.next;
    if (key) this.place.next(key);
  }

  /** `/` goes to the search box from anywhere but a field. */
  protected focusSearch(event: KeyboardEvent): void {
    const target = event.target;
    const isTyping = target instanceof HTMLElement && target.closest('input, textarea, select, [contenteditable]');
    if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey || isTyping) return;
    event.preventDefault();
    this.box().nativeElement.focus();
  }
}
