import { HttpClient } from '@angular/common/http';
import { Service, inject } from '@angular/core';
import type { BulkTarget } from '@rollcall/domain/bulk-change';
import type { ContactCount } from '@rollcall/domain/filter';
import { jobViewSchema, type JobView } from '@rollcall/domain/job';
import { firstValueFrom } from 'rxjs';
import { countTarget } from '../filter/count-target';

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

  /** About how many contacts a target has; null for those that were chosen one by one. */
  count(target: BulkTarget): Promise<ContactCount | null> {
    return countTarget(this.http, target);
  }
}
