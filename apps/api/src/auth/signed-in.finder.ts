import { Inject, Injectable } from '@nestjs/common';
import { findApiKey, hashApiKey, listMembershipsOf, touchApiKey } from '@rollcall/db/auth';
import type { FoundApiKey } from '@rollcall/db/auth';
import { inTenant } from '@rollcall/db/database';
import type { Db } from '@rollcall/db/database';
import { permissionsOf } from '@rollcall/domain/permission';
import { fromNodeHeaders } from 'better-auth/node';
import type { Response } from 'express';
import { CallerFinder } from '../http/caller.js';
import type { Caller, CallerRequest } from '../http/caller.js';
import { DB } from '../platform.module.js';
import { SIGN_IN } from './sign-in.token.js';
import type { SignIn } from './sign-in.js';

/** How old a key's `last_used_at` may get before a request writes it again: a write per request would cost more than it tells. */
const touchAfterMs = 60_000;
const bearer = /^Bearer (rk_[\w-]{32})$/i;

/** Finds the caller of a request by its API key or its session. Asks the database each time: what is revoked is over at once. */
@Injectable()
export class SignedInFinder extends CallerFinder {
  constructor(
    @Inject(DB) private readonly db: Db,
    @Inject(SIGN_IN) private readonly signIn: SignIn,
  ) {
    super();
  }

  find(request: CallerRequest, response: Response): Promise<Caller | null> {
    const { authorization } = request.headers;
    // A request that brings a key is judged by it alone, never by a cookie that came along.
    return authorization === undefined ? this.bySession(request, response) : this.byKey(request, authorization);
  }

  private async byKey(request: CallerRequest, authorization: string): Promise<Caller | null> {
    const key = bearer.exec(authorization)?.[1];
    const found = key === undefined ? undefined : await findApiKey(this.db, hashApiKey(key));
    if (!found) return null;
    await this.touch(found);
    const { id, name, tenantId, scopes } = found;
    return { id, name, tenantId, permissions: scopes, roles: [], via: 'api-key', ...origin(request) };
  }

  private async touch({ tenantId, id, lastUsedAt }: FoundApiKey): Promise<void> {
    if (lastUsedAt && Date.now() - lastUsedAt.getTime() < touchAfterMs) return;
    await inTenant(this.db, tenantId, (tx) => touchApiKey(tx, id));
  }

  private async bySession(request: CallerRequest, response: Response): Promise<Caller | null> {
    if (request.headers.cookie === undefined) return null;
    const headers = fromNodeHeaders(request.headers);
    const found = await this.signIn.api.getSession({
      headers,
      query: { disableRefresh: isBackground(request) },
      returnHeaders: true,
    });
    for (const cookie of found.headers.getSetCookie()) response.append('Set-Cookie', cookie);
    if (!found.response) return null;
    const { user, session } = found.response;
    const memberships = await listMembershipsOf(this.db, user.id);
    const here = memberships.find(({ tenantId }) => tenantId === session.currentTenantId);
    if (!here) return null;
    const permissions = permissionsOf(here.roles, here.granted);
    return {
      id: user.id,
      name: user.name,
      tenantId: here.tenantId,
      permissions,
      roles: here.roles,
      via: 'session',
      sessionId: session.id,
      ...origin(request),
    };
  }
}

/**
 * What a page does by itself is no use of the session: an open tab must not keep it alive for its twelve hours.
 * The event stream is such a thing, and so is every poll that says so.
 */
const isBackground = (request: CallerRequest): boolean =>
  request.path === '/api/v1/events' || request.headers['x-rollcall-background'] !== undefined;

const origin = (request: CallerRequest): Pick<Caller, 'requestId' | 'address'> => ({
  requestId: request.id,
  address: request.ip ?? null,
});
