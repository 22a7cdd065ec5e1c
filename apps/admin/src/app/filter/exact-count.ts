import { computed, inject, linkedSignal, type Signal } from '@angular/core';
import type { Filter } from '@rollcall/domain/filter';
import type { Relation } from '../format/numbers';
import { FilterApi } from './filter-api';

/** A count, and how sure it is. */
export interface Total {
  readonly value: number;
  readonly relation: Relation;
}

type Counted =
  | { readonly is: 'no' | 'counting' }
  | { readonly is: 'counted'; readonly total: Total }
  | { readonly is: 'failed'; readonly error: unknown };

/** *Count exactly*: the total of a list, once somebody wanted to know it to the last contact. */
export interface ExactCount {
  /** What was counted, else what the list said. */
  readonly total: Signal<Total | null>;
  readonly state: Signal<Counted['is']>;
  readonly error: Signal<unknown>;
  /** Whether counting would tell more than is known. */
  readonly isOffered: Signal<boolean>;
  readonly count: () => Promise<void>;
}

/**
 * The exact count of a list.
 * @param key says what is counted: with another one, what was counted before is no answer any more
 * @param filter null: what the list shows cannot be counted, such as the findings of a search
 */
export function exactCount(
  key: Signal<string>,
  filter: Signal<Filter | null>,
  listed: Signal<Total | null>,
): ExactCount {
  const api = inject(FilterApi);
  const now = linkedSignal<string, Counted>({ source: key, computation: () => ({ is: 'no' }) });
  const total = computed(() => {
    const counted = now();
    return counted.is === 'counted' ? counted.total : listed();
  });
  return {
    total,
    state: computed(() => now().is),
    error: computed(() => {
      const counted = now();
      return counted.is === 'failed' ? counted.error : undefined;
    }),
    isOffered: computed(() => {
      const known = listed();
      return filter() !== null && known !== null && known.relation !== 'eq' && now().is !== 'counted';
    }),
    count: async () => {
      const [wanted, of] = [filter(), key()];
      if (wanted === null || now().is === 'counting') return;
      now.set({ is: 'counting' });
      const end: Counted = await api.countExactly(wanted).then(
        ({ value, relation }) => ({ is: 'counted', total: { value, relation } }),
        (error: unknown) => ({ is: 'failed', error }),
      );
      if (key() === of) now.set(end);
    },
  };
}
