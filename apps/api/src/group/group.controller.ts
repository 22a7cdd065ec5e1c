import { Body, Controller, Delete, Get, Inject, Param, Patch, Post, Query, Res } from '@nestjs/common';
import {
  changeGroupSchema,
  createGroupSchema,
  deleteGroupQuerySchema,
  groupIdSchema,
  groupQuerySchema,
} from '@rollcall/domain/group';
import type {
  ChangeGroup,
  CreateGroup,
  DeletedGroup,
  DeleteGroupQuery,
  GroupId,
  GroupList,
  GroupQuery,
  GroupView,
} from '@rollcall/domain/group';
import type { Response } from 'express';
import { z } from 'zod';
import { Allow } from '../http/allow.js';
import { CurrentCaller } from '../http/caller.js';
import type { Caller } from '../http/caller.js';
import { IfMatch } from '../http/if-match.js';
import { GroupService } from './group.service.js';

const address = z.coerce.number().pipe(groupIdSchema);

/** Groups of contacts. */
@Controller('api/v1/groups')
@Allow('contact.read')
export class GroupController {
  constructor(@Inject(GroupService) private readonly groups: GroupService) {}

  @Get()
  list(@Query({ schema: groupQuerySchema }) query: GroupQuery, @CurrentCaller() caller: Caller): Promise<GroupList> {
    return this.groups.list(query, caller);
  }

  @Post()
  @Allow('group.manage')
  create(
    @Body({ schema: createGroupSchema }) request: CreateGroup,
    @CurrentCaller() caller: Caller,
  ): Promise<GroupView> {
    return this.groups.create(request, caller);
  }

  @Get(':id')
  async view(
    @Param('id', { schema: address }) id: GroupId,
    @CurrentCaller() caller: Caller,
    @Res({ passthrough: true }) response: Response,
  ): Promise<GroupView> {
    return tagged(response, await this.groups.view(id, caller));
  }

  @Patch(':id')
  @Allow('group.manage')
  async rename(
    @Param('id', { schema: address }) id: GroupId,
    @Body({ schema: changeGroupSchema }) change: ChangeGroup,
    @IfMatch() version: number | undefined,
    @CurrentCaller() caller: Caller,
    @Res({ passthrough: true }) response: Response,
  ): Promise<GroupView> {
    return tagged(response, await this.groups.rename(id, change, version, caller));
  }

  @Delete(':id')
  @Allow('group.manage')
  delete(
    @Param('id', { schema: address }) id: GroupId,
    @Query({ schema: deleteGroupQuerySchema }) query: DeleteGroupQuery,
    @IfMatch() version: number | undefined,
    @CurrentCaller() caller: Caller,
  ): Promise<DeletedGroup> {
    return this.groups.delete(id, query, version, caller);
  }
}

function tagged(response: Response, group: GroupView): GroupView {
  response.setHeader('ETag', `"${group.version}"`);
  return group;
}
