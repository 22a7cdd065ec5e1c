import { derivePlace } from './derive-place.js';
import type { PlaceFacts } from './derive-place.js';
import { dateOf, wallAt } from './zone-clock.js';

/**
 * The day it is where somebody is, `YYYY-MM-DD`. Of the days that are possible the latest: what holds for that day holds until it is
 * over wherever they may be.
 */
export function localDayOf(facts: PlaceFacts, at: number): string {
  const days = derivePlace(facts).zones.map((zone) => dateOf(wallAt(zone, at)));
  return days.reduce((latest, day) => (day > latest ? day : latest));
}
