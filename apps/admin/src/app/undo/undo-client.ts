import { HttpClient } from '@angular/common/http';
import { Service, inject } from '@angular/core';
import { jobViewSchema, type JobView } from '@rollcall/domain/job';
import type { StartUndoRequest } from '@rollcall/domain/undo';
import { firstValueFrom } from 'rxjs';

/** Requests about undos that are not a resource of a page. */
@Service()
export class UndoClient {
  private readonly http = inject(HttpClient);

  /** The same key starts one job, however often it is sent. */
  async start(request: StartUndoRequest, key: string): Promise<JobView> {
    const headers = { 'Idempotency-Key': key };
    return jobViewSchema.parse(await firstValueFrom(this.http.post('/api/v1/undos', request, { headers })));
  }
}
