import { describe, expect, it } from '@jest/globals';
import { calendarDaySchema, momentSchema } from './calendar-day.js';

describe('days and moments of a request', () => {
  it.each([
    ['2026-11-26', true],
    ['1800-01-01', true],
    ['2199-12-31', true],
    ['0000-01-01', false],
    ['1799-12-31', false],
    ['2200-01-01', false],
    ['9999-12-31', false],
    ['2026-02-30', false],
    ['soon', false],
  ])('%s: %s', (day, isGood) => {
    expect(calendarDaySchema.safeParse(day).success).toBe(isGood);
    expect(momentSchema.safeParse(`${day}T12:00:00-05:00`).success).toBe(isGood);
  });

  it('are told one thing that is wrong', () => {
    expect(momentSchema.safeParse('soon').error?.issues).toHaveLength(1);
    expect(momentSchema.safeParse('0000-01-01T00:00:00Z').error?.issues).toHaveLength(1);
  });
});
