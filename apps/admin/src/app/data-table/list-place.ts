import { Location } from '@angular/common';
import { inject } from '@angular/core';
import { ActivatedRoute, Router, type Params } from '@angular/router';

/** Where a person stands in a list: kept in the address, with the keys of the pages before in the history entry. */
export interface ListPlace {
  /** Changes filter, sort or size: back to the first page. `null` takes a parameter out of the address. */
  readonly change: (params: Params) => void;
  readonly next: (after: string) => void;
  readonly previous: () => void;
  readonly trail: () => readonly string[] | null;
}

/**
 * The place of the list on the present route; `after` is the address's key of the page. `replaces`: whether each change takes the
 * place of the one before in the history.
 */
export function listPlace(after: () => string | undefined, replaces = (): boolean => false): ListPlace {
  const [router, route, location] = [inject(Router), inject(ActivatedRoute), inject(Location)];
  const go = (queryParams: Params, trail: readonly string[]): void => {
    void router.navigate([], {
      relativeTo: route,
      queryParams,
      queryParamsHandling: 'merge',
      state: { trail },
      replaceUrl: replaces(),
    });
  };
  const trail = (): readonly string[] | null => {
    if (after() === undefined) return [];
    const state: unknown = location.getState();
    const known = typeof state === 'object' && state !== null && 'trail' in state ? state.trail : undefined;
    return Array.isArray(known) && known.length > 0 ? (known as string[]) : null;
  };
  return {
    change: (params) => go({ ...params, after: null }, []),
    next: (key) => {
      const before = trail();
      // '' stands for the first page, which has no key; behind an unknown page the trail stays unknown.
      go({ after: key }, before === null ? [] : [...before, after() ?? '']);
    },
    previous: () => {
      const before = trail() ?? [];
      const key = before.at(-1) ?? '';
      go({ after: key === '' ? null : key }, before.slice(0, -1));
    },
    trail,
  };
}
