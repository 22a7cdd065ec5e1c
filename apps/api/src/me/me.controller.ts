import { Body, Controller, Get, Inject, Put } from '@nestjs/common';
import { switchTenantSchema } from '@rollcall/domain/me';
import type { MeView, SwitchTenant } from '@rollcall/domain/me';
import { AllowSignedIn } from '../http/allow.js';
import { CurrentCaller } from '../http/caller.js';
import type { Caller } from '../http/caller.js';
import { MeService } from './me.service.js';

@Controller('api/v1/me')
export class MeController {
  constructor(@Inject(MeService) private readonly me: MeService) {}

  @Get()
  @AllowSignedIn()
  show(@CurrentCaller() caller: Caller): Promise<MeView> {
    return this.me.show(caller);
  }

  @Put('tenant')
  @AllowSignedIn()
  switchTenant(
    @Body({ schema: switchTenantSchema }) request: SwitchTenant,
    @CurrentCaller() caller: Caller,
  ): Promise<MeView> {
    return this.me.switchTenant(request, caller);
  }
}
