import { Body, Controller, Get, Inject, Param, Post, Query } from '@nestjs/common';
import { consentQuerySchema, recordConsentSchema } from '@rollcall/domain/consent';
import type { ConsentList, ConsentQuery, RecordConsent } from '@rollcall/domain/consent';
import type { ContactId } from '@rollcall/domain/contact';
import { contactAddressSchema } from '../contact/contact.requests.js';
import { Allow } from '../http/allow.js';
import { CurrentCaller } from '../http/caller.js';
import type { Caller } from '../http/caller.js';
import { ConsentService } from './consent.service.js';

/** The consent ledger of a contact (RC-10): read and added to, never changed. */
@Controller('api/v1/contacts/:id/consents')
export class ConsentController {
  constructor(@Inject(ConsentService) private readonly consents: ConsentService) {}

  @Get()
  @Allow('contact.read')
  list(
    @Param('id', { schema: contactAddressSchema }) id: ContactId,
    @Query({ schema: consentQuerySchema }) query: ConsentQuery,
    @CurrentCaller() caller: Caller,
  ): Promise<ConsentList> {
    return this.consents.list(id, query, caller);
  }

  @Post()
  @Allow('contact.write')
  record(
    @Param('id', { schema: contactAddressSchema }) id: ContactId,
    @Body({ schema: recordConsentSchema }) request: RecordConsent,
    @CurrentCaller() caller: Caller,
  ): Promise<ConsentList> {
    return this.consents.record(id, request, caller);
  }
}
