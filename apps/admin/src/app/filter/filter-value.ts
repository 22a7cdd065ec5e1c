import { Component, computed, inject, input } from '@angular/core';
import type { FilterField } from '@rollcall/domain/filter';
import { isSuggested, Suggestions, type SuggestedField } from '../contact/suggestions';
import { RecentJobs } from '../job/recent-jobs';
import { FilterChoicesBox } from './filter-choices-box';
import { FilterDayBox } from './filter-day-box';
import { partsOf, type DraftRow } from './filter-draft';
import { FilterEdit, type FillValues } from './filter-edit';
import { valueKindOf } from './filter-operators';
import { FilterTextsBox } from './filter-texts-box';

const keyboards: Partial<Record<FilterField['type'], string>> = {
  phone: 'tel',
  email: 'email',
  number: 'decimal',
  money: 'decimal',
  integer: 'numeric',
};

/** The boxes for the value of one condition, by its field and operator. */
@Component({
  selector: 'rc-filter-value',
  imports: [FilterChoicesBox, FilterDayBox, FilterTextsBox, Suggestions],
  templateUrl: './filter-value.html',
  styles: `
    :host {
      display: flex;
      flex-wrap: wrap;
      align-items: flex-start;
      gap: 6px;
      min-width: 0;
    }
    .input,
    .select {
      flex: 1 1 110px;
      width: 0;
      min-width: 80px;
    }
    .count {
      flex: 0 1 90px;
    }
    .word {
      align-self: center;
      font-size: 13px;
      color: var(--rc-ink-2);
    }
  `,
})
export class FilterValueBoxes {
  private readonly edit = inject(FilterEdit);
  private readonly recent = inject(RecentJobs);
  readonly row = input.required<DraftRow>();
  readonly field = input.required<FilterField>();
  readonly problemId = input.required<string>();
  readonly isWrong = input(false);
  protected readonly kind = computed(() => valueKindOf(this.field(), partsOf(this.row().op)[0]));
  protected readonly label = computed(() => `Value of ${this.field().label}`);
  protected readonly id = computed(() => `filter-value-${this.row().id}`);
  protected readonly keyboard = computed(() => keyboards[this.field().type] ?? null);
  protected readonly suggested = computed((): SuggestedField | null => {
    const { name } = this.field();
    return isSuggested(name) && name !== 'group' ? name : null;
  });
  protected readonly isJob = computed(() => this.field().type === 'job');
  protected readonly isZone = computed(() => this.field().type === 'time-zone');
  protected readonly jobs = this.recent.jobs;
  protected readonly zones = Intl.supportedValuesOf('timeZone');
  protected readonly list = computed(() =>
    this.suggested() || this.isJob() || this.isZone() ? `${this.id()}-known` : null,
  );

  protected at(place: number): string {
    return this.row().values[place] ?? '';
  }

  protected put(place: number, text: string): void {
    const isTwo = this.kind() === 'two-numbers' || this.kind() === 'two-days';
    this.fill(([one = '', two = '']) => (!isTwo ? [text] : place === 0 ? [text, two] : [one, text]));
  }

  protected fill(fill: FillValues): void {
    this.edit.fill(this.row().id, fill);
  }
}
