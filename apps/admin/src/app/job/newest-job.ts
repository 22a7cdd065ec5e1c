import type { JobView } from '@rollcall/domain/job';

/** The view with the highest version. Answers can overtake each other: an old one must never win. */
export function newestOf(views: readonly (JobView | undefined)[]): JobView | undefined {
  return views.reduce(
    (best, view) => (view && (best === undefined || view.version > best.version) ? view : best),
    undefined,
  );
}

/** A list with whatever the stream knows better about its jobs. */
export function refreshed(jobs: readonly JobView[], heard: ReadonlyMap<string, JobView>): readonly JobView[] {
  return jobs.map((job) => newestOf([job, heard.get(job.id)]) ?? job);
}
