import { Refusal } from '@rollcall/domain/refusal';
import type { NextFunction, Request, Response as ExpressResponse } from 'express';
import type { Logger } from 'pino';
import { z } from 'zod';
import type { CallerRequest } from '../http/caller.js';
import { problemOf, problemOfStatus } from '../http/problem.js';
import type { Problem } from '../http/problem.js';
import { sendProblem } from '../http/refusal.filter.js';
import { currentRequest } from '../http/request-scope.js';
import { refuseForeignOrigin } from '../http/same-origin.js';
import { invalidInput } from '../http/schema.pipe.js';
import { addressHeader, authPath } from './sign-in.js';
import type { SignInThrottle } from './sign-in-throttle.js';

/** What of better-auth can be reached from outside; everything else it brings is `not-found`. */
const doors: Readonly<Record<string, 'GET' | 'POST'>> = {
  '/sign-in/email': 'POST',
  '/sign-out': 'POST',
  '/get-session': 'GET',
  '/change-password': 'POST',
  '/two-factor/enable': 'POST',
  '/two-factor/disable': 'POST',
  '/two-factor/verify-totp': 'POST',
  '/two-factor/verify-backup-code': 'POST',
};
const signInSchema = z.object({ email: z.string().min(1).max(254), password: z.string().min(1).max(128) });

/** What the door needs. */
export interface DoorSettings {
  readonly publicUrl: URL;
  readonly throttle: SignInThrottle;
  readonly log: Logger;
}

/** Stands before better-auth: which paths, from which pages, how often, with which body. */
export const authDoor =
  (settings: DoorSettings) =>
  (request: Request, response: ExpressResponse, next: NextFunction): void => {
    admit(request, response, settings).then(
      () => next(),
      (thrown: unknown) => {
        const problem = problemOf(thrown, (request as unknown as CallerRequest).id);
        if (problem.status >= 500) settings.log.error({ err: thrown, requestId: problem.requestId }, 'fault');
        sendProblem(response, problem);
      },
    );
  };

async function admit(request: Request, response: ExpressResponse, settings: DoorSettings): Promise<void> {
  const path = request.originalUrl.split('?', 1)[0]!.slice(authPath.length);
  if (!Object.hasOwn(doors, path) || doors[path] !== request.method) throw new Refusal('not-found');
  request.headers[addressHeader] = request.ip ?? '';
  if (request.method !== 'POST') return;
  const { headers } = request;
  // Without a cookie there is nothing to ride on; a browser still names its page, so that nobody is signed in as another.
  const isBrowser = headers.cookie ?? headers['sec-fetch-site'] ?? headers.origin;
  if (isBrowser !== undefined) refuseForeignOrigin(request, settings.publicUrl);
  request.body = bodyFor(path, request.body as unknown);
  if (path !== '/sign-out') await throttled(request, response, settings);
}

/** Only what we know: better-auth would also take redirects, and `rememberMe: false`, which turns the idle end off. */
function bodyFor(path: string, body: unknown): Record<string, unknown> {
  if (path === '/sign-in/email') {
    const read = signInSchema.safeParse(body);
    if (!read.success) throw invalidInput(read.error.issues);
    return read.data;
  }
  const { callbackURL: _, ...known } = { ...(typeof body === 'object' && body) } as Record<string, unknown>;
  return path === '/change-password' ? { ...known, revokeOtherSessions: true } : known;
}

async function throttled(request: Request, response: ExpressResponse, { throttle, log }: DoorSettings): Promise<void> {
  // Every other door asks a signed-in person for their password or a code: somebody else's open session must not guess them.
  const isSignIn = request.originalUrl.startsWith(`${authPath}/sign-in/`);
  const account = isSignIn ? (request.body as { email: string }).email : (request.headers.cookie ?? '');
  const address = request.ip ?? '';
  await throttle.count(account, address);
  response.once('finish', () => {
    if (response.statusCode !== 200)
      log.warn({ requestId: (request as { id?: unknown }).id, address }, 'sign-in failed');
    else throttle.forgive(account, address).catch((fault: unknown) => log.error({ err: fault }, 'throttle not reset'));
  });
}

/** Stands behind better-auth: its answers become ours, problem+json and without the session's token. */
export function ownAnswers<A extends { handler: (request: globalThis.Request) => Promise<Response> }>(
  auth: A,
  log: Logger,
): A {
  const handler = async (request: globalThis.Request): Promise<Response> => {
    const requestId = currentRequest()?.id ?? '';
    try {
      const path = new URL(request.url).pathname.slice(authPath.length);
      const answer = await auth.handler(request);
      return answer.ok ? await withoutToken(answer) : asProblem(await problemFrom(answer, path, requestId), answer);
    } catch (fault) {
      log.error({ err: fault, requestId }, 'fault');
      return asProblem(problemOf(fault, requestId));
    }
  };
  return { ...auth, handler };
}

/** Unknown account, wrong password, no tenant left: one answer. */
async function problemFrom(answer: Response, path: string, requestId: string): Promise<Problem> {
  if (answer.status === 401 || (path === '/sign-in/email' && answer.status < 500))
    return problemOf(new Refusal(path.startsWith('/sign-in') ? 'sign-in-failed' : 'sign-in-needed'), requestId);
  if (answer.status !== 400) return problemOfStatus(answer.status, requestId);
  const { code } = (await answer.json().catch(() => ({}))) as { code?: unknown };
  const reason = typeof code === 'string' ? code.toLowerCase().replaceAll('_', '-') : 'invalid';
  return problemOf(new Refusal('invalid-input', { reason }), requestId);
}

function asProblem(problem: Problem, answer?: Response): Response {
  const headers = new Headers({
    'content-type': 'application/problem+json; charset=utf-8',
    'cache-control': 'no-store',
  });
  for (const cookie of answer?.headers.getSetCookie() ?? []) headers.append('set-cookie', cookie);
  return new Response(JSON.stringify(problem), { status: problem.status, headers });
}

async function withoutToken(answer: Response): Promise<Response> {
  const body = (await answer.json()) as { token?: unknown; session?: Record<string, unknown> | null } | null;
  if (body && typeof body === 'object') {
    delete body.token;
    delete body.session?.['token'];
  }
  const { status, headers } = answer;
  headers.delete('content-length');
  return new Response(JSON.stringify(body), { status, headers });
}
