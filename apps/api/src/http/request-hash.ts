import { createHash } from 'node:crypto';

/** Tells whether two requests ask for the same: keys in order, so that the order they were sent in does not matter. */
export const hashOfRequest = (request: unknown): string =>
  createHash('sha256').update(JSON.stringify(request, sortedKeys)).digest('hex');

const sortedKeys = (_: string, value: unknown): unknown =>
  value !== null && typeof value === 'object' && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
    : value;
