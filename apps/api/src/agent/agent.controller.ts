import { Body, Controller, Delete, Get, Inject, Param, Patch, Post, Query, Res } from '@nestjs/common';
import { agentNumberSchema, agentQuerySchema, changeAgentSchema, createAgentSchema } from '@rollcall/domain/agent';
import type { AgentList, AgentNumber, AgentQuery, AgentView, ChangeAgent, CreateAgent } from '@rollcall/domain/agent';
import type { Response } from 'express';
import { z } from 'zod';
import { Allow } from '../http/allow.js';
import { CurrentCaller } from '../http/caller.js';
import type { Caller } from '../http/caller.js';
import { IfMatch } from '../http/if-match.js';
import { AgentService } from './agent.service.js';

const address = z.coerce.number().pipe(agentNumberSchema);

/** Agents: who handles contacts. */
@Controller('api/v1/agents')
@Allow('contact.read')
export class AgentController {
  constructor(@Inject(AgentService) private readonly agents: AgentService) {}

  @Get()
  list(@Query({ schema: agentQuerySchema }) query: AgentQuery, @CurrentCaller() caller: Caller): Promise<AgentList> {
    return this.agents.list(query, caller);
  }

  @Post()
  @Allow('group.manage')
  create(
    @Body({ schema: createAgentSchema }) request: CreateAgent,
    @CurrentCaller() caller: Caller,
  ): Promise<AgentView> {
    return this.agents.create(request, caller);
  }

  @Get(':id')
  async view(
    @Param('id', { schema: address }) id: AgentNumber,
    @CurrentCaller() caller: Caller,
    @Res({ passthrough: true }) response: Response,
  ): Promise<AgentView> {
    return tagged(response, await this.agents.view(id, caller));
  }

  @Patch(':id')
  @Allow('group.manage')
  async change(
    @Param('id', { schema: address }) id: AgentNumber,
    @Body({ schema: changeAgentSchema }) change: ChangeAgent,
    @IfMatch() version: number | undefined,
    @CurrentCaller() caller: Caller,
    @Res({ passthrough: true }) response: Response,
  ): Promise<AgentView> {
    return tagged(response, await this.agents.change(id, change, version, caller));
  }

  @Delete(':id')
  @Allow('group.manage')
  delete(
    @Param('id', { schema: address }) id: AgentNumber,
    @IfMatch() version: number | undefined,
    @CurrentCaller() caller: Caller,
  ): Promise<AgentView> {
    return this.agents.delete(id, version, caller);
  }
}

function tagged(response: Response, agent: AgentView): AgentView {
  response.setHeader('ETag', `"${agent.version}"`);
  return agent;
}
