import { HttpClient } from '@angular/common/http';
import { Service, inject } from '@angular/core';
import { jobIssueListSchema, jobViewSchema, type JobIssueList, type JobView } from '@rollcall/domain/job';
import { firstValueFrom, map } from 'rxjs';

/** What a person can ask of a job. Each answer is the job as it is afterwards, never as it was meant to be. */
export type JobWish = 'pause' | 'resume' | 'cancel';

/** Requests about jobs that are not a resource of a page. */
@Service()
export class JobClient {
  private readonly http = inject(HttpClient);

  ask(id: string, wish: JobWish): Promise<JobView> {
    const headers = { 'Idempotency-Key': crypto.randomUUID() };
    return firstValueFrom(
      this.http.post(`/api/v1/jobs/${id}/${wish}`, {}, { headers }).pipe(map((raw) => jobViewSchema.parse(raw))),
    );
  }

  issues(id: string, filter: Readonly<Record<string, string>>): Promise<JobIssueList> {
    return firstValueFrom(
      this.http.get(`/api/v1/jobs/${id}/issues`, { params: filter }).pipe(map((raw) => jobIssueListSchema.parse(raw))),
    );
  }
}
