import type { NextFunction, Request, Response } from 'express';
import { AsyncLocalStorage } from 'node:async_hooks';

/** The request being answered, for code that a library calls back without it. */
export interface RequestScope {
  readonly id: string;
  readonly address: string | null;
}

const scopes = new AsyncLocalStorage<RequestScope>();

/** Undefined outside a request. */
export const currentRequest = (): RequestScope | undefined => scopes.getStore();

/** Opens the scope of each request. */
export const requestScope = (request: Request, _: Response, next: NextFunction): void =>
  scopes.run({ id: String((request as { id?: unknown }).id), address: request.ip ?? null }, next);
