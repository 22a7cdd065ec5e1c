import { Module } from '@nestjs/common';
import { WebhookSender } from './webhook.sender.js';

/** Tells other systems what happened. */
@Module({ providers: [WebhookSender] })
export class WebhookModule {}
