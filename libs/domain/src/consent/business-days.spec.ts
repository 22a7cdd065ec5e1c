import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { addBusinessDays, businessDaysUntil, isBusinessDay } from './business-days.js';
import { revocationClock } from './revocation-clock.js';

describe('isBusinessDay', () => {
  it.each([
    ['2026-11-25', true], // a Wednesday
    ['2026-11-26', false], // Thanksgiving
    ['2026-11-27', true], // the day behind it is none of the government's
    ['2026-11-28', false], // Saturday
    ['2026-07-03', false], // Independence Day is a Saturday: observed on Friday
    ['2027-07-05', false], // … a Sunday: observed on Monday
    ['2021-12-31', false], // New Year's Day 2022 is a Saturday: observed in the year before
    ['2026-01-19', false], // Martin Luther King
    ['2026-02-16', false], // Washington
    ['2026-05-25', false], // Memorial Day, the last Monday
    ['2026-06-19', false], // Juneteenth
    ['2026-09-07', false], // Labor Day
    ['2026-10-12', false], // Columbus Day
    ['2026-11-11', false], // Veterans Day
    ['2026-12-25', false], // Christmas
    ['2026-12-24', true],
  ])('%s: %s', (date, isOne) => {
    expect(isBusinessDay(date)).toBe(isOne);
  });
});

describe('addBusinessDays', () => {
  it.each([
    ['2026-11-02', 10, '2026-11-17'], // a Monday; Veterans Day lies between
    ['2026-11-20', 10, '2026-12-07'], // Thanksgiving lies between
    ['2026-11-21', 1, '2026-11-23'], // a Saturday
    ['2026-12-24', 1, '2026-12-28'],
    ['2026-03-03', 0, '2026-03-03'],
  ])('%s and %s days is %s', (date, count, expected) => {
    expect(addBusinessDays(date, count)).toBe(expected);
  });

  it('is undone by counting', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 20_000 }), fc.integer({ min: 1, max: 40 }), (day, count) => {
        const date = new Date(day * 86_400_000).toISOString().slice(0, 10);
        const end = addBusinessDays(date, count);
        expect(isBusinessDay(end)).toBe(true);
        expect(businessDaysUntil(date, end)).toBe(count);
      }),
    );
  });
});

describe('the clock of a revocation', () => {
  it('runs down to nothing and stays there', () => {
    expect(revocationClock('2026-11-02', '2026-11-02')).toEqual({
      revokedOn: '2026-11-02',
      honourBy: '2026-11-17',
      businessDaysLeft: 10,
    });
    expect(revocationClock('2026-11-02', '2026-11-16').businessDaysLeft).toBe(1);
    expect(revocationClock('2026-11-02', '2026-11-17').businessDaysLeft).toBe(0);
    expect(revocationClock('2026-11-02', '2027-01-01').businessDaysLeft).toBe(0);
  });
});
