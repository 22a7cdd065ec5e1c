import { Body, Controller, Delete, Get, Inject, Param, Patch, Post, Res } from '@nestjs/common';
import { teamIdSchema, writeTeamSchema } from '@rollcall/domain/team';
import type { TeamId, TeamList, TeamView, WriteTeam } from '@rollcall/domain/team';
import type { Response } from 'express';
import { z } from 'zod';
import { Allow } from '../http/allow.js';
import { CurrentCaller } from '../http/caller.js';
import type { Caller } from '../http/caller.js';
import { IfMatch } from '../http/if-match.js';
import { TeamService } from './team.service.js';

const address = z.coerce.number().pipe(teamIdSchema);

/** Teams of agents. */
@Controller('api/v1/teams')
@Allow('contact.read')
export class TeamController {
  constructor(@Inject(TeamService) private readonly teams: TeamService) {}

  @Get()
  list(@CurrentCaller() caller: Caller): Promise<TeamList> {
    return this.teams.list(caller);
  }

  @Post()
  @Allow('group.manage')
  create(@Body({ schema: writeTeamSchema }) request: WriteTeam, @CurrentCaller() caller: Caller): Promise<TeamView> {
    return this.teams.create(request, caller);
  }

  @Get(':id')
  async view(
    @Param('id', { schema: address }) id: TeamId,
    @CurrentCaller() caller: Caller,
    @Res({ passthrough: true }) response: Response,
  ): Promise<TeamView> {
    return tagged(response, await this.teams.view(id, caller));
  }

  @Patch(':id')
  @Allow('group.manage')
  async rename(
    @Param('id', { schema: address }) id: TeamId,
    @Body({ schema: writeTeamSchema }) change: WriteTeam,
    @IfMatch() version: number | undefined,
    @CurrentCaller() caller: Caller,
    @Res({ passthrough: true }) response: Response,
  ): Promise<TeamView> {
    return tagged(response, await this.teams.rename(id, change, version, caller));
  }

  @Delete(':id')
  @Allow('group.manage')
  delete(
    @Param('id', { schema: address }) id: TeamId,
    @IfMatch() version: number | undefined,
    @CurrentCaller() caller: Caller,
  ): Promise<TeamView> {
    return this.teams.delete(id, version, caller);
  }
}

function tagged(response: Response, team: TeamView): TeamView {
  response.setHeader('ETag', `"${team.version}"`);
  return team;
}
