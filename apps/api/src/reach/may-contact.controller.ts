import { Controller, Get, Inject, Param, Query } from '@nestjs/common';
import type { ContactId } from '@rollcall/domain/contact';
import { mayContactQuerySchema } from '@rollcall/domain/reach';
import type { MayContact, MayContactQuery } from '@rollcall/domain/reach';
import { contactAddressSchema } from '../contact/contact.requests.js';
import { Allow } from '../http/allow.js';
import { CurrentCaller } from '../http/caller.js';
import type { Caller } from '../http/caller.js';
import { ReachService } from './reach.service.js';

/** May I contact? (RC-9) */
@Controller('api/v1/contacts/:id/may-contact')
@Allow('contact.read')
export class MayContactController {
  constructor(@Inject(ReachService) private readonly reach: ReachService) {}

  @Get()
  ask(
    @Param('id', { schema: contactAddressSchema }) id: ContactId,
    @Query({ schema: mayContactQuerySchema }) query: MayContactQuery,
    @CurrentCaller() caller: Caller,
  ): Promise<MayContact> {
    return this.reach.mayContact(id, query, caller);
  }
}
