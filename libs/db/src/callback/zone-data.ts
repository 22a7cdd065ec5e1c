import process from 'node:process';

/** The edition of the calendar of zones (IANA) that this process computes with, such as `2026c`. Editions sort by age. */
export const zoneData: string = process.versions['tz'] ?? '';
