import { HttpException } from '@nestjs/common';
import { Refusal, refusalCodes } from '@rollcall/domain/refusal';
import type { RefusalCode, RefusalReason } from '@rollcall/domain/refusal';
import { STATUS_CODES } from 'node:http';

/** An answer of RFC 9457 (`application/problem+json`). `code` is permanent, `title` is for developers. */
export interface Problem {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly code: string;
  readonly details?: Readonly<Record<string, unknown>>;
  /** Only for `invalid-input`: what is wrong where. */
  readonly errors?: unknown;
  readonly requestId: string;
}

/** The only table from why a request was refused to an HTTP status. */
const statusOf = {
  missing: 404,
  conflict: 409,
  stale: 412,
  invalid: 422,
  forbidden: 403,
  unauthenticated: 401,
  gone: 410,
  'too-large': 413,
  limited: 429,
  precondition: 428,
  unavailable: 503,
} as const satisfies Record<RefusalReason, number>;

/** The HTTP status of a refusal's code. */
export const statusOfCode = (code: RefusalCode): number => statusOf[refusalCodes[code]];

/** Codes for what HTTP itself refuses, before any rule of ours is asked. */
const codeOfStatus: Readonly<Record<number, string>> = {
  400: 'malformed-request',
  401: 'sign-in-needed',
  403: 'permission-missing',
  404: 'not-found',
  405: 'method-not-allowed',
  406: 'not-acceptable',
  408: 'request-timeout',
  411: 'length-required',
  413: 'too-large',
  414: 'uri-too-long',
  415: 'unsupported-media-type',
  416: 'range-not-satisfiable',
  422: 'invalid-input',
  429: 'rate-limited',
  431: 'headers-too-large',
  503: 'not-ready',
};

/** Makes the answer for anything thrown. A fault tells nothing but its request id. */
export function problemOf(thrown: unknown, requestId: string): Problem {
  if (thrown instanceof Refusal) return refused(thrown, requestId);
  const status = clientStatusOf(thrown);
  if (status === undefined) return problem(500, 'fault', 'Internal Server Error', requestId);
  return problem(status, codeOfStatus[status] ?? 'malformed-request', STATUS_CODES[status] ?? 'Refused', requestId);
}

/** An answer that is no refusal of the rules: its status decides its code. */
export const problemOfStatus = (status: number, requestId: string, code = codeOfStatus[status]): Problem =>
  problem(status, code ?? 'malformed-request', STATUS_CODES[status] ?? 'Refused', requestId);

function refused(refusal: Refusal, requestId: string): Problem {
  const { errors, ...details } = refusal.details;
  return {
    ...problem(statusOf[refusal.reason], refusal.code, titleOf(refusal), requestId),
    ...(Object.keys(details).length > 0 && { details }),
    ...(errors !== undefined && { errors }),
  };
}

const problem = (status: number, code: string, title: string, requestId: string): Problem => ({
  type: `urn:rollcall:problem:${code}`,
  title,
  status,
  code,
  requestId,
});

const titleOf = (refusal: Refusal): string =>
  refusal.message === refusal.code ? (STATUS_CODES[statusOf[refusal.reason]] ?? 'Refused') : refusal.message;

/** The 4xx status a framework or parser gave its error. 5xx and anything unknown is a fault. */
function clientStatusOf(thrown: unknown): number | undefined {
  if (thrown instanceof HttpException) return within4xx(thrown.getStatus());
  if (thrown === null || typeof thrown !== 'object') return undefined;
  // body-parser, send and other Express parts carry `expose: true` with a status (the http-errors convention)
  if ('expose' in thrown && thrown.expose === true && 'status' in thrown) return within4xx(thrown.status);
  return undefined;
}

const within4xx = (status: unknown): number | undefined =>
  typeof status === 'number' && status >= 400 && status < 500 ? status : undefined;
