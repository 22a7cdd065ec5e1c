import { createHmac } from 'node:crypto';

/**
 * The header `Rollcall-Signature` of one request: the receiver computes the same over the time, a dot and the body as it came,
 * and refuses what is minutes old.
 * @param at seconds since 1970
 */
export function signBody(secret: string, at: number, body: string): string {
  return `t=${at},v1=${createHmac('sha256', secret).update(`${at}.${body}`).digest('hex')}`;
}
