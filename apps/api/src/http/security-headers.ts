import type { NextFunction, Request, RequestHandler, Response } from 'express';
import helmet from 'helmet';
import { randomBytes } from 'node:crypto';

/** The nonce of this response's content security policy: scripts and styles in its page must carry it. */
export const nonceOf = (response: { readonly locals: Record<string, unknown> }): string =>
  String(response.locals['nonce']);

/** Helmet with a strict policy: our own files and what carries this response's nonce; nothing inline, nothing foreign. */
export function securityHeaders(publicUrl: URL): RequestHandler[] {
  const isHttps = publicUrl.protocol === 'https:';
  const nonce = (_: unknown, response: object) => `'nonce-${nonceOf(response as Response)}'`;
  return [
    (_: Request, response: Response, next: NextFunction) => {
      response.locals['nonce'] = randomBytes(16).toString('base64url');
      next();
    },
    helmet({
      contentSecurityPolicy: {
        useDefaults: false,
        directives: {
          'default-src': ["'none'"],
          'script-src': ["'self'", nonce],
          'style-src': ["'self'", nonce],
          'img-src': ["'self'", 'data:'],
          'font-src': ["'self'"],
          'connect-src': ["'self'"],
          'worker-src': ["'self'"],
          'manifest-src': ["'self'"],
          'base-uri': ["'self'"],
          'form-action': ["'self'"],
          'frame-ancestors': ["'none'"],
          'object-src': ["'none'"],
          ...(isHttps && { 'upgrade-insecure-requests': [] }),
        },
      },
      strictTransportSecurity: isHttps && { maxAge: 31_536_000, includeSubDomains: false },
      // Not 'no-referrer': the browser then keeps the Origin to itself as well, and signing in is refused without one.
      referrerPolicy: { policy: 'same-origin' },
      xFrameOptions: { action: 'deny' },
    }),
  ];
}
