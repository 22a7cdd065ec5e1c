import { HttpClient } from '@angular/common/http';
import { Service, inject } from '@angular/core';
import type { BulkTarget } from '@rollcall/domain/bulk-change';
import { contactCountSchema, type ContactCount } from '@rollcall/domain/filter';
import { jobViewSchema, type JobView } from '@rollcall/domain/job';
import { firstValueFrom } from 'rxjs';

/** Requests about bulk changes. */
@Service()
export class BulkChangeClient {
  private readonly http = inject(HttpClient);

  /** The same key starts one job, however often it is sent. */
  async start(request: unknown, key: string): Promise<JobView> {
    const headers = { 'Idempotency-Key': key };
    return jobViewSchema.parse(await firstValueFrom(this.http.post('/api/v1/bulk-changes', request, { headers })));
  }

  async approve(id: string): Promise<JobView> {
    const headers = { 'Idempotency-Key': crypto.randomUUID() };
    const answer = await firstValueFrom(this.http.post(`/api/v1/bulk-changes/${id}/approve`, {}, { headers }));
    return jobViewSchema.parse(answer);
  }

  /** About how many contacts a target has; null for those that were chosen one by one, or a saved filter. */
  async count(target: BulkTarget): Promise<ContactCount | null> {
    if ('ids' in target || ('filter' in target && typeof target.filter === 'string')) return null;
    const exclude = (target.exclude ?? []).slice(0, 1000);
    const body = 'filter' in target ? { filter: target.filter, exclude } : { exclude };
    return contactCountSchema.parse(await firstValueFrom(this.http.post('/api/v1/contacts/count', body)));
  }
}
