import { Body, Controller, Get, Inject, Param, Patch, Post, Query } from '@nestjs/common';
import { changeUserSchema, createUserSchema, userIdSchema, userQuerySchema } from '@rollcall/domain/user';
import type { ChangeUser, CreateUser, UserId, UserList, UserQuery, UserView } from '@rollcall/domain/user';
import { Allow } from '../http/allow.js';
import { CurrentCaller } from '../http/caller.js';
import type { Caller } from '../http/caller.js';
import { PerMinute } from '../http/rate-limits.js';
import { UserService } from './user.service.js';

@Controller('api/v1/users')
@Allow('user.manage')
export class UserController {
  constructor(@Inject(UserService) private readonly users: UserService) {}

  @Get()
  list(@Query({ schema: userQuerySchema }) query: UserQuery, @CurrentCaller() caller: Caller): Promise<UserList> {
    return this.users.list(query, caller);
  }

  @Post()
  @PerMinute(30)
  create(@Body({ schema: createUserSchema }) request: CreateUser, @CurrentCaller() caller: Caller): Promise<UserView> {
    return this.users.create(request, caller);
  }

  @Patch(':id')
  change(
    @Param('id', { schema: userIdSchema }) id: UserId,
    @Body({ schema: changeUserSchema }) request: ChangeUser,
    @CurrentCaller() caller: Caller,
  ): Promise<UserView> {
    return this.users.change(id, request, caller);
  }
}
