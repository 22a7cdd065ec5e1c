import { Controller, Get, Inject, Param, Query } from '@nestjs/common';
import { contactCallbackQuerySchema } from '@rollcall/domain/callback';
import type { CallbackList, ContactCallbackQuery } from '@rollcall/domain/callback';
import type { ContactId } from '@rollcall/domain/contact';
import { contactAddressSchema } from '../contact/contact.requests.js';
import { Allow } from '../http/allow.js';
import { CurrentCaller } from '../http/caller.js';
import type { Caller } from '../http/caller.js';
import { CallbackService } from './callback.service.js';

/** The callbacks of one contact. */
@Controller('api/v1/contacts/:id/callbacks')
@Allow('contact.read')
export class ContactCallbackController {
  constructor(@Inject(CallbackService) private readonly callbacks: CallbackService) {}

  @Get()
  list(
    @Param('id', { schema: contactAddressSchema }) id: ContactId,
    @Query({ schema: contactCallbackQuerySchema }) query: ContactCallbackQuery,
    @CurrentCaller() caller: Caller,
  ): Promise<CallbackList> {
    return this.callbacks.listOf(id, query, caller);
  }
}
