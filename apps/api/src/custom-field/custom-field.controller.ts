import { Body, Controller, Delete, Get, HttpCode, Inject, Param, Patch, Post, Query, Res } from '@nestjs/common';
import {
  changeCustomFieldSchema,
  createCustomFieldSchema,
  customFieldKeySchema,
  customFieldQuerySchema,
} from '@rollcall/domain/custom-field';
import type {
  ChangeCustomField,
  CreateCustomField,
  CustomFieldKey,
  CustomFieldList,
  CustomFieldQuery,
  CustomFieldUsage,
  CustomFieldView,
} from '@rollcall/domain/custom-field';
import type { Response } from 'express';
import { Allow } from '../http/allow.js';
import { CurrentCaller } from '../http/caller.js';
import type { Caller } from '../http/caller.js';
import { IfMatch } from '../http/if-match.js';
import { CustomFieldService } from './custom-field.service.js';

/** Custom fields: who sees contacts sees what they may have; who may define them is another matter. */
@Controller('api/v1/custom-fields')
@Allow('contact.read')
export class CustomFieldController {
  constructor(@Inject(CustomFieldService) private readonly fields: CustomFieldService) {}

  @Get()
  list(
    @Query({ schema: customFieldQuerySchema }) { deleted }: CustomFieldQuery,
    @CurrentCaller() caller: Caller,
  ): Promise<CustomFieldList> {
    return this.fields.list(deleted === 'true', caller);
  }

  @Get('usage')
  usage(@CurrentCaller() caller: Caller): Promise<CustomFieldUsage> {
    return this.fields.usage(caller);
  }

  @Post()
  @Allow('contact.create-custom-field')
  create(
    @Body({ schema: createCustomFieldSchema }) request: CreateCustomField,
    @CurrentCaller() caller: Caller,
  ): Promise<CustomFieldView> {
    return this.fields.create(request, caller);
  }

  @Patch(':key')
  @Allow('settings.manage')
  async change(
    @Param('key', { schema: customFieldKeySchema }) key: CustomFieldKey,
    @Body({ schema: changeCustomFieldSchema }) change: ChangeCustomField,
    @IfMatch() version: number | undefined,
    @CurrentCaller() caller: Caller,
    @Res({ passthrough: true }) response: Response,
  ): Promise<CustomFieldView> {
    return tagged(response, await this.fields.change(key, change, version, caller));
  }

  @Delete(':key')
  @Allow('settings.manage')
  async delete(
    @Param('key', { schema: customFieldKeySchema }) key: CustomFieldKey,
    @IfMatch() version: number | undefined,
    @CurrentCaller() caller: Caller,
    @Res({ passthrough: true }) response: Response,
  ): Promise<CustomFieldView> {
    return tagged(response, await this.fields.delete(key, version, caller));
  }

  @Post(':key/restore')
  @Allow('settings.manage')
  @HttpCode(200)
  async restore(
    @Param('key', { schema: customFieldKeySchema }) key: CustomFieldKey,
    @IfMatch() version: number | undefined,
    @CurrentCaller() caller: Caller,
    @Res({ passthrough: true }) response: Response,
  ): Promise<CustomFieldView> {
    return tagged(response, await this.fields.restore(key, version, caller));
  }
}

function tagged(response: Response, field: CustomFieldView): CustomFieldView {
  response.setHeader('ETag', `"${field.version}"`);
  return field;
}
