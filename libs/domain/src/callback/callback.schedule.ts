import { dayMs, instantOf, midnightOf, minuteMs, readWall, wallAt, writeWall } from '../reach/zone-clock.js';
import { Refusal } from '../refusal/refusal.js';

/** What is promised: a date and time on the wall, `YYYY-MM-DDTHH:MM`, and whose wall. */
export interface Promised {
  readonly localAt: string;
  readonly zone: string;
}

/** The instants that follow from a promise, and change with the calendars of zones. */
export interface Schedule {
  readonly dueAt: Date;
  /** Midnight before it, where it is: from then on it is today's. */
  readonly dayStartsAt: Date;
  /** From then on nobody is coming. */
  readonly missedAt: Date;
}

/** The limits of a tenant. */
export interface CallbackLimits {
  readonly daysAhead: number;
  readonly missedAfterMinutes: number;
}

/** When a promise falls due. Of a skipped hour it is as long after the jump as it was promised after its beginning. */
export function scheduleOf({ localAt, zone }: Promised, { missedAfterMinutes }: CallbackLimits): Schedule {
  const wall = wallOf(localAt);
  const dueAt = instantOf(zone, wall);
  return {
    dueAt: new Date(dueAt),
    dayStartsAt: new Date(instantOf(zone, midnightOf(wall))),
    missedAt: new Date(dueAt + missedAfterMinutes * minuteMs),
  };
}

/**
 * Refuses a time that is over, or further ahead than the tenant allows. Days are those of the clock on the wall: the same hour on the
 * last of them is allowed, also if clocks are moved in between.
 */
export function refuseUnfit({ dueAt }: Schedule, zone: string, { daysAhead }: CallbackLimits, now: Date): void {
  if (dueAt <= now) throw new Refusal('callback.in-past', { dueAt: dueAt.toISOString() });
  const latest = new Date(instantOf(zone, wallAt(zone, now.getTime()) + daysAhead * dayMs));
  if (dueAt > latest) throw new Refusal('callback.too-far-ahead', { daysAhead, latest: latest.toISOString() });
}

/** The promise some minutes later by the clock on the wall: it keeps its hour when clocks are moved in between. */
export const shifted = ({ localAt, zone }: Promised, minutes: number): Promised => ({
  localAt: writeWall(wallOf(localAt) + minutes * minuteMs),
  zone,
});

function wallOf(localAt: string): number {
  const wall = readWall(localAt);
  if (wall === null) throw new Error('A callback without a time');
  return wall;
}
