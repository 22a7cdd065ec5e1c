import { httpResource } from '@angular/common/http';
import { computed, effect, inject, linkedSignal, signal, untracked, type Signal } from '@angular/core';
import { ActivatedRoute, Router } from '@angular/router';
import {
  everyContact,
  filterFieldListSchema,
  filterFieldsFrom,
  filterListSchema,
  filterViewSchema,
  sayFilter,
  type Filter,
  type FilterView,
} from '@rollcall/domain/filter';
import { isEverybody, isSameFilter, isTooLong, readAddress, toAddress, type AddressFilter } from './filter-address';
import { FilterApi, filtersUrl, type NamedFilter } from './filter-api';

/**
 * The filter of a list. The address says which one it is; this reads it, knows the saved filters, and writes another one into
 * the address. Make one where things can be injected.
 */
export class ListFilter {
  private readonly api = inject(FilterApi);
  private readonly router = inject(Router);
  private readonly route = inject(ActivatedRoute);
  private readonly isSearching = signal(false);
  private readonly read = computed(() => readAddress(this.address()));
  /** By itself, so that another filter does not ask for the same fields again. */
  private readonly wantsFields = computed(() => this.isSearching() || this.read().kind !== 'none');

  /** The person's own saved filters and those of the team. */
  readonly saved = httpResource(() => filtersUrl, { parse: (raw) => filterListSchema.parse(raw).items });
  /** What can be asked for, once a filter is to be said or made. */
  readonly fields = httpResource(() => (this.wantsFields() ? `${filtersUrl}/fields` : undefined), {
    parse: (raw) => filterFieldsFrom(filterFieldListSchema.parse(raw)),
  });
  private readonly named = httpResource(
    () => {
      const read = this.read();
      return read.kind === 'saved' ? `${filtersUrl}/${read.id}` : undefined;
    },
    { parse: (raw) => filterViewSchema.parse(raw) },
  );

  /** The address holds something that is no filter. */
  readonly isUnreadable = computed(() => this.read().kind === 'unreadable');
  /** What a list asks the server with; undefined: without a filter. */
  readonly param = computed(() => (this.read().kind === 'none' || this.isUnreadable() ? undefined : this.address()));
  /** The saved filter of the address, as it is saved; null: there is none. */
  readonly savedId = computed(() => {
    const read = this.read();
    return read.kind === 'saved' ? read.id : null;
  });
  private readonly view = computed(() => (this.named.hasValue() ? this.named.value() : null));
  /** null: it cannot be read, or is not here yet. */
  readonly filter = computed((): Filter | null => {
    const read = this.read();
    if (read.kind === 'none') return everyContact;
    if (read.kind === 'filter') return read.filter;
    return read.kind === 'saved' ? (this.view()?.filter ?? null) : null;
  });
  /** Whether some contacts are left out, or should be. */
  readonly isOn = computed(() => {
    const filter = this.filter();
    return this.read().kind !== 'none' && (filter === null || !isEverybody(filter));
  });
  /** Which saved one is used, or was where the filter was changed since; one that is only a long address counts as a change. */
  private readonly baseId = linkedSignal<
    { readonly read: AddressFilter; readonly view: FilterView | null },
    string | null
  >({
    source: () => ({ read: this.read(), view: this.view() }),
    computation: ({ read, view }, before) => {
      if (read.kind === 'filter' || (read.kind === 'saved' && view?.name === null)) return before?.value ?? null;
      return read.kind === 'saved' ? read.id : null;
    },
  });
  /** The saved filter that is used, or that what is used was made of; the newest that is known of it. */
  readonly base = computed(() => {
    const [id, view] = [this.baseId(), this.view()];
    const known = [...(this.saved.hasValue() ? this.saved.value() : []), ...(view === null ? [] : [view])];
    const [first, second] = known.filter((each) => each.id === id && each.name !== null);
    return (second && first && second.version > first.version ? second : first) ?? null;
  });
  readonly isChanged = computed(() => {
    const [base, filter] = [this.base(), this.filter()];
    return base !== null && filter !== null && !isSameFilter(base.filter, filter);
  });
  /** In words; '' as long as they are not known. */
  readonly words = computed(() => {
    const filter = this.filter();
    if (filter === null || !this.isOn()) return '';
    return this.fields.hasValue() ? sayFilter(filter, this.fields.value()) : (this.view()?.words ?? '');
  });
  /** What went wrong while a filter was being used. */
  readonly failure = signal<unknown>(undefined);

  /** Whether the saved filter of the address is still being asked for. */
  readonly isComing = computed(() => this.read().kind === 'saved' && this.named.isLoading());
  private readonly hasBegun = signal(!this.mayBegin());
  /** Whether it is known by now what the list begins with. */
  readonly isSettled = this.hasBegun.asReadonly();

  /** @param address `filter` of the address */
  constructor(private readonly address: Signal<string | undefined>) {
    effect(() => {
      if (this.hasBegun() || (!this.saved.hasValue() && !this.saved.error())) return;
      const items = this.saved.hasValue() ? this.saved.value() : [];
      untracked(() => void this.begin(items.find(({ isDefault }) => isDefault)));
    });
  }

  /** The fields are wanted: somebody makes a filter. */
  search(): void {
    this.isSearching.set(true);
  }

  /** Shows those who fulfil a filter; one that means everybody is none. */
  async apply(filter: Filter): Promise<void> {
    this.failure.set(undefined);
    const base = this.base();
    const text = base && isSameFilter(base.filter, filter) ? base.id : toAddress(filter);
    try {
      await this.go(text !== null && isTooLong(text) ? await this.api.keep(filter) : text);
    } catch (error) {
      this.failure.set(error);
    }
  }

  use = (view: FilterView): Promise<void> => this.go(view.id);
  clear = (): Promise<void> => this.go(null);

  /** Keeps the filter under a name, and uses it by that. Throws what the server refuses. */
  async saveAs(request: NamedFilter, isDefault: boolean): Promise<void> {
    const view = await this.api.save(request);
    if (isDefault) await this.api.begin(view.id);
    this.saved.reload();
    await this.use(view);
  }

  /** Writes the filter over the saved one it was made of. Throws what the server refuses. */
  async saveChanges(): Promise<void> {
    const [base, filter] = [this.base(), this.filter()];
    if (base === null || filter === null) return;
    const view = await this.api.change(base, { filter });
    this.saved.reload();
    this.named.reload();
    await this.use(view);
  }

  /** Some saved filter is another one now, or gone. */
  refresh(): void {
    this.saved.reload();
    this.named.reload();
  }

  /**
   * A list that is opened without a wish begins with the person's own default. Who comes back by the history finds it as they left
   * it: a default that was cleared stays so.
   */
  private mayBegin(): boolean {
    const { queryParamMap } = this.route.snapshot;
    const isAsked = ['q', 'job', 'after', 'filter'].some((name) => queryParamMap.has(name));
    return !isAsked && this.router.currentNavigation()?.trigger !== 'popstate';
  }

  private async begin(view: FilterView | undefined): Promise<void> {
    if (view) await this.go(view.id, true);
    this.hasBegun.set(true);
  }

  private async go(filter: string | null, replaceUrl = false): Promise<void> {
    await this.router.navigate([], {
      relativeTo: this.route,
      queryParams: { filter, after: null },
      queryParamsHandling: 'merge',
      state: { trail: [] },
      replaceUrl,
    });
  }
}
