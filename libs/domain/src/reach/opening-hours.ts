import { dayMs, instantsOf, midnightOf, minuteMs, minutesOf, movesOf, wallAt, weekdayOf } from './zone-clock.js';
import type { WallMs } from './zone-clock.js';

/** Hours of some weekdays. `until` before `from` lies behind midnight, and belongs to the day on which it begins. */
export interface Hours {
  readonly days: readonly number[];
  readonly from: string;
  readonly until: string;
}

/** A stretch of time. `until` null: no end. */
export interface Stretch {
  readonly from: number;
  readonly until: number | null;
}

/** Looked so far ahead: hours of one weekday that is blocked, in zones a day apart, come again within it. */
const horizonDays = 23;

/** Whether a wall clock stands inside the hours. Judged by what the clock shows: a repeated hour counts both times. */
export function isWithin({ days, from, until }: Hours, wall: WallMs): boolean {
  const minute = (wall - midnightOf(wall)) / minuteMs;
  const [begin, end] = [minutesOf(from), minutesOf(until)];
  const isToday = days.includes(weekdayOf(wall));
  if (begin < end) return isToday && minute >= begin && minute < end;
  return (isToday && minute >= begin) || (days.includes(weekdayOf(wall - dayMs)) && minute < end);
}

/** The minutes of the day at which hours begin or end. */
export const edgesOf = (hours: readonly Hours[]): readonly number[] => [
  ...new Set([0, ...hours.flatMap(({ from, until }) => [minutesOf(from), minutesOf(until) % 1440])]),
];

/**
 * The stretch in which `isOpen` holds: the one at `at`, else the next. It asks only where an answer can change: at the edges,
 * by the clock of each zone, and where a clock is moved.
 * @returns null if it does not hold within {@link horizonDays}
 */
export function nextStretch(
  isOpen: (instant: number) => boolean,
  zones: readonly string[],
  edges: readonly number[],
  at: number,
): Stretch | null {
  let from = isOpen(at) ? at : null;
  for (let start = at; start < at + horizonDays * dayMs; start += dayMs)
    for (const instant of changesOf(zones, edges, start, start + dayMs)) {
      const open = isOpen(instant);
      if (open) from ??= instant;
      else if (from !== null) return { from, until: instant };
    }
  return from === null ? null : { from, until: null };
}

/** The instants in (from, until] at which an answer can change, in order. */
function changesOf(zones: readonly string[], edges: readonly number[], from: number, until: number): readonly number[] {
  const found = zones.flatMap((zone) => {
    const instants = [...movesOf(zone, from, until)];
    const last = midnightOf(wallAt(zone, until));
    for (let day = midnightOf(wallAt(zone, from)); day <= last; day += dayMs)
      for (const edge of edges) instants.push(...instantsOf(zone, day + edge * minuteMs));
    return instants.filter((instant) => instant > from && instant <= until);
  });
  return [...new Set(found)].sort((a, b) => a - b);
}
