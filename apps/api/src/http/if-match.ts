import { createParamDecorator } from '@nestjs/common';
import type { ExecutionContext } from '@nestjs/common';
import { Refusal } from '@rollcall/domain/refusal';
import type { Request } from 'express';

/** The version in the `If-Match` header (`"7"`), or undefined without one or with `*`. Malformed: 422. */
export const IfMatch = createParamDecorator((_: unknown, context: ExecutionContext): number | undefined =>
  readIfMatch(context.switchToHttp().getRequest<Request>().headers['if-match']),
);

/** Reads the header's value: one strong tag with a version in it. */
export function readIfMatch(value: string | undefined): number | undefined {
  if (value === undefined || value === '*') return undefined;
  const version = /^"(\d{1,15})"$/.exec(value)?.[1];
  if (version !== undefined) return Number(version);
  throw new Refusal('invalid-input', {
    errors: [{ path: 'If-Match', code: 'malformed', message: 'Must be one version in quotes, such as "7".' }],
  });
}
