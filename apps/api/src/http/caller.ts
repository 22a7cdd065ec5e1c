import { createParamDecorator } from '@nestjs/common';
import type { ExecutionContext } from '@nestjs/common';
import type { AuditActor } from '@rollcall/db/audit';
import type { Permission, Role } from '@rollcall/domain/permission';
import { Refusal } from '@rollcall/domain/refusal';
import type { TenantId } from '@rollcall/domain/tenant';
import type { Request, Response } from 'express';

/** Who sent the request: a person with a session, or a program with an API key. Found once, by the permission guard. */
export interface Caller {
  /** The user's id, or the API key's. */
  readonly id: string;
  readonly name: string;
  /** The tenant of the session or of the key. Nothing in a request can choose another one. */
  readonly tenantId: TenantId;
  readonly permissions: readonly Permission[];
  readonly via: 'session' | 'api-key';
  /** Only with a session: its row, for leaving it or changing its tenant. */
  readonly sessionId?: string;
  readonly roles: readonly Role[];
  /** Of the request that is being answered. */
  readonly requestId: string;
  /** The network address it came from. */
  readonly address: string | null;
}

/** The caller as the audit trail names them: `insertAudit(tx, actorOf(caller), { action, target })`. */
export const actorOf = (caller: Caller): AuditActor => ({
  kind: caller.via === 'session' ? 'user' : 'api-key',
  id: caller.id,
  name: caller.name,
  through: caller.via === 'session' ? 'console' : 'api',
  requestId: caller.requestId,
  address: caller.address,
});

/** A request after the permission guard. `id` is ours, made for every request; one from outside is never trusted. */
export type CallerRequest = Omit<Request, 'id'> & { readonly id: string; caller?: Caller };

/** Finds out who is calling. The sign-in module provides it; `http/` knows nothing about cookies or keys. */
export abstract class CallerFinder {
  /**
   * @param response gets the session cookie again when its end has moved on
   * @returns null without valid credentials. Never says which part was wrong.
   */
  abstract find(request: CallerRequest, response: Response): Promise<Caller | null>;
}

/** The caller as a handler's argument. Only on routes that demand one (`@Allow`, `@AllowSignedIn`). */
export const CurrentCaller = createParamDecorator((_: unknown, context: ExecutionContext): Caller => {
  const { caller } = context.switchToHttp().getRequest<CallerRequest>();
  if (!caller) throw new Refusal('sign-in-needed');
  return caller;
});
