import { HttpClient } from '@angular/common/http';
import { Service, inject } from '@angular/core';
import { jobViewSchema, type JobView } from '@rollcall/domain/job';
import { firstValueFrom } from 'rxjs';

/** Requests about keys of encrypted fields. */
@Service()
export class KeyRotationClient {
  private readonly http = inject(HttpClient);

  /** The same key starts one job, however often it is sent. */
  async start(reason: string, key: string): Promise<JobView> {
    const headers = { 'Idempotency-Key': key };
    return jobViewSchema.parse(await firstValueFrom(this.http.post('/api/v1/key-rotations', { reason }, { headers })));
  }
}
