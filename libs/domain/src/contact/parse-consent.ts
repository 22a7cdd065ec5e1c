import { parseBoolean } from './parse-boolean.js';

const granted = new Set([
  'opt in',
  'opted in',
  'optin',
  'in',
  'granted',
  'grant',
  'given',
  'consented',
  'consent',
  'subscribed',
  'allowed',
  'allow',
  'accepted',
  'confirmed',
  'express',
  'express written',
]);
const revoked = new Set([
  'opt out',
  'opted out',
  'optout',
  'out',
  'revoked',
  'revoke',
  'withdrawn',
  'denied',
  'deny',
  'declined',
  'refused',
  'unsubscribed',
  'not allowed',
  'blocked',
  'stop',
  'do not contact',
  'dnc',
  'none',
  'not granted',
  'not given',
]);
const open = new Set(['unknown', 'not set', 'unset', 'not asked', 'pending', 'null', 'n/a', 'na', '-', '?']);

/**
 * Reads a consent.
 * @returns true granted, false refused or revoked, null said to be unknown, undefined if the text says nothing readable
 */
export function parseConsent(raw: string): boolean | null | undefined {
  const text = raw
    .trim()
    .toLowerCase()
    .replace(/[\s_-]+(?=\S)/g, ' ')
    .trim();
  if (open.has(text)) return null;
  if (granted.has(text)) return true;
  if (revoked.has(text)) return false;
  return parseBoolean(text) ?? undefined;
}
