import type { Permission } from '../permission/index.js';

/** Who asks, as far as jobs care. */
export interface JobOnlooker {
  readonly id: string;
  readonly permissions: readonly Permission[];
}

interface Started {
  readonly startedBy: { readonly id: string };
}

const isOwn = (who: JobOnlooker, job: Started): boolean => job.startedBy.id === who.id;

/** Whether somebody sees every job of the tenant, not only their own. */
export const seesAllJobs = (who: JobOnlooker): boolean => who.permissions.includes('job.read-all');

/** Whether somebody sees this job at all. One they do not see is answered like one that is not there. */
export const maySeeJob = (who: JobOnlooker, job: Started): boolean =>
  seesAllJobs(who) || (who.permissions.includes('job.read') && isOwn(who, job));

/** The permission that somebody lacks to pause, resume or cancel this job; null if none. */
export function missingToControlJob(who: JobOnlooker, job: Started): Permission | null {
  const needed = isOwn(who, job) ? 'job.control' : 'job.control-all';
  return who.permissions.includes(needed) || who.permissions.includes('job.control-all') ? null : needed;
}
