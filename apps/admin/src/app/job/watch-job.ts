import { httpResource, type HttpResourceRef } from '@angular/common/http';
import { computed, effect, inject, linkedSignal, type Signal } from '@angular/core';
import { isFinal, jobViewSchema, type JobView } from '@rollcall/domain/job';
import { JobStream } from './job-stream';
import { newestOf } from './newest-job';

const pollMs = 5_000;

interface Heard {
  readonly id: string;
  readonly views: readonly (JobView | undefined)[];
}

/** A job as it moves. `error` is why the last poll failed; the job stays what it was. */
export interface WatchedJob {
  readonly job: Signal<JobView | undefined>;
  readonly error: Signal<unknown>;
  readonly reload: () => void;
}

/**
 * Follows a job until it is final: by the event stream while it is live, else by a poll. Keeps the newest good answer:
 * `httpResource` alone would blank the page on a failed poll. A job that is picked up again is polled once more.
 */
export function watchJob(id: Signal<string>): WatchedJob {
  const stream = inject(JobStream);
  const polled: HttpResourceRef<JobView | undefined> = httpResource(() => `/api/v1/jobs/${id()}`, {
    parse: (raw) => jobViewSchema.parse(raw),
  });
  const job = linkedSignal<Heard, JobView | undefined>({
    // Of two of one version the polled one counts: it knows what undid the job since, by which its version does not move.
    source: () => ({ id: id(), views: [polled.hasValue() ? polled.value() : undefined, stream.heard(id())] }),
    computation: (now, before) =>
      newestOf(
        [...now.views, before?.source.id === now.id ? before.value : undefined].filter((view) => view?.id === now.id),
      ),
  });
  effect((onCleanup) => {
    const status = job()?.status;
    if (stream.isLive() || stream.isPaused() || polled.isLoading() || (status && isFinal(status))) return;
    const timer = setTimeout(() => polled.reload(), pollMs);
    onCleanup(() => clearTimeout(timer));
  });
  return { job: job.asReadonly(), error: computed(() => polled.error()), reload: () => polled.reload() };
}
