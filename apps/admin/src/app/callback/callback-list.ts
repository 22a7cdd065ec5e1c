import { httpResource } from '@angular/common/http';
import { Component, computed, effect, inject, input, linkedSignal, signal, untracked, viewChild } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { MatButton } from '@angular/material/button';
import { ActivatedRoute, Router, RouterLink } from '@angular/router';
import {
  callbackCountsSchema,
  callbackListSchema,
  callbackStates,
  canMoveCallback,
  type CallbackCounts,
  type CallbackView,
} from '@rollcall/domain/callback';
import { Session } from '../auth/session';
import { formatPhone } from '../contact/contact-format';
import { limitOf } from '../contact/contact-query';
import { Suggestions } from '../contact/suggestions';
import { DataTable } from '../data-table/data-table';
import { lastGood } from '../data-table/last-good';
import { listPlace } from '../data-table/list-place';
import { Pager } from '../data-table/pager';
import type { RowAction } from '../data-table/row-action';
import { Selection } from '../data-table/selection';
import { SelectionBar } from '../data-table/selection-bar';
import { TableCard, TableCell } from '../data-table/table-cell';
import { formatTotal } from '../format/numbers';
import { formatUtc } from '../format/times';
import { formatMine } from '../format/wall-times';
import { Icon } from '../icon/icon';
import { ProblemNotice } from '../refusal/problem-notice';
import { mediaMatches, narrowQuery } from '../shell/media';
import { listView } from '../view/list-view';
import { CallbackActs, type SeveralKind } from './callback-acts';
import { callbackColumns, labelOf, overText, textOfCallback, whenText } from './callback-columns';
import { emptyTexts, routingTexts, standText, stateTexts, tabTexts, type ListTab } from './callback-messages';
import { followCallbacks } from './callback-follow';
import { refusalsOf, type ToldOutcomes } from './callback-outcomes';
import {
  belongs,
  boxesOf,
  isSearching,
  listTabs,
  paramsOf,
  phoneWord,
  searchOf,
  searchText,
  tabOf,
  totalOf,
  type SearchBoxes,
} from './callback-search';

const mostAtOnce = 100;
const modify: RowAction = { id: 'modify', label: 'Modify', icon: 'edit', isQuick: true };
const done: RowAction = { id: 'done', label: 'Done', icon: 'check', isQuick: true };
const deactivate: RowAction = { id: 'deactivate', label: 'Deactivate', icon: 'close', isDelete: true };

/** Callbacks of everybody, or of one contact: tabs, Search By, table, and what can be done. Where somebody stands is in the address. */
@Component({
  selector: 'rc-callback-list',
  imports: [
    DataTable,
    Icon,
    MatButton,
    Pager,
    ProblemNotice,
    RouterLink,
    SelectionBar,
    Suggestions,
    TableCard,
    TableCell,
  ],
  templateUrl: './callback-list.html',
  styleUrl: './callback-list.scss',
})
export class CallbackList {
  private readonly acts = inject(CallbackActs);
  private readonly router = inject(Router);
  private readonly route = inject(ActivatedRoute);
  private readonly session = inject(Session);
  private readonly address = toSignal(this.route.queryParamMap, { initialValue: this.route.snapshot.queryParamMap });
  /** The id of the one contact whose callbacks they are; null: everybody's. */
  readonly contact = input<number | null>(null);

  protected readonly ownTab = computed<ListTab>(() => (this.contact() === null ? 'due' : 'all'));
  protected readonly tab = computed(() => tabOf(this.address().get('tab'), this.ownTab()));
  protected readonly boxes = computed(() => boxesOf((name) => this.address().get(name)));
  private readonly found = computed(() => searchOf(this.boxes(), this.contact()));
  protected readonly isSearching = computed(() => isSearching(this.found()));
  protected readonly pageSize = computed(() => limitOf(this.address().get('limit') ?? undefined));
  private readonly after = computed(() => this.address().get('after') ?? undefined);
  /** On a contact's page the history leads back to the list it was opened from. */
  protected readonly place = listPlace(this.after, () => this.contact() !== null);
  protected readonly trail = computed(() => (this.list.value(), this.place.trail()));

  protected readonly asked = httpResource(
    () => {
      const [tab, after] = [this.tab(), this.after()];
      const page = { limit: this.pageSize(), ...(tab === 'all' ? {} : { tab }), ...(after ? { after } : {}) };
      return { url: '/api/v1/callbacks', params: { ...paramsOf(this.found()), ...page } };
    },
    { parse: (raw) => callbackListSchema.parse(raw) },
  );
  private readonly countsAsked = httpResource(
    () => ({ url: '/api/v1/callbacks/counts', params: paramsOf(this.found()) }),
    {
      parse: (raw) => callbackCountsSchema.parse(raw),
    },
  );
  protected readonly list = lastGood(this.asked);
  protected readonly counts = lastGood(this.countsAsked);
  private readonly follow = followCallbacks({
    asked: this.asked,
    counts: this.countsAsked,
    list: this.list.value,
    isNewestFirst: computed(() => ['missed', 'done', 'inactive'].includes(this.tab())),
    isFirstPage: computed(() => this.after() === undefined),
    belongs: (callback) => belongs(callback, this.tab(), this.found()),
  });
  protected readonly rows = this.follow.rows;
  protected readonly newCount = this.follow.newCount;
  protected readonly ids = computed(() => this.rows().map(this.idOf));
  protected readonly isEmpty = computed(() => this.asked.hasValue() && this.rows().length === 0);
  protected readonly total = computed(() => {
    const counts = this.counts.value();
    return counts === undefined ? null : totalOf(this.tab(), counts);
  });
  protected readonly rowCount = computed(() => {
    const total = this.total();
    return total?.relation === 'eq' ? total.value : null;
  });
  protected readonly rowsBefore = computed(() => {
    const trail = this.trail();
    return trail === null ? null : trail.length * this.pageSize();
  });
  protected readonly caption = computed(() => searchText(this.tab(), this.found()));
  protected readonly view = listView(
    'callbacks',
    computed(() => callbackColumns(this.contact() !== null)),
  );

  protected readonly mayManage = this.session.may('callback.manage');
  protected readonly actions = computed(() => {
    const isOver = this.tab() === 'done' || this.tab() === 'inactive';
    return this.mayManage && !isOver ? [modify, done, deactivate] : [];
  });
  protected readonly none = Selection.none;
  protected readonly picked = linkedSignal<string, Selection>({
    source: () => JSON.stringify([this.found(), this.tab()]),
    computation: () => Selection.none,
  });
  protected readonly selection = computed(() => (this.actions().length > 0 ? this.picked() : null));
  /** Every row that was on the screen: rows of other pages can be selected, and have versions. */
  private readonly seen = new Map<string, CallbackView>();
  protected readonly told = signal<ToldOutcomes | null>(null);
  protected readonly failure = signal<{ readonly doing: string; readonly error: unknown } | null>(null);

  private readonly isNarrow = mediaMatches(narrowQuery);
  protected readonly opened = signal<boolean | null>(null);
  protected readonly isOpen = computed(() => this.opened() ?? (!this.isNarrow() || this.isSearching()));
  protected readonly typedAgent = signal('');
  private readonly table = viewChild<DataTable<CallbackView>>('table');

  protected readonly tabs = listTabs;
  protected readonly states = callbackStates;
  protected readonly most = mostAtOnce;
  protected readonly keepsFocus = { keepsFocus: true };
  protected readonly tabTexts = tabTexts;
  protected readonly emptyTexts = emptyTexts;
  protected readonly stateTexts = stateTexts;
  protected readonly routingTexts = routingTexts;
  protected readonly totalOf = totalOf;
  protected readonly standText = standText;
  protected readonly whenText = whenText;
  protected readonly labelOf = labelOf;
  protected readonly textOf = textOfCallback;
  protected readonly formatPhone = formatPhone;
  protected readonly formatTotal = formatTotal;
  protected readonly idOf = (callback: CallbackView): string => `${callback.id}`;

  constructor() {
    effect(() => {
      for (const row of this.rows()) this.seen.set(this.idOf(row), row);
    });
    effect(() => {
      this.tab();
      untracked(() => {
        this.told.set(null);
        this.failure.set(null);
      });
    });
  }

  reload(): void {
    this.failure.set(null);
    this.follow.reload();
  }

  protected isHot(tab: ListTab, counts: CallbackCounts): boolean {
    return (tab === 'due' || tab === 'missed') && counts[tab].value > 0;
  }

  protected isOver({ state }: CallbackView): boolean {
    return state === 'done' || state === 'inactive';
  }

  protected tooltip({ dueAt, zone }: CallbackView): string {
    return `${formatMine(dueAt)} · ${zone} · ${formatUtc(dueAt)}`;
  }

  protected look(change: Partial<SearchBoxes>): void {
    const params = Object.entries(change).map(([word, value]) => [word, value === '' ? null : value]);
    this.place.change(Object.fromEntries(params) as Record<string, string | null>);
  }

  protected search(phone: HTMLInputElement, agent: HTMLInputElement): void {
    this.look({ phone: phoneWord(phone.value), agent: agent.value.trim() });
  }

  /** A tab holds one state: looking for another one goes on in all of them. */
  protected lookForState(state: string): void {
    this.place.change({ state: state || null, ...(state ? { tab: this.ownTab() === 'all' ? null : 'all' } : {}) });
  }

  protected clear(): void {
    this.place.change({ from: null, until: null, phone: null, agent: null, state: null });
  }

  protected next(): void {
    const key = this.list.value()?.next;
    if (key) this.place.next(key);
  }

  protected open(row: CallbackView): void {
    if (this.mayManage && !this.isOver(row)) return void this.act(modify.id, row);
    if (this.contact() === null) void this.router.navigate(['/contacts', row.contact.id, 'callbacks']);
  }

  async add(contact: { readonly id: CallbackView['contact']['id']; readonly name: string }): Promise<void> {
    await this.change('Adding', () => this.acts.add({ contactId: contact.id, contactName: contact.name }));
  }

  protected async act(action: string, row: CallbackView): Promise<void> {
    if (!canMoveCallback(row.state, row.state)) return this.say({ text: overText(row), refused: [], ids: [] });
    if (action === modify.id) await this.change('Modifying', () => this.acts.modify(row));
    if (action === done.id) await this.change('Saying how it ended', () => this.acts.finish(row));
    if (action === deactivate.id) await this.change('Deactivating', () => this.acts.deactivate(row));
  }

  protected async changeSeveral(kind: SeveralKind): Promise<void> {
    const picked = this.picked().picked.flatMap((id) => this.seen.get(id) ?? []);
    await this.change('Changing several', async () => {
      const answer = await this.acts.several(kind, picked);
      if (answer === null) return false;
      const refused = refusalsOf(answer, picked);
      this.say(refused);
      this.picked.set(Selection.none.set(refused.ids, true));
      return true;
    });
  }

  private say(told: Omit<ToldOutcomes, 'close'>): void {
    this.told.set({ ...told, close: () => this.told.set(null) });
  }

  /** Does something and reads the list anew if it changed anything, also if it was refused: somebody may have been faster. */
  private async change(doing: string, act: () => Promise<boolean>): Promise<void> {
    this.failure.set(null);
    this.told.set(null);
    try {
      if (!(await act())) return;
      this.table()?.focusAfterChange();
      this.follow.reload();
    } catch (error) {
      this.failure.set({ doing, error });
      this.follow.reload();
    }
  }
}
