import { httpResource } from '@angular/common/http';
import type { ElementRef } from '@angular/core';
import { Component, DestroyRef, computed, effect, inject, input, linkedSignal, signal, viewChild } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { MatButton } from '@angular/material/button';
import { NavigationStart, Router, RouterLink } from '@angular/router';
import { contactListSchema, type ContactView } from '@rollcall/domain/contact';
import { isAtRest, percentOf } from '@rollcall/domain/job';
import { Session } from '../auth/session';
import { DataTable } from '../data-table/data-table';
import { lastGood } from '../data-table/last-good';
import { ListMemory } from '../data-table/list-memory';
import { listPlace } from '../data-table/list-place';
import { Pager } from '../data-table/pager';
import type { RowActed, RowAction } from '../data-table/row-action';
import { Selection } from '../data-table/selection';
import { SelectionBar } from '../data-table/selection-bar';
import { TableCard, TableCell } from '../data-table/table-cell';
import { exactCount } from '../filter/exact-count';
import { FilterBar } from '../filter/filter-bar';
import { ListFilter } from '../filter/list-filter';
import { formatTotal } from '../format/numbers';
import { formatMoment, formatUtc } from '../format/times';
import { Icon } from '../icon/icon';
import { RecentJobs } from '../job/recent-jobs';
import { ProblemNotice } from '../refusal/problem-notice';
import { Shortcuts } from '../shell/shortcuts';
import { listView } from '../view/list-view';
import { consentsOf, contactColumns, customFieldsOf, textOfContact } from './contact-columns';
import { countable, refusedFilter } from './contact-filter';
import { formatPhone, nameOf } from './contact-format';
import { BulkChangeButton } from './bulk-change-button';
import { EncryptedSearchButton } from './encrypted-search-button';
import { ExportButton } from './export-button';
import { howFar, limitOf, ownSort, sortOf, sortText } from './contact-query';
import { RemoveContact } from './remove-contact';

const searchMs = 300;
const shortestSearch = 2;
const openAction: RowAction = { id: 'open', label: 'Open', icon: 'edit' };
const deleteAction: RowAction = { id: 'delete', label: 'Delete', icon: 'close', isQuick: true, isDelete: true };

@Component({
  selector: 'rc-contact-list-page',
  imports: [
    BulkChangeButton,
    EncryptedSearchButton,
    ExportButton,
    DataTable,
    FilterBar,
    Icon,
    MatButton,
    Pager,
    ProblemNotice,
    RouterLink,
    SelectionBar,
    TableCard,
    TableCell,
  ],
  templateUrl: './contact-list-page.html',
  styleUrl: './contact-list-page.scss',
})
export class ContactListPage {
  private readonly session = inject(Session);
  private readonly router = inject(Router);
  private readonly memory = inject(ListMemory);
  private readonly removing = inject(RemoveContact);
  readonly q = input<string>();
  readonly sort = input<string>();
  readonly limit = input<string>();
  readonly after = input<string>();
  readonly job = input<string>();
  readonly filter = input<string>();
  protected readonly place = listPlace(this.after);
  protected readonly filtering = new ListFilter(this.filter);
  private readonly fields = httpResource(() => '/api/v1/contacts/fields', { parse: customFieldsOf });
  protected readonly view = listView(
    'contacts',
    computed(() => contactColumns(this.fields.hasValue() ? this.fields.value() : [])),
  );
  protected readonly sortWord = computed(() => sortOf(this.sort() ?? this.view.sort() ?? undefined));
  protected readonly pageSize = computed(() => limitOf(this.limit()));
  protected readonly asked = httpResource(
    () => {
      // Without a sort in the address the person's own view says it: asking before that is known would ask twice.
      if (this.sort() === undefined && !this.view.isSettled()) return undefined;
      if (!this.filtering.isSettled() || this.filtering.isUnreadable()) return undefined;
      const filter = this.filtering.param();
      return {
        url: '/api/v1/contacts',
        params: {
          ...(this.q() ? { q: this.q()! } : {}),
          ...(this.job() ? { job: this.job()! } : {}),
          ...(filter ? { filter } : {}),
          ...(this.after() ? { after: this.after()! } : {}),
          sort: this.sortWord(),
          limit: this.pageSize(),
        },
      };
    },
    { parse: (raw) => contactListSchema.parse(raw) },
  );
  protected readonly list = lastGood(this.asked);
  /** What the server would not ask: the rows of before are no answer to that. */
  protected readonly refused = refusedFilter(computed(() => this.asked.error()));
  protected readonly isRefused = computed(() => this.filtering.isUnreadable() || this.refused() !== null);
  protected readonly rows = computed(() => (this.isRefused() ? [] : (this.list.value()?.items ?? [])));
  protected readonly ids = computed(() => this.rows().map(this.idOf));
  private readonly sought = computed(() => JSON.stringify([this.q(), this.job(), this.filter()]));
  protected readonly exact = exactCount(
    this.sought,
    computed(() => countable(this.filtering.filter(), this.q(), this.job())),
    computed(() => (this.isRefused() ? null : (this.list.value()?.total ?? null))),
  );
  protected readonly total = this.exact.total;
  protected readonly rowCount = computed(() => {
    const total = this.total();
    return total?.relation === 'eq' ? total.value : null;
  });
  protected readonly trail = computed(() => (this.list.value(), this.place.trail()));
  protected readonly rowsBefore = computed(() => {
    const trail = this.trail();
    return trail === null ? null : trail.length * this.pageSize();
  });
  protected readonly isFiltered = computed(() => Boolean(this.q()) || Boolean(this.job()) || this.filtering.isOn());
  protected readonly understood = computed(() => {
    const understood = this.list.value()?.understood ?? null;
    return this.q() ? understood : howFar(understood);
  });
  protected readonly hasMore = computed(() => (this.list.value()?.next ?? null) !== null);
  protected readonly isEmpty = computed(() => this.asked.hasValue() && this.rows().length === 0);
  protected readonly isLoading = computed(() => this.list.value() === undefined && !this.asked.error());
  protected readonly mayImport = computed(() => this.session.may('contact.import'));
  protected readonly mayWrite = computed(() => this.session.may('contact.write'));
  protected readonly actions = computed(() =>
    this.session.may('contact.delete') ? [openAction, deleteAction] : [openAction],
  );
  protected readonly caption = computed(
    () =>
      `Contacts${this.q() ? ` found for “${this.q()}”` : ''}${this.filtering.words() ? ` where ${this.filtering.words()}` : ''}, ${sortText(this.sortWord())}`,
  );
  /** "All that match" means another set once the filter is another: it is given up, and that is said. */
  protected readonly picked = linkedSignal<string, { readonly selection: Selection; readonly wasGivenUp: boolean }>({
    source: this.sought,
    computation: (_filter, before) => {
      const wasAll = before?.value.selection.mode === 'all';
      return { selection: wasAll ? Selection.none : (before?.value.selection ?? Selection.none), wasGivenUp: wasAll };
    },
  });
  /** The one contact that is selected, if it is one and stands on this page. */
  protected readonly single = computed(() => {
    const { picked } = this.picked().selection;
    return picked.length === 1 ? this.rows().find((contact) => this.idOf(contact) === picked[0]) : undefined;
  });
  private readonly recent = inject(RecentJobs);
  /** An import that is on its way: its contacts will be among these. */
  protected readonly importing = computed(() =>
    this.recent.jobs().find((job) => job.kind === 'import' && !job.isDryRun && !isAtRest(job.status)),
  );
  protected readonly percentOf = percentOf;
  protected readonly mayDelete = computed(() => this.session.may('contact.delete'));
  protected readonly failure = signal<{ readonly doing: string; readonly error: unknown } | null>(null);
  /** What stands in the box: the address's search, but never less than what was typed while that one was on its way. */
  protected readonly typed = linkedSignal<string, string>({
    source: () => this.q() ?? '',
    computation: (q, before) => (before === undefined || this.timer === undefined ? q : before.value),
  });
  private readonly box = viewChild.required<ElementRef<HTMLInputElement>>('box');
  private readonly bar = viewChild.required(FilterBar);
  private readonly table = viewChild<DataTable<ContactView>>('table');
  private timer: ReturnType<typeof setTimeout> | undefined;
  private hasReturned = false;

  protected readonly idColumns = ['contactId1', 'contactId2'] as const;
  protected readonly timeColumns = ['updatedAt', 'createdAt'] as const;
  protected readonly ownSort = ownSort;
  protected readonly idOf = (contact: ContactView): string => `${contact.id}`;
  protected readonly nameOf = nameOf;
  protected readonly textOf = textOfContact;
  protected readonly consentsOf = consentsOf;
  protected readonly formatPhone = formatPhone;
  protected readonly formatMoment = formatMoment;
  protected readonly formatUtc = formatUtc;
  protected readonly formatTotal = formatTotal;

  constructor() {
    const away = inject(Shortcuts).add([
      { keys: '/', label: 'Search contacts', act: () => this.box().nativeElement.focus() },
      { keys: 'f', label: 'Advanced Search', act: () => void this.bar().open() },
      ...(this.mayWrite() ? [{ keys: 'n', label: 'New contact', act: () => this.add() }] : []),
    ]);
    inject(DestroyRef).onDestroy(away);
    this.router.events.pipe(takeUntilDestroyed()).subscribe((event) => {
      if (event instanceof NavigationStart) this.remember();
    });
    effect(() => {
      const [table, ids] = [this.table(), this.ids()];
      if (this.hasReturned || !table || ids.length === 0) return;
      this.hasReturned = true;
      const place = this.memory.placeOnReturn('contacts', this.router.url);
      if (place) table.restore(place);
    });
  }

  protected type(text: string): void {
    this.typed.set(text);
    clearTimeout(this.timer);
    const q = text.trim();
    const isEnough = q.length >= shortestSearch || q === '';
    this.timer = setTimeout(() => (isEnough ? this.search() : this.stopTyping()), searchMs);
  }

  private stopTyping(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
  }

  protected search(): void {
    this.stopTyping();
    const q = this.typed().trim();
    if (q !== (this.q() ?? '')) this.place.change({ q: q === '' ? null : q });
  }

  protected clear(): void {
    this.stopTyping();
    this.place.change({ q: null, job: null, filter: null });
  }

  protected pick(selection: Selection | null): void {
    this.picked.set({ selection: selection ?? Selection.none, wasGivenUp: false });
  }

  protected open(contact: ContactView): void {
    void this.router.navigate(['/contacts', contact.id]);
  }

  protected add(): void {
    void this.router.navigate(['/contacts/new']);
  }

  protected act({ action, row }: RowActed<ContactView>): void {
    if (action === openAction.id) this.open(row);
    else void this.remove(row);
  }

  protected async remove(contact: ContactView): Promise<void> {
    if (!(await this.removing.ask(contact))) return;
    this.failure.set(null);
    try {
      await this.removing.remove(contact);
    } catch (error) {
      this.failure.set({ doing: `Deleting ${nameOf(contact)}`, error });
      return;
    }
    this.pick(this.picked().selection.set([this.idOf(contact)], false));
    this.table()?.focusAfterChange();
    this.asked.reload();
    this.removing.tell(contact, () => this.asked.reload());
  }

  protected next(): void {
    const key = this.list.value()?.next;
    if (key) this.place.next(key);
  }

  private remember(): void {
    const table = this.table();
    if (table) this.memory.leave('contacts', { url: this.router.url, ids: this.ids(), place: table.where() });
  }
}
