import { Component, computed, input, output, signal } from '@angular/core';
import type { FilterChoice } from '@rollcall/domain/filter';
import { Icon } from '../icon/icon';
import type { FillValues } from './filter-edit';

/** From so many choices on there is a box to look for one. */
const fewChoices = 8;
/** So many are drawn at once; the box finds the others. */
const mostDrawn = 100;
const mostNamed = 3;

/** Several of the values a field can have: a button that says which, and the list of them behind it. */
@Component({
  selector: 'rc-filter-choices-box',
  imports: [Icon],
  template: `
    <button
      type="button"
      class="select small summary"
      [attr.aria-expanded]="isOpen()"
      [attr.aria-controls]="id() + '-list'"
      [attr.aria-label]="label() + ': ' + summary()"
      [attr.aria-describedby]="describedBy()"
      [class.wrong]="isWrong()"
      [class.none]="values().length === 0"
      (click)="isOpen.set(!isOpen())"
    >
      {{ summary() }}
    </button>
    @if (isOpen()) {
      <div class="list" role="group" [id]="id() + '-list'" [attr.aria-label]="label()" (keydown.escape)="close($event)">
        @if (choices().length > few) {
          <div class="find">
            <rc-icon name="search" />
            <input
              #box
              class="input small"
              type="search"
              autocomplete="off"
              placeholder="Find a value"
              aria-label="Find a value"
              [value]="wanted()"
              (input)="wanted.set(box.value)"
            />
          </div>
        }
        <div class="items">
          @for (choice of drawn(); track choice.value) {
            <label class="item">
              <input type="checkbox" [checked]="chosen().has(choice.value)" (change)="toggle(choice.value)" />
              <span>{{ choice.label }}</span>
            </label>
          } @empty {
            <p class="quiet">No value is called so.</p>
          }
          @if (hidden() > 0) {
            <p class="quiet">{{ hidden() }} more: type a part of the name.</p>
          }
        </div>
      </div>
    }
  `,
  styleUrl: './filter-choices-box.scss',
})
export class FilterChoicesBox {
  readonly id = input.required<string>();
  readonly label = input.required<string>();
  readonly choices = input.required<readonly FilterChoice[]>();
  readonly values = input.required<readonly string[]>();
  readonly isWrong = input(false);
  readonly describedBy = input('');
  readonly changed = output<FillValues>();
  protected readonly few = fewChoices;
  protected readonly isOpen = signal(false);
  protected readonly wanted = signal('');
  protected readonly chosen = computed(() => new Set(this.values()));
  private readonly found = computed(() => {
    const wanted = this.wanted().trim().toLocaleLowerCase();
    return this.choices().filter(({ label }) => label.toLocaleLowerCase().includes(wanted));
  });
  protected readonly drawn = computed(() => this.found().slice(0, mostDrawn));
  protected readonly hidden = computed(() => this.found().length - this.drawn().length);
  protected readonly summary = computed(() => {
    const labels = this.values().map((value) => this.choices().find((each) => each.value === value)?.label ?? value);
    if (labels.length === 0) return 'Choose values';
    const left = labels.length - mostNamed;
    return left > 0 ? `${labels.slice(0, mostNamed).join(', ')} and ${left} more` : labels.join(', ');
  });

  protected toggle(value: string): void {
    this.changed.emit((now) => (now.includes(value) ? now.filter((each) => each !== value) : [...now, value]));
  }

  /** Escape closes the list, not the drawer around it. */
  protected close(event: Event): void {
    event.stopPropagation();
    this.isOpen.set(false);
  }
}
