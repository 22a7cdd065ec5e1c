import type { JobView } from '@rollcall/domain/job';

const shownMoving = 5;
const shownEnded = 5;

/** Jobs for the start page: those on their way or waiting for somebody, newest first, and the last ones that ended. */
export interface SplitJobs {
  readonly moving: readonly JobView[];
  readonly ended: readonly JobView[];
}

/** @param views of one job there can be several: the newest version counts */
export function splitJobs(views: readonly JobView[]): SplitJobs {
  const newest = new Map<string, JobView>();
  for (const view of views) if ((newest.get(view.id)?.version ?? -1) < view.version) newest.set(view.id, view);
  const isOver = ({ status }: JobView): boolean => ['succeeded', 'failed', 'cancelled'].includes(status);
  const all = [...newest.values()];
  const lastFirst = (a: string, b: string): number => (a < b ? 1 : -1);
  return {
    moving: all
      .filter((job) => !isOver(job))
      .sort((a, b) => lastFirst(a.createdAt, b.createdAt))
      .slice(0, shownMoving),
    ended: all
      .filter(isOver)
      .sort((a, b) => lastFirst(a.endedAt ?? a.createdAt, b.endedAt ?? b.createdAt))
      .slice(0, shownEnded),
  };
}
