import { Body, Controller, Get, Inject, Put, Res } from '@nestjs/common';
import { encryptedSettingsSchema } from '@rollcall/domain/encrypted';
import type { EncryptedSettings, EncryptedSettingsView } from '@rollcall/domain/encrypted';
import type { Response } from 'express';
import { Allow } from '../http/allow.js';
import { CurrentCaller } from '../http/caller.js';
import type { Caller } from '../http/caller.js';
import { IfMatch } from '../http/if-match.js';
import { EncryptedSettingsService } from './encrypted-settings.service.js';

/** Which encrypted fields there are, and who may reveal them. */
@Controller('api/v1/settings/encrypted-fields')
@Allow('settings.manage')
export class EncryptedSettingsController {
  constructor(@Inject(EncryptedSettingsService) private readonly settings: EncryptedSettingsService) {}

  @Get()
  async show(
    @CurrentCaller() caller: Caller,
    @Res({ passthrough: true }) response: Response,
  ): Promise<EncryptedSettingsView> {
    return withTag(await this.settings.show(caller), response);
  }

  @Put()
  async change(
    @Body({ schema: encryptedSettingsSchema }) request: EncryptedSettings,
    @IfMatch() version: number | undefined,
    @CurrentCaller() caller: Caller,
    @Res({ passthrough: true }) response: Response,
  ): Promise<EncryptedSettingsView> {
    return withTag(await this.settings.change(request, version, caller), response);
  }
}

function withTag(view: EncryptedSettingsView, response: Response): EncryptedSettingsView {
  response.setHeader('ETag', `"${view.version}"`);
  return view;
}
