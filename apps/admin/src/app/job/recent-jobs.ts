import { httpResource } from '@angular/common/http';
import { Service, computed, effect, inject } from '@angular/core';
import { jobListSchema } from '@rollcall/domain/job';
import { Session } from '../auth/session';
import { JobStream } from './job-stream';

const shown = 6;

/** The last few jobs, alive: for the bell in the top bar. */
@Service()
export class RecentJobs {
  private readonly stream = inject(JobStream);
  private readonly session = inject(Session);
  private readonly asked = httpResource(
    () => (this.session.may('job.read') ? `/api/v1/jobs?limit=${shown}` : undefined),
    { parse: (raw) => jobListSchema.parse(raw) },
  );
  readonly jobs = computed(() => {
    const byId = new Map((this.asked.hasValue() ? this.asked.value().items : []).map((job) => [job.id as string, job]));
    for (const [id, view] of this.stream.views()) {
      const known = byId.get(id);
      if (!known || view.version > known.version) byId.set(id, view);
    }
    return [...byId.values()].sort((a, b) => b.createdAt.localeCompare(a.createdAt)).slice(0, shown);
  });

  constructor() {
    effect((onCleanup) => {
      if (this.stream.isLive() || this.stream.isPaused() || this.asked.isLoading()) return;
      const timer = setTimeout(() => this.asked.reload(), 10_000);
      onCleanup(() => clearTimeout(timer));
    });
  }
}
