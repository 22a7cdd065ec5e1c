import { HttpErrorResponse } from '@angular/common/http';
import { ZodError, object, string, array, number, record, unknown, looseObject, type infer as Infer } from 'zod';

const problemBodySchema = looseObject({
  code: string(),
  title: string().optional(),
  detail: string().optional(),
  requestId: string().optional(),
  retryAfter: number().optional(),
  details: record(string(), unknown()).optional(),
  errors: array(object({ path: string(), code: string(), message: string() })).optional(),
});
type ProblemBody = Infer<typeof problemBodySchema>;

/** Why a request brought nothing: the rules said no, something broke, or nobody answered. */
export interface Problem {
  readonly kind: 'refused' | 'fault' | 'offline';
  readonly status: number;
  readonly code: string;
  readonly details: Readonly<Record<string, unknown>>;
  readonly fields: readonly { readonly path: string; readonly code: string; readonly message: string }[];
  readonly requestId: string | null;
  readonly retryAfterSeconds: number | null;
}

const nothing = { details: {}, fields: [], requestId: null, retryAfterSeconds: null } as const;

/** Reads whatever a request failed with. Never throws: an unreadable problem is a fault. */
export function problemOf(error: unknown): Problem {
  const cause = error instanceof Error && error.cause instanceof HttpErrorResponse ? error.cause : error;
  if (cause instanceof ZodError) return { ...nothing, kind: 'fault', status: 0, code: 'answer-not-understood' };
  if (!(cause instanceof HttpErrorResponse)) return { ...nothing, kind: 'fault', status: 0, code: 'unknown' };
  if (cause.status === 0) return { ...nothing, kind: 'offline', status: 0, code: 'offline' };
  const body = bodyOf(cause.error);
  return {
    kind: cause.status >= 500 ? 'fault' : 'refused',
    status: cause.status,
    code: body?.code ?? codeOfStatus(cause.status),
    details: body?.details ?? rest(body),
    fields: body?.errors ?? [],
    requestId: body?.requestId ?? cause.headers.get('x-request-id'),
    retryAfterSeconds: retryAfter(cause, body),
  };
}

/** The same for an answer that did not come through Angular: the text of a refused upload. */
export function problemOfBody(text: string): Problem {
  const body = bodyOf(text);
  return {
    ...nothing,
    kind: 'refused',
    status: 0,
    code: body?.code ?? 'unknown',
    details: body?.details ?? rest(body),
  };
}

function bodyOf(raw: unknown): ProblemBody | undefined {
  const read = problemBodySchema.safeParse(typeof raw === 'string' ? jsonOf(raw) : raw);
  return read.success ? read.data : undefined;
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined; // a proxy's HTML page, for one: the status alone must do
  }
}

const rest = (body: ProblemBody | undefined): Readonly<Record<string, unknown>> => body ?? {};

function retryAfter(cause: HttpErrorResponse, body: ProblemBody | undefined): number | null {
  if (body?.retryAfter !== undefined) return body.retryAfter;
  const header = cause.headers.get('retry-after') ?? cause.headers.get('x-retry-after');
  const seconds = Number(header);
  return header !== null && Number.isFinite(seconds) ? seconds : null;
}

function codeOfStatus(status: number): string {
  if (status === 401) return 'sign-in-needed';
  if (status === 403) return 'permission-missing';
  if (status === 404) return 'not-found';
  if (status === 429) return 'rate-limited';
  return status === 503 ? 'not-ready' : 'unknown';
}
