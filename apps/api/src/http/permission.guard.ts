import { Inject, Injectable } from '@nestjs/common';
import type { CanActivate, ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { Refusal } from '@rollcall/domain/refusal';
import type { Response } from 'express';
import { CONFIG } from '../config.js';
import type { Config } from '../config.js';
import { accessKey } from './allow.js';
import type { Access } from './allow.js';
import { CallerFinder } from './caller.js';
import type { Caller, CallerRequest } from './caller.js';
import { perMinuteKey, RateLimits } from './rate-limits.js';
import { refuseForeignOrigin } from './same-origin.js';

/**
 * The one guard before every route: who is it, did the request come from our own pages, may they, and not too often?
 * Denies by default: a route without `@Allow`, `@AllowSignedIn` or `@Public` is refused (and stops the start, `route-check.ts`).
 */
@Injectable()
export class PermissionGuard implements CanActivate {
  constructor(
    @Inject(Reflector) private readonly reflector: Reflector,
    @Inject(CallerFinder) private readonly callers: CallerFinder,
    @Inject(CONFIG) private readonly settings: Config,
    @Inject(RateLimits) private readonly limits: RateLimits,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const access = this.reflector.getAllAndOverride<Access | undefined>(accessKey, [
      context.getHandler(),
      context.getClass(),
    ]);
    if (access === 'public') return true;
    if (access === undefined) throw new Refusal('permission-missing');
    const request = context.switchToHttp().getRequest<CallerRequest>();
    const caller = await this.callers.find(request, context.switchToHttp().getResponse<Response>());
    if (!caller) throw new Refusal('sign-in-needed');
    if (caller.via === 'session') refuseForeignOrigin(request, this.settings.publicUrl);
    if (!may(caller, access)) throw new Refusal('permission-missing', { permission: access });
    request.caller = caller;
    await this.countHeavy(context, caller);
    return true;
  }

  private async countHeavy(context: ExecutionContext, caller: Caller): Promise<void> {
    const perMinute = this.reflector.get<number | undefined>(perMinuteKey, context.getHandler());
    const route = `${context.getClass().name}.${context.getHandler().name}`;
    if (perMinute !== undefined) await this.limits.count(route, caller.tenantId, perMinute);
  }
}

const may = (caller: Caller, access: Access): boolean =>
  access === 'public' || access === 'signed-in' || caller.permissions.includes(access);
