import { HttpClient, httpResource } from '@angular/common/http';
import { inject } from '@angular/core';
import { firstValueFrom } from 'rxjs';
import { lastGood } from '../data-table/last-good';
import { problemOf } from '../refusal/problem';

/** Settings that are read and written as a whole. */
export interface Versioned {
  readonly version: number;
}

/**
 * Settings that are replaced as a whole. A change is a function of what is there, so that it can be asked for again on top of what
 * somebody else has saved meanwhile: then it is refused as `stale-version` once, and what they saved is read.
 */
export function settingsDocument<View extends Versioned>(url: string, parse: (raw: unknown) => View) {
  const http = inject(HttpClient);
  const asked = httpResource(() => url, { parse });
  const shown = lastGood(asked);
  const save = async (change: (now: View) => object): Promise<View> => {
    const now = shown.value();
    if (now === undefined) throw new Error('nothing has been read yet');
    const headers = { 'If-Match': `"${now.version}"` };
    try {
      const after = parse(await firstValueFrom(http.put(url, change(now), { headers })));
      asked.set(after);
      return after;
    } catch (error) {
      if (problemOf(error).code === 'stale-version') asked.reload();
      throw error;
    }
  };
  return { asked, shown, save };
}
