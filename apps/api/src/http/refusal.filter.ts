import { Catch } from '@nestjs/common';
import type { ArgumentsHost, ExceptionFilter } from '@nestjs/common';
import { Refusal } from '@rollcall/domain/refusal';
import type { Response } from 'express';
import type { Logger } from 'pino';
import type { CallerRequest } from './caller.js';
import { problemOf } from './problem.js';
import type { Problem } from './problem.js';

/** Turns whatever was thrown into a problem+json answer; the only place that does. */
@Catch()
export class RefusalFilter implements ExceptionFilter {
  constructor(private readonly log: Pick<Logger, 'error' | 'info'>) {}

  catch(thrown: unknown, host: ArgumentsHost): void {
    const request = host.switchToHttp().getRequest<CallerRequest>();
    const response = host.switchToHttp().getResponse<Response>();
    const problem = problemOf(thrown, request.id);
    const where = { requestId: request.id, tenantId: request.caller?.tenantId };
    if (problem.status >= 500 && !(thrown instanceof Refusal)) this.log.error({ ...where, err: thrown }, 'fault');
    else this.log.info({ ...where, code: problem.code }, 'refused');
    // A stream that broke half-way cannot be taken back: cutting it tells the reader that it is not whole.
    if (response.headersSent) response.destroy();
    else sendProblem(response, problem);
  }
}

/** Sends a problem, with the headers its status asks for. */
export function sendProblem(response: Response, problem: Problem): void {
  if (problem.status === 401) response.setHeader('WWW-Authenticate', 'Bearer realm="rollcall"');
  const wait = problem.details?.['retryAfterSeconds'];
  if (typeof wait === 'number') response.setHeader('Retry-After', String(Math.max(1, Math.ceil(wait))));
  response.status(problem.status).setHeader('Cache-Control', 'no-store');
  response.setHeader('Content-Type', 'application/problem+json; charset=utf-8');
  response.end(JSON.stringify(problem));
}
