import { Refusal } from '@rollcall/domain/refusal';
import type { IncomingMessage } from 'node:http';

const readingMethods = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Refuses a writing request that another site made the browser send with our cookie (CSRF).
 * Browsers name where a request comes from in `Sec-Fetch-Site`, and no page can forge it; older ones send `Origin`.
 * With neither it is no browser that carries a victim's cookie, but we cannot tell: refused as well.
 */
export function refuseForeignOrigin(request: Pick<IncomingMessage, 'method' | 'headers'>, publicUrl: URL): void {
  if (readingMethods.has(request.method ?? '') || isOwnPage(request.headers, publicUrl)) return;
  throw new Refusal('origin-refused');
}

function isOwnPage(headers: IncomingMessage['headers'], publicUrl: URL): boolean {
  const site = headers['sec-fetch-site'];
  if (site !== undefined) return site === 'same-origin' || site === 'none';
  return headers.origin === publicUrl.origin;
}
