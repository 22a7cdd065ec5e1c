import { Body, Controller, Get, Inject, Put, Res } from '@nestjs/common';
import { agentDesktopSchema } from '@rollcall/domain/agent-desktop';
import type { AgentDesktop, AgentDesktopView } from '@rollcall/domain/agent-desktop';
import type { Response } from 'express';
import { Allow, AllowSignedIn } from '../http/allow.js';
import { CurrentCaller } from '../http/caller.js';
import type { Caller } from '../http/caller.js';
import { IfMatch } from '../http/if-match.js';
import { AgentDesktopService } from './agent-desktop.service.js';

/** Settings of the agent desktop: everybody may know them, few may change them. */
@Controller('api/v1/settings/agent-desktop')
export class AgentDesktopController {
  constructor(@Inject(AgentDesktopService) private readonly settings: AgentDesktopService) {}

  @Get()
  @AllowSignedIn()
  async show(
    @CurrentCaller() caller: Caller,
    @Res({ passthrough: true }) response: Response,
  ): Promise<AgentDesktopView> {
    return withTag(await this.settings.show(caller), response);
  }

  @Put()
  @Allow('settings.manage')
  async change(
    @Body({ schema: agentDesktopSchema }) request: AgentDesktop,
    @IfMatch() version: number | undefined,
    @CurrentCaller() caller: Caller,
    @Res({ passthrough: true }) response: Response,
  ): Promise<AgentDesktopView> {
    return withTag(await this.settings.change(request, version, caller), response);
  }
}

function withTag(view: AgentDesktopView, response: Response): AgentDesktopView {
  response.setHeader('ETag', `"${view.version}"`);
  return view;
}
