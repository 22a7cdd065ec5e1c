import { dayMonthPair, isYearFirst } from './parse-date.js';
import type { DateOrder } from './parse-date.js';

/** Countries that write the month first in numbers. */
const monthFirst = new Set(['US', 'PH', 'PR', 'GU', 'VI', 'AS', 'MP', 'FM', 'MH', 'PW', 'BZ']);
/** Countries that write the year first in numbers. */
const yearFirst = new Set(['CN', 'JP', 'KR', 'KP', 'TW', 'HU', 'LT', 'MN', 'SE', 'IR', 'BT']);

/**
 * Learns from a column's values in which order it writes dates: a 13 or more in one place settles it for all.
 * @returns null if the values leave it open or contradict each other; see {@link dateOrderOfCountry}
 */
export function detectDateOrder(samples: Iterable<string>): DateOrder | null {
  let pairs = 0;
  let isDayFirst = false;
  let isMonthFirst = false;
  let startsWithYear = 0;
  for (const sample of samples) {
    if (isYearFirst(sample)) startsWithYear++;
    const pair = dayMonthPair(sample);
    if (!pair) continue;
    pairs++;
    if (pair[0] > 12 && pair[1] <= 12) isDayFirst = true;
    if (pair[1] > 12 && pair[0] <= 12) isMonthFirst = true;
  }
  if (isDayFirst !== isMonthFirst) return isDayFirst ? 'dmy' : 'mdy';
  return pairs === 0 && startsWithYear > 0 ? 'ymd' : null;
}

/** How a country writes dates in numbers. */
export function dateOrderOfCountry(country: string): DateOrder {
  if (monthFirst.has(country)) return 'mdy';
  return yearFirst.has(country) ? 'ymd' : 'dmy';
}
