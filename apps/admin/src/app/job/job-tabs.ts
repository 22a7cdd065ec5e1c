import type { JobQuery } from '@rollcall/domain/job';
import { number, object } from 'zod';

export type JobTab = JobQuery['tab'];

/** The tabs of the job list, in order. */
export const jobTabs: readonly { readonly tab: JobTab; readonly label: string }[] = [
  { tab: 'all', label: 'All' },
  { tab: 'running', label: 'Running' },
  { tab: 'paused', label: 'Paused' },
  { tab: 'completed', label: 'Completed' },
  { tab: 'issues', label: 'Completed with issues' },
  { tab: 'failed', label: 'Failed' },
  { tab: 'cancelled', label: 'Cancelled' },
];

/** The tab of the address; a word nobody knows means all. */
export const tabOf = (word: string | undefined): JobTab => jobTabs.find(({ tab }) => tab === word)?.tab ?? 'all';

/** The answer of `GET /jobs/counts`. */
export const jobCountsSchema = object({
  all: number(),
  running: number(),
  paused: number(),
  completed: number(),
  issues: number(),
  failed: number(),
  cancelled: number(),
});
