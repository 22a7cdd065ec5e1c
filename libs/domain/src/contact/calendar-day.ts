import * as z from 'zod';

/** Years before 1800 and from 2200 on are typing mistakes, and PostgreSQL has no year 0. Says nothing of what is no date at all. */
const isOfOurTimes = (text: string): boolean => !/^(?:0\d|1[0-7]|2[2-9]|[3-9]\d)\d\d-/.test(text);

/** A day such as `2026-11-26`, in a year that is no typing mistake. */
export const calendarDaySchema = z.iso.date().refine(isOfOurTimes, 'A day of our times');

/** A moment with its offset, such as `2026-11-26T12:00:00-05:00`, in a year that is no typing mistake. */
export const momentSchema = z.iso.datetime({ offset: true }).refine(isOfOurTimes, 'A moment of our times');
