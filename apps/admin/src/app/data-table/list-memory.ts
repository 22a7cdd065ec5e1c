import { Service, inject } from '@angular/core';
import { NavigationStart, Router } from '@angular/router';
import type { TablePlace } from './data-table';

/** One list as somebody left it: which address, which rows in order, and where they stood. */
export interface LeftList {
  readonly url: string;
  readonly ids: readonly string[];
  readonly place: TablePlace;
}

/**
 * How lists looked when they were left, so that coming back finds the row and scroll again, and a record knows its
 * neighbours. In memory only: a reload starts anew.
 */
@Service()
export class ListMemory {
  private readonly left = new Map<string, LeftList>();
  private isGoingBack = false;

  constructor() {
    inject(Router).events.subscribe((event) => {
      if (event instanceof NavigationStart) this.isGoingBack = event.navigationTrigger === 'popstate';
    });
  }

  leave(list: string, left: LeftList): void {
    this.left.set(list, left);
  }

  /** Where somebody stood in a list, if they came back to it by the history: a link to the list starts at its top. */
  placeOnReturn(list: string, url: string): TablePlace | null {
    const left = this.left.get(list);
    return this.isGoingBack && left?.url === url ? left.place : null;
  }

  /** The rows before and behind one, in the list it was opened from; null at the ends of the page that was shown. */
  neighbours(list: string, id: string): { readonly previous: string | null; readonly next: string | null } {
    const ids = this.left.get(list)?.ids ?? [];
    const at = ids.indexOf(id);
    if (at === -1) return { previous: null, next: null };
    return { previous: ids[at - 1] ?? null, next: ids[at + 1] ?? null };
  }

  /** A record that was opened from a list is the one to come back to, also when somebody went on to its neighbour. */
  stand(list: string, id: string): void {
    const left = this.left.get(list);
    if (left?.ids.includes(id)) this.left.set(list, { ...left, place: { ...left.place, rowId: id } });
  }

  /** The address to go back to, with its page and filter. */
  urlOf(list: string): string | null {
    return this.left.get(list)?.url ?? null;
  }
}
