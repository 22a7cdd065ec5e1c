import { Body, Controller, Get, Inject, Put, Res } from '@nestjs/common';
import { bulkChangeSettingsSchema } from '@rollcall/domain/bulk-change';
import type { BulkChangeSettings, BulkChangeSettingsView } from '@rollcall/domain/bulk-change';
import type { Response } from 'express';
import { Allow, AllowSignedIn } from '../http/allow.js';
import { CurrentCaller } from '../http/caller.js';
import type { Caller } from '../http/caller.js';
import { IfMatch } from '../http/if-match.js';
import { BulkChangeService } from './bulk-change.service.js';

/** What a tenant wants before a bulk change begins: everybody may know it, few may change it. */
@Controller('api/v1/settings/bulk-changes')
export class BulkChangeSettingsController {
  constructor(@Inject(BulkChangeService) private readonly bulkChanges: BulkChangeService) {}

  @Get()
  @AllowSignedIn()
  async show(
    @CurrentCaller() caller: Caller,
    @Res({ passthrough: true }) response: Response,
  ): Promise<BulkChangeSettingsView> {
    return withTag(await this.bulkChanges.settings(caller), response);
  }

  @Put()
  @Allow('settings.manage')
  async change(
    @Body({ schema: bulkChangeSettingsSchema }) request: BulkChangeSettings,
    @IfMatch() version: number | undefined,
    @CurrentCaller() caller: Caller,
    @Res({ passthrough: true }) response: Response,
  ): Promise<BulkChangeSettingsView> {
    return withTag(await this.bulkChanges.changeSettings(request, version, caller), response);
  }
}

function withTag(view: BulkChangeSettingsView, response: Response): BulkChangeSettingsView {
  response.setHeader('ETag', `"${view.version}"`);
  return view;
}
