import { Component, effect, inject, input, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { ContactView } from '@rollcall/domain/contact';
import { ContactApi } from './contact-api';
import { nameOf } from './contact-format';

const waitMs = 500;

/** "Also on J. Ruiz": who else has the phone or address that is being typed. A hint: it never stands in the way. */
@Component({
  selector: 'rc-also-on',
  imports: [RouterLink],
  template: `
    <span role="status">
      @if (others().length > 0) {
        Also on
        @for (other of others(); track other.id) {
          <a [routerLink]="['/contacts', other.id, 'channels']">{{ nameOf(other) }}</a>
          {{ $last ? '' : ', ' }}
        }
        {{ isMore() ? ' and others' : '' }}
      }
    </span>
  `,
})
export class AlsoOn {
  private readonly api = inject(ContactApi);
  readonly kind = input.required<'phone' | 'email'>();
  /** Empty: nothing is asked. */
  readonly value = input.required<string>();
  readonly country = input('');
  readonly except = input<number | null>(null);
  protected readonly others = signal<readonly ContactView[]>([]);
  protected readonly isMore = signal(false);
  protected readonly nameOf = nameOf;

  constructor() {
    effect((onCleanup) => {
      const [value, except, country] = [this.value().trim(), this.except(), this.country()];
      const asked = {
        [this.kind()]: value,
        ...(except === null ? {} : { except }),
        ...(this.kind() === 'phone' && /^[A-Z]{2}$/.test(country) ? { country } : {}),
      };
      let isOver = false;
      const timer = setTimeout(() => {
        if (value === '') return this.show([], false);
        this.api.lookup(asked).then(
          ({ items, isMore }) => !isOver && this.show(items.slice(0, 3), isMore || items.length > 3),
          () => this.show([], false), // a hint that cannot be given is none
        );
      }, waitMs);
      onCleanup(() => {
        isOver = true;
        clearTimeout(timer);
      });
    });
  }

  private show(others: readonly ContactView[], isMore: boolean): void {
    this.others.set(others);
    this.isMore.set(isMore);
  }
}
