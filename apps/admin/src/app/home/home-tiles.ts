import { Component, computed, input } from '@angular/core';
import { toFilterInUrl } from '@rollcall/domain/filter';
import type { HomeView } from '@rollcall/domain/home';
import { formatTotal } from '../format/numbers';
import { Tiles, type Tile } from '../tiles/tiles';

/** Today in numbers. Each leads to its list, which counts in the same way. */
@Component({
  selector: 'rc-home-tiles',
  imports: [Tiles],
  template: `<rc-tiles [tiles]="tiles()" />`,
})
export class HomeTiles {
  readonly home = input.required<HomeView>();
  protected readonly tiles = computed<readonly Tile[]>(() => {
    const { contacts, callbacks } = this.home();
    const list = { path: '/contacts', params: {} };
    const filtered = (filter: unknown) => ({ path: '/contacts', params: { filter: toFilterInUrl(filter) } });
    const calls = (tab: string) => ({ path: '/callbacks', params: tab === 'due' ? {} : { tab } });
    return [
      ...(contacts === null
        ? []
        : [
            { id: 'home-contacts', label: 'Contacts', number: formatTotal(contacts.all), ...list },
            {
              id: 'home-created',
              label: 'Created today',
              number: formatTotal(contacts.createdToday),
              ...filtered(contacts.createdToday.filter),
            },
            {
              id: 'home-changed',
              label: 'Changed today',
              number: formatTotal(contacts.changedToday),
              ...filtered(contacts.changedToday.filter),
            },
            {
              id: 'home-deleted',
              label: 'Recently deleted',
              number: formatTotal(contacts.deleted),
              path: '/contacts/deleted',
              params: {},
            },
          ]),
      ...(callbacks === null
        ? []
        : [
            {
              id: 'home-due',
              label: 'Callbacks due',
              number: formatTotal(callbacks.due),
              ...calls('due'),
              isHot: callbacks.due.value > 0,
            },
            {
              id: 'home-missed',
              label: 'Callbacks missed',
              number: formatTotal(callbacks.missed),
              ...calls('missed'),
              isHot: callbacks.missed.value > 0,
            },
          ]),
    ];
  });
}
