/** How a day of a condition is named. */
export const dayWays = ['on', 'today', 'before', 'after'] as const;
/** One word of {@link dayWays}. */
export type DayWay = (typeof dayWays)[number];

/** A day as its boxes show it: a date for `on`, a number of days for `before` and `after`. */
export interface DayBoxes {
  readonly way: DayWay;
  readonly text: string;
}

/** `today-30` → 30 days before today. What is no day of a filter stands in the box for a date, where it is told as wrong. */
export function boxesOfDay(value: string): DayBoxes {
  const [, sign, count = ''] = /^today(?:([+-])(\d*))?$/.exec(value) ?? [];
  if (value === 'today') return { way: 'today', text: '' };
  if (sign !== undefined) return { way: sign === '-' ? 'before' : 'after', text: count };
  return { way: 'on', text: value };
}

/** The day of a filter that the boxes mean; '' where they are not filled in. */
export function dayOfBoxes({ way, text }: DayBoxes): string {
  const typed = text.trim();
  if (way === 'today') return 'today';
  if (way === 'on') return typed;
  return `today${way === 'before' ? '-' : '+'}${typed}`;
}
