/** A holiday of the federal government of the US: on a date, or on the n-th weekday of a month (-1: the last). */
export type Holiday =
  | { readonly name: string; readonly month: number; readonly day: number }
  | { readonly name: string; readonly month: number; readonly weekday: number; readonly nth: number };

/** The federal holidays (5 U.S.C. 6103), as rules for every year. One that falls on a weekend is observed beside it. */
export const usFederalHolidays: readonly Holiday[] = [
  { name: "New Year's Day", month: 1, day: 1 },
  { name: 'Birthday of Martin Luther King, Jr.', month: 1, weekday: 1, nth: 3 },
  { name: "Washington's Birthday", month: 2, weekday: 1, nth: 3 },
  { name: 'Memorial Day', month: 5, weekday: 1, nth: -1 },
  { name: 'Juneteenth', month: 6, day: 19 },
  { name: 'Independence Day', month: 7, day: 4 },
  { name: 'Labor Day', month: 9, weekday: 1, nth: 1 },
  { name: 'Columbus Day', month: 10, weekday: 1, nth: 2 },
  { name: 'Veterans Day', month: 11, day: 11 },
  { name: 'Thanksgiving Day', month: 11, weekday: 4, nth: 4 },
  { name: 'Christmas Day', month: 12, day: 25 },
];

/** A revocation is to be honoured within so many business days (47 CFR 64.1200(a)(10), since 11 April 2025). */
export const daysToHonour = 10;

const dayMs = 86_400_000;
const dateOf = (dayAt: number): string => new Date(dayAt).toISOString().slice(0, 10);
/** 0 is Sunday. */
const weekdayOf = (dayAt: number): number => new Date(dayAt).getUTCDay();

const observed = new Map<number, ReadonlySet<string>>();

/** The dates on which the holidays of a year are observed. That of the first of January may lie in the year before. */
function observedIn(year: number): ReadonlySet<string> {
  const known = observed.get(year);
  if (known) return known;
  const dates = new Set(usFederalHolidays.map((holiday) => dateOf(dayOf(holiday, year))));
  observed.set(year, dates);
  return dates;
}

function dayOf(holiday: Holiday, year: number): number {
  if ('day' in holiday) return movedOffWeekend(Date.UTC(year, holiday.month - 1, holiday.day));
  if (holiday.nth > 0) {
    const first = Date.UTC(year, holiday.month - 1, 1);
    return first + (((holiday.weekday - weekdayOf(first) + 7) % 7) + (holiday.nth - 1) * 7) * dayMs;
  }
  const last = Date.UTC(year, holiday.month, 0);
  return last - ((weekdayOf(last) - holiday.weekday + 7) % 7) * dayMs;
}

/** Saturday is observed on Friday, Sunday on Monday. */
function movedOffWeekend(dayAt: number): number {
  const weekday = weekdayOf(dayAt);
  if (weekday === 6) return dayAt - dayMs;
  return weekday === 0 ? dayAt + dayMs : dayAt;
}

/** Whether a day, `YYYY-MM-DD`, is a business day: Monday to Friday, and no federal holiday. */
export function isBusinessDay(date: string): boolean {
  const dayAt = Date.parse(`${date}T00:00:00Z`);
  const year = Number(date.slice(0, 4));
  const weekday = weekdayOf(dayAt);
  return weekday !== 0 && weekday !== 6 && !observedIn(year).has(date) && !observedIn(year + 1).has(date);
}

/** The n-th business day behind a day; the day itself does not count. */
export function addBusinessDays(date: string, count: number): string {
  let dayAt = Date.parse(`${date}T00:00:00Z`);
  for (let left = count; left > 0;) {
    dayAt += dayMs;
    if (isBusinessDay(dateOf(dayAt))) left -= 1;
  }
  return dateOf(dayAt);
}

/** How many business days lie behind one day, up to another and with it. None if that has passed. */
export function businessDaysUntil(today: string, until: string): number {
  let count = 0;
  for (let dayAt = Date.parse(`${today}T00:00:00Z`) + dayMs; dateOf(dayAt) <= until; dayAt += dayMs)
    if (isBusinessDay(dateOf(dayAt))) count += 1;
  return count;
}
