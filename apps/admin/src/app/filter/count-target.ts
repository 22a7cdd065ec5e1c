import type { HttpClient } from '@angular/common/http';
import {
  contactCountSchema,
  filterViewSchema,
  type ContactCount,
  type ContactTarget,
  type Filter,
} from '@rollcall/domain/filter';
import { firstValueFrom } from 'rxjs';

/** About how many contacts a target has; null for those that were chosen one by one. */
export async function countTarget(http: HttpClient, target: ContactTarget): Promise<ContactCount | null> {
  if ('ids' in target) return null;
  const exclude = (target.exclude ?? []).slice(0, 1000);
  const body = 'filter' in target ? { filter: await filterOf(http, target.filter), exclude } : { exclude };
  return contactCountSchema.parse(await firstValueFrom(http.post('/api/v1/contacts/count', body)));
}

/** A filter, or the one that is saved under an id. */
async function filterOf(http: HttpClient, filter: Filter | string): Promise<Filter> {
  if (typeof filter !== 'string') return filter;
  return filterViewSchema.parse(await firstValueFrom(http.get(`/api/v1/filters/${filter}`))).filter;
}
