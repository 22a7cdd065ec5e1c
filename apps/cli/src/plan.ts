import { jobPlanSchema } from '@rollcall/domain/job';
import type { JobPlan } from '@rollcall/domain/job';
import { given } from './client.js';
import { UsageError, usageOf } from './usage.js';

/** The options that plan a job. */
export const planOptions = { 'start-at': { type: 'string' }, rate: { type: 'string' } } as const;

/** What `--start-at TIME|now` and `--rate N|none` ask for; undefined: neither was given. */
export function planFrom(values: {
  readonly 'start-at'?: string | undefined;
  readonly rate?: string | undefined;
}): JobPlan | undefined {
  const { 'start-at': at, rate } = values;
  if (at === undefined && rate === undefined) return undefined;
  const asked: object = given({
    startAt: at === 'now' ? null : at,
    rowsPerSecond: rate === 'none' ? null : rate === undefined ? undefined : Number(rate),
  });
  const read = jobPlanSchema.safeParse(asked);
  if (!read.success) throw new UsageError(usageOf(read.error));
  return read.data;
}
