import { HttpClient } from '@angular/common/http';
import { Service, inject } from '@angular/core';
import type { ContactCount, ContactTarget } from '@rollcall/domain/filter';
import { jobViewSchema, type JobView } from '@rollcall/domain/job';
import { firstValueFrom } from 'rxjs';
import { countTarget } from '../filter/count-target';

/** Requests about exports. */
@Service()
export class ExportClient {
  private readonly http = inject(HttpClient);

  /** The same key starts one job, however often it is sent. */
  async start(request: unknown, key: string): Promise<JobView> {
    const headers = { 'Idempotency-Key': key };
    return jobViewSchema.parse(await firstValueFrom(this.http.post('/api/v1/exports', request, { headers })));
  }

  /** See {@link countTarget}. */
  count(target: ContactTarget): Promise<ContactCount | null> {
    return countTarget(this.http, target);
  }
}
