import { isDayOfCalendar, parseTimeZone } from '../contact/index.js';

/** A day as a condition names it: `YYYY-MM-DD`, or so many days from today. */
export type FilterDay = string | { readonly fromToday: number };

const relative = /^today(?:([+-])(\d{1,5}))?$/;
const absolute = /^(\d{4})-(\d{2})-(\d{2})$/;
/** A hundred years either way. */
const maxDays = 36_600;

/** Reads `2026-02-03`, `today`, `today-30`, `today+7`; null if it is none of them. */
export function readFilterDay(text: string): FilterDay | null {
  const asked = relative.exec(text.trim());
  if (asked) {
    const days = Number(asked[2] ?? 0);
    return days > maxDays ? null : { fromToday: asked[1] === '-' ? -days : days };
  }
  const [, year, month, day] = absolute.exec(text.trim()) ?? [];
  return isDayOfCalendar(Number(year), Number(month), Number(day)) ? text.trim() : null;
}

/** How many days `lastDays` and `nextDays` span: a whole number from 1; null if it is none. */
export function readDayCount(text: string): number | null {
  const count = /^\d{1,5}$/.test(text.trim()) ? Number(text) : 0;
  return count >= 1 && count <= maxDays ? count : null;
}

/** The IANA name of a zone, or null if there is no such zone. */
export const readFilterZone = (text: string): string | null => parseTimeZone(text);

/** A day of the calendar, `YYYY-MM-DD`. */
export const resolveDay = (day: FilterDay, now: Date, zone: string): string =>
  typeof day === 'string' ? day : addDays(dayIn(zone, now), day.fromToday);

/** The day so many days later; earlier with a negative count. */
export function addDays(day: string, count: number): string {
  const at = new Date(`${day}T00:00:00Z`);
  at.setUTCDate(at.getUTCDate() + count);
  return at.toISOString().slice(0, 10);
}

const formats = new Map<string, Intl.DateTimeFormat>();

/** Which day it is in a zone. */
export function dayIn(zone: string, at: Date): string {
  let format = formats.get(zone);
  if (!format) {
    // Sweden writes dates as ISO 8601 does.
    format = new Intl.DateTimeFormat('sv-SE', { timeZone: zone, year: 'numeric', month: '2-digit', day: '2-digit' });
    formats.set(zone, format);
  }
  return format.format(at);
}

/** No zone is farther from UTC, in seconds. */
const farthest = 16 * 3600;

/**
 * When a day begins in a zone: the first second whose date there is that day or later. So a midnight that the clock skips, and
 * a day that a zone never had, have a beginning too.
 */
export function startOfDay(day: string, zone: string): Date {
  const midnight = Date.parse(`${day}T00:00:00Z`) / 1000;
  let [before, begun] = [midnight - farthest, midnight + farthest];
  while (begun - before > 1) {
    const middle = Math.floor((before + begun) / 2);
    if (dayIn(zone, new Date(middle * 1000)) >= day) begun = middle;
    else before = middle;
  }
  return new Date(begun * 1000);
}
