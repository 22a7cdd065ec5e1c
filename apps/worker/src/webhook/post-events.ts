import { request as plainRequest } from 'node:http';
import { request as secureRequest } from 'node:https';
import type { AddressGuard } from '@rollcall/db/webhook';
import { signBody } from './signature.js';

/** One request to a receiver. */
export interface EventPost {
  readonly url: string;
  readonly secret: string;
  /** JSON, signed exactly as it is sent. */
  readonly body: string;
  /** Seconds since 1970. */
  readonly at: number;
  readonly timeoutMs: number;
}

/** How it ended. `trouble` says why no answer came, as a code; an answer of any status is none. */
export type PostResult =
  { readonly status: number; readonly trouble: null } | { readonly status: null; readonly trouble: string };

/** Sends one signed request. Never throws; follows no redirect, keeps no connection and reads nothing of the answer's body. */
export function postEvents(guard: AddressGuard, post: EventPost): Promise<PostResult> {
  const refused = guard.refuses(post.url);
  if (refused !== null) return Promise.resolve({ status: null, trouble: refused });
  return new Promise((settle) => {
    const send = post.url.toLowerCase().startsWith('https:') ? secureRequest : plainRequest;
    const request = send(post.url, {
      method: 'POST',
      agent: false,
      lookup: guard.lookup,
      signal: AbortSignal.timeout(post.timeoutMs),
      headers: {
        'content-type': 'application/json',
        'content-length': Buffer.byteLength(post.body),
        'user-agent': 'Rollcall-Webhook/1',
        'rollcall-signature': signBody(post.secret, post.at, post.body),
      },
    });
    request.on('response', (response) => {
      settle({ status: response.statusCode ?? 0, trouble: null });
      response.destroy(); // an endless body must not hold the worker
    });
    request.on('error', (error) => settle({ status: null, trouble: troubleOf(error) }));
    request.end(post.body);
  });
}

function troubleOf(error: Error & { code?: string }): string {
  if (error.name === 'AbortError' || error.name === 'TimeoutError') return 'timeout';
  return error.message === 'address-refused' ? 'address-refused' : (error.code ?? 'connection-failed');
}
