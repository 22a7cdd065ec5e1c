import { httpResource } from '@angular/common/http';
import { DestroyRef, computed, effect, inject, signal, untracked, type Signal } from '@angular/core';
import { isAtRest, jobListSchema, type JobQuery, type JobView } from '@rollcall/domain/job';
import { lastGood, type LastGood } from '../data-table/last-good';
import { JobStream } from './job-stream';
import { refreshed } from './newest-job';

const pollMs = 5_000;

type Asked = Partial<Pick<JobQuery, 'tab' | 'kind' | 'limit' | 'after'>>;

/** A page of jobs whose rows stay where they are and move in themselves. */
export interface WatchedList {
  readonly list: LastGood<ReturnType<typeof jobListSchema.parse>>;
  readonly jobs: Signal<readonly JobView[]>;
  /** Jobs that began after the page was loaded: shown when the person asks for them. */
  readonly newCount: Signal<number>;
  readonly error: Signal<unknown>;
  readonly nowMs: Signal<number>;
  readonly reload: () => void;
}

export function watchList(query: Signal<Asked>): WatchedList {
  const stream = inject(JobStream);
  const asked = httpResource(() => ({ url: '/api/v1/jobs', params: defined(query()) }), {
    parse: (raw) => jobListSchema.parse(raw),
  });
  const list = lastGood(asked);
  const jobs = computed(() => refreshed(list.value()?.items ?? [], stream.views()));
  const newCount = computed(() => countNew(list.value()?.items, query(), stream.views()));
  const nowMs = signal(Date.now());
  const clock = setInterval(() => {
    if (untracked(jobs).some((job) => !isAtRest(job.status))) nowMs.set(Date.now());
  }, 1_000);
  inject(DestroyRef).onDestroy(() => clearInterval(clock));
  effect((onCleanup) => {
    if (stream.isLive() || stream.isPaused() || asked.isLoading()) return;
    const timer = setTimeout(() => asked.reload(), pollMs);
    onCleanup(() => clearTimeout(timer));
  });
  return {
    list,
    jobs,
    newCount,
    error: computed(() => asked.error()),
    nowMs: nowMs.asReadonly(),
    reload: () => asked.reload(),
  };
}

function countNew(shown: readonly JobView[] | undefined, query: Asked, heard: ReadonlyMap<string, JobView>): number {
  if (!shown || query.after !== undefined || (query.tab ?? 'all') !== 'all') return 0;
  const newest = shown.reduce((latest, job) => (job.createdAt > latest ? job.createdAt : latest), '');
  const fits = (job: JobView): boolean => query.kind === undefined || job.kind === query.kind;
  return [...heard.values()].filter((job) => fits(job) && job.createdAt > newest).length;
}

function defined(query: Asked): Record<string, string | number> {
  const params: Record<string, string | number> = {};
  for (const [name, value] of Object.entries(query)) if (value !== undefined) params[name] = value;
  return params;
}
