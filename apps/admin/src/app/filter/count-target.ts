import type { HttpClient } from '@angular/common/http';
import { contactCountSchema, type ContactCount, type ContactTarget } from '@rollcall/domain/filter';
import { firstValueFrom } from 'rxjs';

/** About how many contacts a target has; null for those that were chosen one by one, or a saved filter. */
export async function countTarget(http: HttpClient, target: ContactTarget): Promise<ContactCount | null> {
  if ('ids' in target || ('filter' in target && typeof target.filter === 'string')) return null;
  const exclude = (target.exclude ?? []).slice(0, 1000);
  const body = 'filter' in target ? { filter: target.filter, exclude } : { exclude };
  return contactCountSchema.parse(await firstValueFrom(http.post('/api/v1/contacts/count', body)));
}
