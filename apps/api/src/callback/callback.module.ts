import { Module } from '@nestjs/common';
import { CallbackController } from './callback.controller.js';
import { CallbackService } from './callback.service.js';
import { CallbackStream } from './callback.stream.js';
import { ContactCallbackController } from './contact-callback.controller.js';

/** Scheduled callbacks. */
@Module({
  controllers: [CallbackController, ContactCallbackController],
  providers: [CallbackService, CallbackStream],
  exports: [CallbackStream],
})
export class CallbackModule {}
