import express from 'express';
import type { NextFunction, Request, RequestHandler, Response } from 'express';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { nonceOf } from './security-headers.js';

/** A content hash in the file's name, as the Angular build writes it: such a file never changes. */
const hashedName = /-[A-Z0-9]{8}\.(?:js|css|woff2?|svg|png)$/;
const noncePlaceholder = /__CSP_NONCE__/g;

/** Serves the built console: its files, and its page for every address that is not the api's (the console routes there). */
export function consoleFiles(folder: string): RequestHandler[] {
  const files = express.static(folder, {
    index: false,
    redirect: false,
    setHeaders: (response, path) =>
      void response.setHeader(
        'Cache-Control',
        hashedName.test(path) ? 'public, max-age=31536000, immutable' : 'no-cache',
      ),
  });
  const page = consolePage(join(folder, 'index.html'));
  return [
    forConsole((request, response, next) => (request.path === '/index.html' ? page : files)(request, response, next)),
    forConsole(page),
  ];
}

/** Lets through only reads outside the api; the api answers everything else, also what it does not know. */
function forConsole(handler: RequestHandler): RequestHandler {
  return (request, response, next) => {
    const isRead = request.method === 'GET' || request.method === 'HEAD';
    const isApi = /^\/(?:api|metrics)(?:\/|$)/i.test(request.path);
    return isRead && !isApi ? handler(request, response, next) : next();
  };
}

function consolePage(file: string): RequestHandler {
  let html: Promise<string> | undefined;
  const read = () =>
    (html ??= readFile(file, 'utf8').catch((fault: unknown) => ((html = undefined), Promise.reject(fault as Error))));
  return async (request: Request, response: Response, next: NextFunction) => {
    if (/\.[a-z0-9]{1,8}$/i.test(request.path) && request.path !== '/index.html') return next();
    const text = await read().catch(() => undefined);
    if (text === undefined) return next(); // not built: the api still works, and says 404 here
    // no-store: a page kept by the browser would come back with an old nonce
    response.setHeader('Cache-Control', 'no-store').type('html');
    response.send(text.replace(noncePlaceholder, nonceOf(response)));
  };
}
