import { Component, computed, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { toFilterInUrl } from '@rollcall/domain/filter';
import type { HomeTotal, HomeView } from '@rollcall/domain/home';
import { formatTotal } from '../format/numbers';

/** One number, and the list that it is the number of. */
interface Tile {
  readonly id: string;
  readonly label: string;
  readonly total: HomeTotal;
  readonly path: string;
  readonly params: Readonly<Record<string, string>>;
  readonly isHot?: boolean;
}

/** Today in numbers. Each leads to its list, which counts in the same way. */
@Component({
  selector: 'rc-home-tiles',
  imports: [RouterLink],
  template: `
    <ul>
      @for (tile of tiles(); track tile.id) {
        <li>
          <a [routerLink]="tile.path" [queryParams]="tile.params">
            <span class="label">{{ tile.label }}</span>
            <span class="number" [class.hot]="tile.isHot" [attr.data-testid]="'home-' + tile.id">{{
              formatTotal(tile.total)
            }}</span>
          </a>
        </li>
      }
    </ul>
  `,
  styleUrl: './home-tiles.scss',
})
export class HomeTiles {
  readonly home = input.required<HomeView>();
  protected readonly formatTotal = formatTotal;
  protected readonly tiles = computed<readonly Tile[]>(() => {
    const { contacts, callbacks } = this.home();
    const list = { path: '/contacts', params: {} };
    const filtered = (filter: unknown) => ({ path: '/contacts', params: { filter: toFilterInUrl(filter) } });
    const calls = (tab: string) => ({ path: '/callbacks', params: tab === 'due' ? {} : { tab } });
    return [
      ...(contacts === null
        ? []
        : [
            { id: 'contacts', label: 'Contacts', total: contacts.all, ...list },
            {
              id: 'created',
              label: 'Created today',
              total: contacts.createdToday,
              ...filtered(contacts.createdToday.filter),
            },
            {
              id: 'changed',
              label: 'Changed today',
              total: contacts.changedToday,
              ...filtered(contacts.changedToday.filter),
            },
            {
              id: 'deleted',
              label: 'Recently deleted',
              total: contacts.deleted,
              path: '/contacts/deleted',
              params: {},
            },
          ]),
      ...(callbacks === null
        ? []
        : [
            {
              id: 'due',
              label: 'Callbacks due',
              total: callbacks.due,
              ...calls('due'),
              isHot: callbacks.due.value > 0,
            },
            {
              id: 'missed',
              label: 'Callbacks missed',
              total: callbacks.missed,
              ...calls('missed'),
              isHot: callbacks.missed.value > 0,
            },
          ]),
    ];
  });
}
