import { Component, computed, input, output } from '@angular/core';
import { boxesOfDay, dayOfBoxes, dayWays } from './filter-days';
import { dayWayTexts } from './filter-messages';

/** A day of a condition: a date, today, or so many days from today. */
@Component({
  selector: 'rc-filter-day-box',
  template: `
    <select #way class="select small" [attr.aria-label]="label()" (change)="turn(way.value)">
      @for (each of ways; track each) {
        <option [value]="each" [selected]="each === boxes().way">{{ texts[each] }}</option>
      }
    </select>
    @switch (boxes().way) {
      @case ('on') {
        <input
          #date
          class="input small"
          type="date"
          [value]="boxes().text"
          [attr.aria-label]="label() + ': the day'"
          [attr.aria-invalid]="isWrong()"
          [attr.aria-describedby]="describedBy()"
          (input)="put(date.value)"
        />
      }
      @case ('today') {}
      @default {
        <input
          #count
          class="input small count"
          type="number"
          min="0"
          inputmode="numeric"
          [value]="boxes().text"
          [attr.aria-label]="label() + ': how many days'"
          [attr.aria-invalid]="isWrong()"
          [attr.aria-describedby]="describedBy()"
          (input)="put(count.value)"
        />
      }
    }
  `,
  styles: `
    :host {
      display: flex;
      gap: 6px;
      flex: 1 1 220px;
      min-width: 0;
    }
    select {
      flex: 1 1 120px;
    }
    input {
      flex: 1 1 120px;
    }
  `,
})
export class FilterDayBox {
  readonly value = input.required<string>();
  readonly label = input.required<string>();
  readonly isWrong = input(false);
  readonly describedBy = input('');
  readonly changed = output<string>();
  protected readonly boxes = computed(() => boxesOfDay(this.value()));
  protected readonly ways = dayWays;
  protected readonly texts = dayWayTexts;

  protected turn(word: string): void {
    const way = dayWays.find((each) => each === word) ?? 'on';
    this.changed.emit(dayOfBoxes({ way, text: way === 'before' || way === 'after' ? '7' : '' }));
  }

  protected put(text: string): void {
    this.changed.emit(dayOfBoxes({ way: this.boxes().way, text }));
  }
}
