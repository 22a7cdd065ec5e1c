/** In which order a file writes day, month and year. */
export type DateOrder = 'mdy' | 'dmy' | 'ymd';

/** Years outside are typing mistakes. */
const minYear = 1800;
const maxYear = 2200;

const time =
  '(?:[T\\s,]+\\d{1,2}:\\d{2}(?::\\d{2}(?:[.,]\\d{1,9})?)?\\s*(?:[ap]\\.?m\\.?)?\\s*(?:Z|UTC|[+-]\\d{2}:?\\d{2})?)?';
const yearFirst = new RegExp(`^(\\d{4})([-/.])(\\d{1,2})\\2(\\d{1,2})${time}$`, 'i');
const compact = /^(\d{4})(\d{2})(\d{2})$/;
const yearLast = new RegExp(`^(\\d{1,2})([-/. ])(\\d{1,2})\\2(\\d{4})${time}$`, 'i');
const dayMonthName = new RegExp(
  `^(\\d{1,2})(?:st|nd|rd|th|\\.)?[\\s-]*(?:de\\s+)?(\\p{L}{3,10})\\.?[\\s,-]*(?:de\\s+)?(\\d{4})${time}$`,
  'iu',
);
const monthNameDay = new RegExp(`^(\\p{L}{3,10})\\.?[\\s-]*(\\d{1,2})(?:st|nd|rd|th)?[\\s,-]+(\\d{4})${time}$`, 'iu');

/** English, Spanish, French and German, short and long, accents removed. */
const monthNames = [
  'jan january enero ene janvier janv januar',
  'feb february febrero fevrier fevr fev februar',
  'mar march marzo mars marz mrz',
  'apr april abril abr avril avr',
  'may mayo mai',
  'jun june junio juin juni',
  'jul july julio juillet juil juli',
  'aug august agosto ago aout',
  'sep sept september septiembre septembre',
  'oct october octubre octobre oktober okt',
  'nov november noviembre novembre',
  'dec december diciembre dic decembre dezember dez',
];
const months = new Map(
  monthNames.flatMap((names, index) => names.split(' ').map((name) => [name, index + 1] as const)),
);

/**
 * Reads a calendar date; a time behind it is dropped. Year-first dates and month names mean the same in every order.
 * Years need four digits: `3/4/45` could be born then or due then, and nobody asks the reader. The order is obeyed, not
 * bent: `13/02/2026` is no date in `mdy`, for the next row may be `03/02/2026`.
 * @returns `YYYY-MM-DD`, or null if it is no date of the calendar between 1800 and 2200
 */
export function parseDate(raw: string, order: DateOrder): string | null {
  const text = raw.trim();
  if (text.length > 60) return null;
  const iso = yearFirst.exec(text);
  if (iso) return toDate(iso[1], iso[3], iso[4]);
  const last = yearLast.exec(text);
  if (last)
    return order === 'dmy'
      ? toDate(last[4], last[3], last[1])
      : order === 'mdy'
        ? toDate(last[4], last[1], last[3])
        : null;
  const digits = compact.exec(text);
  if (digits) return toDate(digits[1], digits[2], digits[3]);
  const named = dayMonthName.exec(text);
  if (named) return toDate(named[3], monthOf(named[2]), named[1]);
  const american = monthNameDay.exec(text);
  return american ? toDate(american[3], monthOf(american[1]), american[2]) : null;
}

/** What a text could be as day and month: the two numbers before the year, or null. Used to learn a column's order. */
export function dayMonthPair(raw: string): readonly [number, number] | null {
  const found = yearLast.exec(raw.trim().slice(0, 60));
  return found ? [Number(found[1]), Number(found[3])] : null;
}

/** Whether a text begins like a year-first date. */
export function isYearFirst(raw: string): boolean {
  return yearFirst.test(raw.trim().slice(0, 60));
}

function monthOf(name: string | undefined): string | undefined {
  const plain = (name ?? '').normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
  return months.get(plain)?.toString();
}

function toDate(
  yearText: string | undefined,
  monthText: string | undefined,
  dayText: string | undefined,
): string | null {
  const year = Number(yearText);
  const month = Number(monthText);
  const day = Number(dayText);
  return isDayOfCalendar(year, month, day) ? `${year}-${pad(month)}-${pad(day)}` : null;
}

/** Whether there is such a day, in a year that is no typing mistake. */
export function isDayOfCalendar(year: number, month: number, day: number): boolean {
  if (!(year >= minYear && year <= maxYear && month >= 1 && month <= 12 && day >= 1)) return false;
  return day <= daysIn(year, month);
}

const pad = (value: number): string => (value < 10 ? `0${value}` : `${value}`);

function daysIn(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}
