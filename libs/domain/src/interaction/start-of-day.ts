const dayMs = 86_400_000;

/** The day somebody is in, as far as counting goes. */
export interface LocalDay {
  readonly timeZone: string;
  /** ms since the epoch. */
  readonly beganAt: number;
}

/**
 * When the day began in a zone, at a moment of it. Days of 23 and 25 hours are as they are; a day whose midnight is skipped by the
 * clocks begins with the first moment there is. A zone nobody knows is UTC.
 */
export function startOfDay(nowMs: number, zone: string | null): LocalDay {
  const clock = zone === null ? null : clockOf(zone);
  if (clock === null || zone === null) return { timeZone: 'UTC', beganAt: Math.floor(nowMs / dayMs) * dayMs };
  const today = dayOf(clock, nowMs);
  const midnight = today * dayMs; // as if the zone were UTC
  // The zone's distance from UTC a day before and a day later: one of the two is that of its midnight.
  const candidates = [midnight - dayMs, midnight + dayMs].map((near) => midnight - offsetAt(clock, near));
  const first = candidates.sort((a, b) => a - b).find((at) => dayOf(clock, at) === today);
  return { timeZone: zone, beganAt: first ?? candidates[0]! };
}

function clockOf(zone: string): Intl.DateTimeFormat | null {
  try {
    return new Intl.DateTimeFormat('en-US', {
      timeZone: zone,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    });
  } catch (error) {
    if (error instanceof RangeError) return null; // what Intl says to a zone that does not exist
    throw error;
  }
}

/** What clocks on the wall show, in ms since the epoch as if it were UTC. */
function wallAt(clock: Intl.DateTimeFormat, ms: number): number {
  const parts = Object.fromEntries(clock.formatToParts(ms).map(({ type, value }) => [type, Number(value)]));
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = parts;
  return Date.UTC(year, month - 1, day, hour, minute, second);
}

const dayOf = (clock: Intl.DateTimeFormat, ms: number): number => Math.floor(wallAt(clock, ms) / dayMs);
const offsetAt = (clock: Intl.DateTimeFormat, ms: number): number => wallAt(clock, ms) - Math.floor(ms / 1000) * 1000;
