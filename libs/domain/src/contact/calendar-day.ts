import * as z from 'zod';
import { isDayOfCalendar } from './parse-date.js';

/** A day such as `2026-11-26`, in a year that is no typing mistake: PostgreSQL has no year 0. */
export const calendarDaySchema = z.iso
  .date()
  .refine((day) => isDayOfCalendar(...(day.split('-').map(Number) as [number, number, number])), 'A day of our times');

/** A moment with its offset, from 1800 to 2200. */
export const momentSchema = z.iso
  .datetime({ offset: true })
  .refine((at) => /^(?:1[89]|2[01])\d\d-/.test(at), 'A moment of our times');
