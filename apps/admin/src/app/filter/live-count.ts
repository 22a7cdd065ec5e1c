import { httpResource, type HttpResourceRef } from '@angular/common/http';
import { effect, signal, type Signal } from '@angular/core';
import { contactCountSchema, type ContactCount, type Filter } from '@rollcall/domain/filter';

const debounceMs = 400;
/** The server tells what it knows within a second; after this long nobody waits for it any more. */
const patienceMs = 3_000;

/**
 * How many contacts a filter means while somebody changes it: asked once they pause, and what was asked before is called off.
 * Call it where things can be injected. null: there is nothing to count.
 */
export function liveCount(filter: Signal<Filter | null>): HttpResourceRef<ContactCount | undefined> {
  const asked = signal<Filter | null>(null);
  effect((onCleanup) => {
    const wanted = filter();
    asked.set(null);
    if (wanted === null) return;
    const timer = setTimeout(() => asked.set(wanted), debounceMs);
    onCleanup(() => clearTimeout(timer));
  });
  return httpResource(
    () => {
      const wanted = asked();
      if (wanted === null) return undefined;
      return { url: '/api/v1/contacts/count', method: 'POST', body: { filter: wanted }, timeout: patienceMs };
    },
    { parse: (raw) => contactCountSchema.parse(raw) },
  );
}
