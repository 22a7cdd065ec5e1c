import type { CancelledJobs } from '@rollcall/domain/job';
import { formatCount } from '../format/numbers';
import { tell } from '../refusal/problem-messages';

/** What became of jobs that were to be cancelled, for people. */
export interface CancelReport {
  readonly text: string;
  readonly refused: number;
}

export const countJobs = (count: number): string => (count === 1 ? 'one job' : `${formatCount(count)} jobs`);

/** Says how many were cancelled, and of the others why not: each reason once. */
export function reportOf({ cancelled, refused }: CancelledJobs): CancelReport {
  const done = cancelled.length === 0 ? 'Nothing was cancelled.' : `Cancelled: ${countJobs(cancelled.length)}.`;
  const reasons = [...new Set(refused.map(({ code }) => tell(code, {}).what))];
  const left = refused.length === 0 ? '' : ` Not cancelled: ${countJobs(refused.length)}. ${reasons.join(' ')}`;
  return { text: done + left, refused: refused.length };
}
