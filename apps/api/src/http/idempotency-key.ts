import { createParamDecorator } from '@nestjs/common';
import type { ExecutionContext } from '@nestjs/common';
import { Refusal } from '@rollcall/domain/refusal';
import type { Request } from 'express';

const form = /^[\x21-\x7e]{1,200}$/;

/** The `Idempotency-Key` header, on every POST that starts something. Missing: 428. Malformed: 422. */
export const IdempotencyKey = createParamDecorator((_: unknown, context: ExecutionContext): string =>
  readIdempotencyKey(context.switchToHttp().getRequest<Request>().headers['idempotency-key']),
);

/** Reads the header's value: 1 to 200 visible ASCII characters. */
export function readIdempotencyKey(value: string | string[] | undefined): string {
  if (value === undefined || value === '') throw new Refusal('idempotency-key-missing');
  if (typeof value === 'string' && form.test(value)) return value;
  throw new Refusal('invalid-input', {
    errors: [{ path: 'Idempotency-Key', code: 'malformed', message: 'Must be 1 to 200 visible ASCII characters.' }],
  });
}
