import type { JobOnlooker } from '../job/index.js';
import type { Permission } from '../permission/index.js';

/** The permission that somebody lacks to undo this job; null if none. */
export function missingToUndo(
  who: JobOnlooker,
  job: { readonly startedBy: { readonly id: string } },
): Permission | null {
  const needed = job.startedBy.id === who.id ? 'job.undo' : 'job.undo-all';
  return who.permissions.includes(needed) || who.permissions.includes('job.undo-all') ? null : needed;
}
