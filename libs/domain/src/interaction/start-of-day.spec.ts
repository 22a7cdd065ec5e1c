import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { startOfDay } from './start-of-day.js';

const at = (text: string): number => Date.parse(text);

describe('the start of a day', () => {
  it.each([
    ['2026-03-04T12:00:00Z', null, 'UTC', '2026-03-04T00:00:00Z'],
    ['2026-03-04T12:00:00Z', 'Nowhere/At_All', 'UTC', '2026-03-04T00:00:00Z'],
    ['2026-03-04T03:00:00Z', 'America/New_York', 'America/New_York', '2026-03-03T05:00:00Z'],
    ['2026-03-04T12:00:00Z', 'Asia/Kolkata', 'Asia/Kolkata', '2026-03-03T18:30:00Z'],
    ['2026-03-08T20:00:00Z', 'America/New_York', 'America/New_York', '2026-03-08T05:00:00Z'], // 23 hours
    ['2026-11-02T04:30:00Z', 'America/New_York', 'America/New_York', '2026-11-01T04:00:00Z'], // 25 hours
    ['2018-11-04T12:00:00Z', 'America/Sao_Paulo', 'America/Sao_Paulo', '2018-11-04T03:00:00Z'], // no midnight: 0:00 is 1:00
    ['2018-02-18T12:00:00Z', 'America/Sao_Paulo', 'America/Sao_Paulo', '2018-02-18T03:00:00Z'], // 23:00 comes twice before it
    ['2011-12-31T12:00:00Z', 'Pacific/Apia', 'Pacific/Apia', '2011-12-31T10:00:00Z'], // the day before was left out
  ])('at %s in %s is that of %s: %s', (now, zone, timeZone, expected) => {
    expect(startOfDay(at(now), zone)).toEqual({ timeZone, beganAt: at(expected) });
  });

  it('is in the day it begins, and the moment before it is not', () => {
    const dayIn = (zone: string, ms: number) => new Intl.DateTimeFormat('en-CA', { timeZone: zone }).format(ms);
    fc.assert(
      fc.property(
        fc.constantFrom(...Intl.supportedValuesOf('timeZone')),
        fc.integer({ min: at('2015-01-01T00:00:00Z'), max: at('2035-01-01T00:00:00Z') }),
        (zone, now) => {
          const { beganAt } = startOfDay(now, zone);
          expect(beganAt).toBeLessThanOrEqual(now);
          expect(dayIn(zone, beganAt)).toBe(dayIn(zone, now));
          expect(dayIn(zone, beganAt - 1)).not.toBe(dayIn(zone, now));
        },
      ),
      { numRuns: 300 },
    );
  });
});
