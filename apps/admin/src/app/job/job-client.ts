import { HttpClient } from '@angular/common/http';
import { Service, inject } from '@angular/core';
import {
  cancelledJobsSchema,
  jobIssueListSchema,
  jobViewSchema,
  type CancelJobs,
  type CancelledJobs,
  type JobIssueList,
  type JobPlan,
  type JobView,
} from '@rollcall/domain/job';
import { firstValueFrom, map } from 'rxjs';

/** What a person can ask of a job. Each answer is the job as it is afterwards, never as it was meant to be. */
export type JobWish = 'pause' | 'resume' | 'cancel' | 'force';

/** Requests about jobs that are not a resource of a page. */
@Service()
export class JobClient {
  private readonly http = inject(HttpClient);

  ask(id: string, wish: JobWish): Promise<JobView> {
    return this.move(id, wish, {});
  }

  /** Resumes a job, perhaps for later or slower. */
  resume(id: string, plan: JobPlan): Promise<JobView> {
    return this.move(id, 'resume', plan);
  }

  plan(id: string, plan: JobPlan): Promise<JobView> {
    return firstValueFrom(this.http.patch(`/api/v1/jobs/${id}`, plan).pipe(map((raw) => jobViewSchema.parse(raw))));
  }

  cancelMany(wanted: CancelJobs): Promise<CancelledJobs> {
    return firstValueFrom(
      this.http.post('/api/v1/jobs/cancellations', wanted).pipe(map((raw) => cancelledJobsSchema.parse(raw))),
    );
  }

  private move(id: string, wish: JobWish, body: object): Promise<JobView> {
    const headers = { 'Idempotency-Key': crypto.randomUUID() };
    return firstValueFrom(
      this.http.post(`/api/v1/jobs/${id}/${wish}`, body, { headers }).pipe(map((raw) => jobViewSchema.parse(raw))),
    );
  }

  issues(id: string, filter: Readonly<Record<string, string>>): Promise<JobIssueList> {
    return firstValueFrom(
      this.http.get(`/api/v1/jobs/${id}/issues`, { params: filter }).pipe(map((raw) => jobIssueListSchema.parse(raw))),
    );
  }
}
