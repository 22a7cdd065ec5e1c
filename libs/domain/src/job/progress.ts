import type { JobView } from './job.contract.js';
import { isFinal } from './job.status.js';

/** How far a job is inside its present phase. */
export interface PhaseProgress {
  readonly phase: string;
  /** Items done in this phase. */
  readonly done: number;
  /** Items this phase has in all; null while nobody knows. */
  readonly total: number | null;
  /** How far the whole job is, 0 to 1; null while nobody knows. */
  readonly fraction: number | null;
}

/** One measurement: how many items all phases together had handled at a time (ms since the epoch). */
export interface ProgressSample {
  readonly atMs: number;
  readonly fraction: number | null;
  readonly rows: number;
}

const windowMs = 60_000;
const settleMs = 10_000;

/**
 * Rate and remaining time out of the samples of the last 60 s.
 * @returns `rate` in rows per second over the window, null with fewer than two samples; `secondsLeft` null while it
 * would be a guess (first 10 s, or no total).
 */
export function paceOf(
  samples: readonly ProgressSample[],
  nowMs: number,
): { rate: number | null; secondsLeft: number | null } {
  const recent = samples.filter((sample) => sample.atMs >= nowMs - windowMs);
  const first = recent[0];
  const last = recent.at(-1);
  if (!first || !last || last.atMs <= first.atMs) return { rate: null, secondsLeft: null };
  const seconds = (last.atMs - first.atMs) / 1000;
  const rate = Math.max(0, (last.rows - first.rows) / seconds);
  const started = samples[0]?.atMs ?? nowMs;
  if (first.fraction === null || last.fraction === null || nowMs - started < settleMs)
    return { rate, secondsLeft: null };
  const speed = (last.fraction - first.fraction) / seconds;
  return { rate, secondsLeft: speed > 0 ? Math.round((1 - last.fraction) / speed) : null };
}

/** What a progress bar shows: 0 to 100, or null for "working, no end in sight". A final job is at 100. */
export function percentOf(job: Pick<JobView, 'status' | 'progress'>): number | null {
  if (isFinal(job.status) && job.status === 'succeeded') return 100;
  const { fraction } = job.progress;
  return fraction === null ? null : Math.min(100, Math.floor(fraction * 1000) / 10);
}
