import type { HttpResourceRef } from '@angular/common/http';
import { computed, linkedSignal, type Signal } from '@angular/core';

/** The newest answer, and whether it is of the question before. */
export interface LastGood<T> {
  readonly value: Signal<T | undefined>;
  readonly isLoading: Signal<boolean>;
  readonly isRefreshing: Signal<boolean>;
}

/** Keeps the answer that is on the screen until the next one is here: a list is never blank in between. */
export function lastGood<T>(asked: HttpResourceRef<T | undefined>): LastGood<T> {
  const value = linkedSignal<T | undefined, T | undefined>({
    source: () => (asked.hasValue() ? asked.value() : undefined),
    computation: (now, before) => now ?? before?.value,
  });
  return {
    value: value.asReadonly(),
    isLoading: computed(() => value() === undefined && asked.isLoading()),
    isRefreshing: computed(() => value() !== undefined && asked.isLoading()),
  };
}
