import type { JobPlan } from '@rollcall/domain/job';

/** A plan as a person types it: the clock of their wall, and digits. */
export interface PlanDraft {
  /** `2026-12-24T02:00`, empty: at once. */
  readonly start: string;
  /** Empty: as fast as it goes. */
  readonly rate: string;
}

/** What is wrong with a plan, by field; the empty text: nothing. */
export interface PlanProblems {
  readonly start: string;
  readonly rate: string;
}

export const emptyPlan: PlanDraft = { start: '', rate: '' };

/** The draft of what a job is planned for. */
export function planDraftOf({
  startsAt,
  rowsPerSecond,
}: {
  startsAt: string | null;
  rowsPerSecond: number | null;
}): PlanDraft {
  return {
    start: startsAt === null ? '' : wallOf(new Date(startsAt)),
    rate: rowsPerSecond === null ? '' : `${rowsPerSecond}`,
  };
}

/** What is wrong with a draft. A time that has passed means at once. */
export function planProblemsOf({ start, rate }: PlanDraft): PlanProblems {
  return {
    start: start === '' || Number.isFinite(Date.parse(start)) ? '' : 'This is no date and time.',
    rate: rate === '' || rateOf(rate) !== null ? '' : 'Whole rows a second, from 1 to 1,000,000.',
  };
}

/** Whether nothing is wrong with a draft. */
export const isPlan = (draft: PlanDraft): boolean => Object.values(planProblemsOf(draft)).every((said) => said === '');

/** The plan a draft means. `null` where nothing is asked for: it takes back what was. */
export const planOf = ({ start, rate }: PlanDraft): { startAt: string | null; rowsPerSecond: number | null } => ({
  startAt: start === '' ? null : new Date(start).toISOString(),
  rowsPerSecond: rateOf(rate),
});

/** The plan of a request that starts a job: only what is asked for. */
export function startPlanOf(draft: PlanDraft): JobPlan {
  const { startAt, rowsPerSecond } = planOf(draft);
  return { ...(startAt !== null && { startAt }), ...(rowsPerSecond !== null && { rowsPerSecond }) };
}

function rateOf(typed: string): number | null {
  const digits = typed.replaceAll(/[,\s]/g, '');
  const rate = /^\d{1,7}$/.test(digits) ? Number(digits) : 0;
  return rate >= 1 && rate <= 1_000_000 ? rate : null;
}

const two = (n: number): string => `${n}`.padStart(2, '0');
const wallOf = (at: Date): string =>
  `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}T${two(at.getHours())}:${two(at.getMinutes())}`;
