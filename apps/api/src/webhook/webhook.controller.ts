import { Body, Controller, Delete, Get, HttpCode, Inject, Param, Patch, Post, Query, Res } from '@nestjs/common';
import {
  changeWebhookSchema,
  createWebhookSchema,
  deliveryIdSchema,
  webhookDeliveryQuerySchema,
  webhookIdSchema,
} from '@rollcall/domain/webhook';
import type {
  ChangeWebhook,
  CreateWebhook,
  CreatedWebhook,
  WebhookDelivery,
  WebhookDeliveryList,
  WebhookDeliveryQuery,
  WebhookId,
  WebhookList,
  WebhookView,
} from '@rollcall/domain/webhook';
import type { Response } from 'express';
import { Allow } from '../http/allow.js';
import { CurrentCaller } from '../http/caller.js';
import type { Caller } from '../http/caller.js';
import { IfMatch } from '../http/if-match.js';
import { PerMinute } from '../http/rate-limits.js';
import { WebhookService } from './webhook.service.js';

@Controller('api/v1/webhooks')
@Allow('webhook.manage')
export class WebhookController {
  constructor(@Inject(WebhookService) private readonly webhooks: WebhookService) {}

  @Get()
  list(@CurrentCaller() caller: Caller): Promise<WebhookList> {
    return this.webhooks.list(caller);
  }

  @Post()
  @PerMinute(30)
  create(
    @Body({ schema: createWebhookSchema }) request: CreateWebhook,
    @CurrentCaller() caller: Caller,
  ): Promise<CreatedWebhook> {
    return this.webhooks.create(request, caller);
  }

  @Patch(':id')
  async change(
    @Param('id', { schema: webhookIdSchema }) id: WebhookId,
    @Body({ schema: changeWebhookSchema }) change: ChangeWebhook,
    @IfMatch() version: number | undefined,
    @CurrentCaller() caller: Caller,
    @Res({ passthrough: true }) response: Response,
  ): Promise<WebhookView> {
    const view = await this.webhooks.change(id, change, version, caller);
    response.setHeader('ETag', `"${view.version}"`);
    return view;
  }

  @Delete(':id')
  @HttpCode(204)
  async remove(
    @Param('id', { schema: webhookIdSchema }) id: WebhookId,
    @IfMatch() version: number | undefined,
    @CurrentCaller() caller: Caller,
  ): Promise<void> {
    await this.webhooks.remove(id, version, caller);
  }

  @Post(':id/test')
  @HttpCode(202)
  @PerMinute(30)
  async test(
    @Param('id', { schema: webhookIdSchema }) id: WebhookId,
    @CurrentCaller() caller: Caller,
  ): Promise<WebhookView> {
    return this.webhooks.test(id, caller);
  }

  @Get(':id/deliveries')
  deliveries(
    @Param('id', { schema: webhookIdSchema }) id: WebhookId,
    @Query({ schema: webhookDeliveryQuerySchema }) query: WebhookDeliveryQuery,
    @CurrentCaller() caller: Caller,
  ): Promise<WebhookDeliveryList> {
    return this.webhooks.deliveries(id, query, caller);
  }

  @Post(':id/deliveries/:delivery/resend')
  @HttpCode(202)
  @PerMinute(60)
  resend(
    @Param('id', { schema: webhookIdSchema }) id: WebhookId,
    @Param('delivery', { schema: deliveryIdSchema }) delivery: string,
    @CurrentCaller() caller: Caller,
  ): Promise<WebhookDelivery> {
    return this.webhooks.resend(id, delivery, caller);
  }
}
