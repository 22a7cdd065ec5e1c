import { Body, Controller, Get, HttpCode, Inject, Param, Patch, Post, Query, Res } from '@nestjs/common';
import {
  callbackQuerySchema,
  callbackSearchSchema,
  changeCallbackSchema,
  changeCallbacksSchema,
  createCallbackSchema,
} from '@rollcall/domain/callback';
import type {
  CallbackCounts,
  CallbackId,
  CallbackList,
  CallbackOutcomes,
  CallbackQuery,
  CallbackSearch,
  CallbackView,
  ChangeCallback,
  ChangeCallbacks,
  CreateCallback,
} from '@rollcall/domain/callback';
import type { Response } from 'express';
import { Allow } from '../http/allow.js';
import { CurrentCaller } from '../http/caller.js';
import type { Caller } from '../http/caller.js';
import { IfMatch } from '../http/if-match.js';
import { callbackAddressSchema } from './callback.requests.js';
import { CallbackService } from './callback.service.js';

/** Scheduled callbacks over all contacts (LV-10). */
@Controller('api/v1/callbacks')
export class CallbackController {
  constructor(@Inject(CallbackService) private readonly callbacks: CallbackService) {}

  @Get()
  @Allow('contact.read')
  list(
    @Query({ schema: callbackQuerySchema }) query: CallbackQuery,
    @CurrentCaller() caller: Caller,
  ): Promise<CallbackList> {
    return this.callbacks.list(query, caller);
  }

  @Get('counts')
  @Allow('contact.read')
  counts(
    @Query({ schema: callbackSearchSchema }) search: CallbackSearch,
    @CurrentCaller() caller: Caller,
  ): Promise<CallbackCounts> {
    return this.callbacks.counts(search, caller);
  }

  @Get(':id')
  @Allow('contact.read')
  async view(
    @Param('id', { schema: callbackAddressSchema }) id: CallbackId,
    @CurrentCaller() caller: Caller,
    @Res({ passthrough: true }) response: Response,
  ): Promise<CallbackView> {
    return tagged(await this.callbacks.view(id, caller), response);
  }

  @Post()
  @Allow('callback.manage')
  async create(
    @Body({ schema: createCallbackSchema }) request: CreateCallback,
    @CurrentCaller() caller: Caller,
    @Res({ passthrough: true }) response: Response,
  ): Promise<CallbackView> {
    return tagged(await this.callbacks.create(request, caller), response);
  }

  @Post('changes')
  @HttpCode(200)
  @Allow('callback.manage')
  changeSeveral(
    @Body({ schema: changeCallbacksSchema }) request: ChangeCallbacks,
    @CurrentCaller() caller: Caller,
  ): Promise<CallbackOutcomes> {
    return this.callbacks.changeSeveral(request, caller);
  }

  @Patch(':id')
  @Allow('callback.manage')
  async change(
    @Param('id', { schema: callbackAddressSchema }) id: CallbackId,
    @Body({ schema: changeCallbackSchema }) change: ChangeCallback,
    @IfMatch() version: number | undefined,
    @CurrentCaller() caller: Caller,
    @Res({ passthrough: true }) response: Response,
  ): Promise<CallbackView> {
    return tagged(await this.callbacks.change(id, change, version, caller), response);
  }
}

function tagged(view: CallbackView, response: Response): CallbackView {
  response.setHeader('ETag', `"${view.version}"`);
  return view;
}
