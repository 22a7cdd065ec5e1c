import type { Request, Response } from 'express';
import { randomUUID } from 'node:crypto';
import { pino, type DestinationStream, type Logger } from 'pino';
import type { Options } from 'pino-http';
import type { CallerRequest } from './http/caller.js';

const nothing = () => undefined;

/** pino-http's own idea of a request holds its headers, address and query: it is left out whole. */
const serializers = { err: faultFields, req: nothing, res: nothing };

/** The process's log: JSON lines on standard output, or on `to`. */
export const openLog = (level: string, to?: DestinationStream): Logger =>
  pino({ level, base: { app: 'api', pid: process.pid }, serializers }, to ?? pino.destination(1));

/** What one request leaves in the log. An allow-list: ids and the route's pattern, never a URL, a header or a body. */
export const requestLog = (logger: Logger): Options<Request, Response> => ({
  logger,
  genReqId: () => randomUUID(),
  quietReqLogger: true,
  wrapSerializers: false,
  serializers,
  customAttributeKeys: { reqId: 'requestId' },
  autoLogging: { ignore: (request) => isNoise(request.path) },
  customLogLevel: (_, response) => (response.statusCode >= 500 ? 'error' : 'info'),
  customSuccessObject: (request, response, value: { responseTime?: unknown }) => ({
    ...requestFields(request, response),
    ms: value.responseTime,
  }),
  customErrorObject: (request, response, fault) => ({
    ...requestFields(request, response),
    // What went wrong is in the line `fault`; here it is only a status, or a stream that broke.
    broke: fault.message.startsWith('failed with status') ? undefined : fault.name,
  }),
});

function requestFields(request: Request, response: Response): Record<string, unknown> {
  const { caller, params } = request as CallerRequest;
  const route = (request.route as { path?: unknown } | undefined)?.path;
  return {
    method: request.method,
    route: typeof route === 'string' ? route : placeOf(request.path),
    status: response.statusCode,
    ids: idsOf(params),
    callerId: caller?.id,
    tenantId: caller?.tenantId,
  };
}

const isNoise = (path: string): boolean => path.startsWith('/api/health/') || path === '/metrics';

/** Where an unrouted request went, without what somebody may have typed into the address. */
const placeOf = (path: string): string => /^\/api\/v1\/auth\/[a-z/-]{1,40}$/.exec(path)?.[0] ?? '(other)';

const idForm = /^(?:[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|\d{1,19})$/i;

function idsOf(params: unknown): Record<string, string> | undefined {
  const ids = Object.entries((params ?? {}) as Record<string, unknown>).flatMap(([name, value]) =>
    typeof value === 'string' && idForm.test(value) ? [[name, value] as const] : [],
  );
  return ids.length > 0 ? Object.fromEntries(ids) : undefined;
}

/** Errors whose message quotes what they met: a value of a row, a piece of a body. */
const quoting = new Set(['DatabaseError', 'error', 'SyntaxError', 'ZodError', '$ZodError']);

/** What of a fault may be logged: its kind, codes and stack frames; its message only if it cannot hold a value. */
export function faultFields(fault: unknown): Record<string, unknown> {
  if (!(fault instanceof Error)) return { type: typeof fault };
  const { code, constraint, table, column, routine } = fault as Error & Record<string, unknown>;
  const quotes = quoting.has(fault.name) || quoting.has(fault.constructor.name) || 'severity' in fault;
  return {
    type: fault.constructor.name,
    ...(quotes ? {} : { message: fault.message }),
    ...Object.fromEntries(
      Object.entries({ code, constraint, table, column, routine }).filter(([, value]) => typeof value === 'string'),
    ),
    stack: fault.stack
      ?.split('\n')
      .filter((line) => line.startsWith('    at '))
      .join('\n'),
    ...(fault.cause === undefined ? {} : { cause: faultFields(fault.cause) }),
  };
}
