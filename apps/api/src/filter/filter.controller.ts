import { Body, Controller, Delete, Get, HttpCode, Inject, Param, Patch, Post, Put, Query, Res } from '@nestjs/common';
import {
  changeFilterSchema,
  defaultFilterSchema,
  deleteFilterSchema,
  filterIdSchema,
  saveFilterSchema,
} from '@rollcall/domain/filter';
import type {
  ChangeFilter,
  DefaultFilter,
  DeleteFilter,
  FilterFieldList,
  FilterId,
  FilterList,
  FilterView,
  SaveFilter,
} from '@rollcall/domain/filter';
import type { Response } from 'express';
import { Allow } from '../http/allow.js';
import { CurrentCaller } from '../http/caller.js';
import type { Caller } from '../http/caller.js';
import { IfMatch } from '../http/if-match.js';
import { PerMinute } from '../http/rate-limits.js';
import { FilterService } from './filter.service.js';

/** Saved filters. What is the team's takes `filter.share` to write, beside the permission to read contacts. */
@Controller('api/v1/filters')
@Allow('contact.read')
export class FilterController {
  constructor(@Inject(FilterService) private readonly filters: FilterService) {}

  @Get()
  list(@CurrentCaller() caller: Caller): Promise<FilterList> {
    return this.filters.list(caller);
  }

  @Post()
  @PerMinute(120)
  async save(
    @Body({ schema: saveFilterSchema }) request: SaveFilter,
    @CurrentCaller() caller: Caller,
    @Res({ passthrough: true }) response: Response,
  ): Promise<FilterView> {
    return tagged(response, await this.filters.save(request, caller));
  }

  @Get('fields')
  fields(@CurrentCaller() caller: Caller): Promise<FilterFieldList> {
    return this.filters.fields(caller);
  }

  @Put('default')
  setDefault(
    @Body({ schema: defaultFilterSchema }) request: DefaultFilter,
    @CurrentCaller() caller: Caller,
  ): Promise<FilterList> {
    return this.filters.setDefault(request, caller);
  }

  @Get(':id')
  async view(
    @Param('id', { schema: filterIdSchema }) id: FilterId,
    @CurrentCaller() caller: Caller,
    @Res({ passthrough: true }) response: Response,
  ): Promise<FilterView> {
    return tagged(response, await this.filters.view(id, caller));
  }

  @Patch(':id')
  async change(
    @Param('id', { schema: filterIdSchema }) id: FilterId,
    @Body({ schema: changeFilterSchema }) request: ChangeFilter,
    @IfMatch() version: number | undefined,
    @CurrentCaller() caller: Caller,
    @Res({ passthrough: true }) response: Response,
  ): Promise<FilterView> {
    return tagged(response, await this.filters.change({ id, version }, request, caller));
  }

  @Delete(':id')
  @HttpCode(204)
  async delete(
    @Param('id', { schema: filterIdSchema }) id: FilterId,
    @Query({ schema: deleteFilterSchema }) { force }: DeleteFilter,
    @IfMatch() version: number | undefined,
    @CurrentCaller() caller: Caller,
  ): Promise<void> {
    await this.filters.delete({ id, version }, force === 'true', caller);
  }
}

function tagged(response: Response, view: FilterView): FilterView {
  response.setHeader('ETag', `"${view.version}"`);
  return view;
}
