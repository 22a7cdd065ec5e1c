import { httpResource } from '@angular/common/http';
import { Component, computed, inject, input, signal } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { MatButton } from '@angular/material/button';
import { ActivatedRoute } from '@angular/router';
import {
  interactionChannels,
  interactionDirections,
  interactionListSchema,
  type InteractionView,
} from '@rollcall/domain/interaction';
import { limitOf } from '../contact/contact-query';
import { Suggestions } from '../contact/suggestions';
import { DataTable } from '../data-table/data-table';
import { lastGood } from '../data-table/last-good';
import { listPlace } from '../data-table/list-place';
import { Pager } from '../data-table/pager';
import { TableCard, TableCell } from '../data-table/table-cell';
import { formatMoment, formatUtc } from '../format/times';
import { ProblemNotice } from '../refusal/problem-notice';
import { mediaMatches, narrowQuery } from '../shell/media';
import { listView } from '../view/list-view';
import { interactionColumns, labelOf, textOfInteraction } from './interaction-columns';
import { channelTexts, directionTexts } from './interaction-messages';
import { boxesOf, captionOf, paramsOf, searchWords, type SearchBoxes } from './interaction-search';

/** The interactions of one contact, newest first: filters, table, gear. Where somebody stands is in the address. */
@Component({
  selector: 'rc-interaction-list',
  imports: [DataTable, MatButton, Pager, ProblemNotice, Suggestions, TableCard, TableCell],
  templateUrl: './interaction-list.html',
  styleUrl: './interaction-list.scss',
})
export class InteractionList {
  private readonly route = inject(ActivatedRoute);
  private readonly address = toSignal(this.route.queryParamMap, { initialValue: this.route.snapshot.queryParamMap });
  readonly contact = input.required<number>();
  protected readonly boxes = computed(() => boxesOf((name) => this.address().get(name)));
  private readonly params = computed(() => paramsOf(this.boxes()));
  protected readonly isFiltered = computed(() => Object.keys(this.params()).length > 0);
  protected readonly pageSize = computed(() => limitOf(this.address().get('limit') ?? undefined));
  private readonly after = computed(() => this.address().get('after') ?? undefined);
  /** On a contact's page the history leads back to the list it was opened from. */
  protected readonly place = listPlace(this.after, () => true);
  protected readonly trail = computed(() => (this.list.value(), this.place.trail()));
  protected readonly asked = httpResource(
    () => {
      const after = this.after();
      const params = { ...this.params(), limit: this.pageSize(), ...(after ? { after } : {}) };
      return { url: `/api/v1/contacts/${this.contact()}/interactions`, params };
    },
    { parse: (raw) => interactionListSchema.parse(raw) },
  );
  protected readonly list = lastGood(this.asked);
  protected readonly rows = computed(() => this.list.value()?.items ?? []);
  protected readonly total = computed(() => this.list.value()?.total ?? null);
  protected readonly isEmpty = computed(() => this.asked.hasValue() && this.rows().length === 0);
  protected readonly rowCount = computed(() => {
    const total = this.total();
    return total?.relation === 'eq' ? total.value : null;
  });
  protected readonly rowsBefore = computed(() => {
    const trail = this.trail();
    return trail === null ? null : trail.length * this.pageSize();
  });
  protected readonly caption = computed(() => captionOf(this.boxes()));
  protected readonly view = listView('interactions', signal(interactionColumns));
  private readonly isNarrow = mediaMatches(narrowQuery);
  protected readonly opened = signal<boolean | null>(null);
  protected readonly isOpen = computed(() => this.opened() ?? (!this.isNarrow() || this.isFiltered()));
  protected readonly typedAgent = signal('');
  protected readonly channels = interactionChannels;
  protected readonly directions = interactionDirections;
  protected readonly channelTexts = channelTexts;
  protected readonly directionTexts = directionTexts;
  protected readonly labelOf = labelOf;
  protected readonly textOf = textOfInteraction;
  protected readonly formatMoment = formatMoment;
  protected readonly formatUtc = formatUtc;
  protected readonly idOf = ({ id }: InteractionView): string => `${id}`;

  protected look(change: Partial<SearchBoxes>): void {
    this.place.change(
      Object.fromEntries(Object.entries(change).map(([word, value]) => [word, value === '' ? null : value])),
    );
  }

  protected clear(): void {
    this.place.change(Object.fromEntries(searchWords.map((word) => [word, null])));
  }

  protected next(): void {
    const key = this.list.value()?.next;
    if (key) this.place.next(key);
  }
}
