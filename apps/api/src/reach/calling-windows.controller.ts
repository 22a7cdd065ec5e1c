import { Body, Controller, Get, Inject, Put, Res } from '@nestjs/common';
import { reachRulesSchema } from '@rollcall/domain/reach';
import type { CallingWindowsView, ReachRules } from '@rollcall/domain/reach';
import type { Response } from 'express';
import { Allow } from '../http/allow.js';
import { CurrentCaller } from '../http/caller.js';
import type { Caller } from '../http/caller.js';
import { IfMatch } from '../http/if-match.js';
import { ReachService } from './reach.service.js';

/** The rules about reaching people: hours by region, channels that need consent, limits of callbacks. */
@Controller('api/v1/calling-windows')
@Allow('settings.manage')
export class CallingWindowsController {
  constructor(@Inject(ReachService) private readonly reach: ReachService) {}

  @Get()
  async view(
    @CurrentCaller() caller: Caller,
    @Res({ passthrough: true }) response: Response,
  ): Promise<CallingWindowsView> {
    return tagged(await this.reach.rules(caller), response);
  }

  @Put()
  async replace(
    @Body({ schema: reachRulesSchema }) rules: ReachRules,
    @IfMatch() version: number | undefined,
    @CurrentCaller() caller: Caller,
    @Res({ passthrough: true }) response: Response,
  ): Promise<CallingWindowsView> {
    return tagged(await this.reach.replaceRules(rules, version, caller), response);
  }
}

function tagged(view: CallingWindowsView, response: Response): CallingWindowsView {
  response.setHeader('ETag', `"${view.version}"`);
  return view;
}
