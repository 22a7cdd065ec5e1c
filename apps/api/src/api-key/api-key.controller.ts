import { Body, Controller, Delete, Get, Inject, Param, Post } from '@nestjs/common';
import { apiKeyIdSchema, createApiKeySchema } from '@rollcall/domain/api-key';
import type { ApiKeyId, ApiKeyList, ApiKeyView, CreateApiKey, CreatedApiKey } from '@rollcall/domain/api-key';
import { Allow } from '../http/allow.js';
import { CurrentCaller } from '../http/caller.js';
import type { Caller } from '../http/caller.js';
import { PerMinute } from '../http/rate-limits.js';
import { ApiKeyService } from './api-key.service.js';

@Controller('api/v1/api-keys')
@Allow('api-key.manage')
export class ApiKeyController {
  constructor(@Inject(ApiKeyService) private readonly keys: ApiKeyService) {}

  @Get()
  list(@CurrentCaller() caller: Caller): Promise<ApiKeyList> {
    return this.keys.list(caller);
  }

  @Post()
  @PerMinute(30)
  create(
    @Body({ schema: createApiKeySchema }) request: CreateApiKey,
    @CurrentCaller() caller: Caller,
  ): Promise<CreatedApiKey> {
    return this.keys.create(request, caller);
  }

  @Delete(':id')
  revoke(@Param('id', { schema: apiKeyIdSchema }) id: ApiKeyId, @CurrentCaller() caller: Caller): Promise<ApiKeyView> {
    return this.keys.revoke(id, caller);
  }
}
