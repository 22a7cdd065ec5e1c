/** One minute, one hour, one day, in milliseconds. */
export const minuteMs = 60_000;
/** See {@link minuteMs}. */
export const dayMs = 24 * 60 * minuteMs;

/**
 * A wall clock: what a clock in some zone shows, as the milliseconds that UTC would show the same at. Never an instant: only
 * a zone makes it one.
 */
export type WallMs = number;

const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(zone: string): Intl.DateTimeFormat {
  const known = formats.get(zone);
  if (known) return known;
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  });
  formats.set(zone, format);
  return format;
}

/** Whether this runtime knows the zone. */
export function isZone(zone: string): boolean {
  try {
    formatOf(zone);
    return true;
  } catch (error) {
    if (error instanceof RangeError) return false; // what Intl says to a zone that does not exist
    throw error;
  }
}

/** What a clock in the zone shows at an instant. */
export function wallAt(zone: string, instantMs: number): WallMs {
  const at: Record<string, number> = {};
  for (const { type, value } of formatOf(zone).formatToParts(instantMs)) at[type] = Number(value);
  const seconds = Date.UTC(at['year']!, at['month']! - 1, at['day'], at['hour'], at['minute'], at['second']);
  return seconds + (((instantMs % 1000) + 1000) % 1000);
}

/** How far a zone's clock is ahead of UTC at an instant, in milliseconds. */
export const offsetAt = (zone: string, instantMs: number): number => wallAt(zone, instantMs) - instantMs;

/** The instants at which a clock in the zone shows this: none in a skipped hour, two in a repeated one, else one; in order. */
export function instantsOf(zone: string, wall: WallMs): readonly number[] {
  const offsets = new Set([offsetAt(zone, wall - dayMs), offsetAt(zone, wall + dayMs)]);
  return [...offsets]
    .map((offset) => wall - offset)
    .filter((instant) => wallAt(zone, instant) === wall)
    .sort((a, b) => a - b);
}

/**
 * The one instant that is meant by a date and time on the wall: the first of two in a repeated hour; in a skipped hour as far
 * behind its beginning as the wall said, as calendars do it.
 */
export function instantOf(zone: string, wall: WallMs): number {
  const [first] = instantsOf(zone, wall);
  return first ?? wall - offsetAt(zone, wall - dayMs);
}

/** The instants in (from, until] at which the zone's clock is moved. At most one is found for each day. */
export function movesOf(zone: string, from: number, until: number): readonly number[] {
  const moves: number[] = [];
  for (let start = from; start < until; start += dayMs) {
    let [low, high] = [start, Math.min(start + dayMs, until)];
    const before = offsetAt(zone, low);
    if (offsetAt(zone, high) === before) continue;
    while (high - low > 1) {
      const middle = Math.floor((low + high) / 2);
      if (offsetAt(zone, middle) === before) low = middle;
      else high = middle;
    }
    moves.push(high);
  }
  return moves;
}

/** Midnight of the day a wall clock shows. */
export const midnightOf = (wall: WallMs): WallMs => Math.floor(wall / dayMs) * dayMs;

/** The weekday a wall clock shows: Monday is 1, Sunday 7. */
export const weekdayOf = (wall: WallMs): number => ((((Math.floor(wall / dayMs) + 3) % 7) + 7) % 7) + 1;

/** The date a wall clock shows, `YYYY-MM-DD`. */
export const dateOf = (wall: WallMs): string => new Date(wall).toISOString().slice(0, 10);

/** The time a wall clock shows, `HH:MM`. */
export const timeOf = (wall: WallMs): string => new Date(wall).toISOString().slice(11, 16);

/** Reads `HH:MM` (`24:00` is the end of the day) as minutes behind midnight. */
export function minutesOf(time: string): number {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  return hours * 60 + minutes;
}

/** Reads `YYYY-MM-DDTHH:MM` as a wall clock; null if no such day exists. */
export function readWall(text: string): WallMs | null {
  const wall = Date.parse(`${text}:00.000Z`);
  return Number.isNaN(wall) || writeWall(wall) !== text ? null : wall;
}

/** Writes a wall clock as `YYYY-MM-DDTHH:MM`. */
export const writeWall = (wall: WallMs): string => new Date(wall).toISOString().slice(0, 16);
