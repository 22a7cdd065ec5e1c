import { Body, Controller, Get, HttpCode, Inject, Param, Post, Query, Res } from '@nestjs/common';
import { contactQuerySchema } from '@rollcall/domain/contact';
import type { ContactId, ContactList, ContactQuery, ContactView } from '@rollcall/domain/contact';
import { countContactsSchema } from '@rollcall/domain/filter';
import type { ContactCount, CountContacts } from '@rollcall/domain/filter';
import type { Response } from 'express';
import { Allow } from '../http/allow.js';
import { CurrentCaller } from '../http/caller.js';
import type { Caller } from '../http/caller.js';
import { contactAddressSchema } from './contact.requests.js';
import type { ContactFieldList } from './contact.requests.js';
import { ContactService } from './contact.service.js';

/** Contacts: list, search, filter, count, look at one. */
@Controller('api/v1/contacts')
@Allow('contact.read')
export class ContactController {
  constructor(@Inject(ContactService) private readonly contacts: ContactService) {}

  @Get()
  list(
    @Query({ schema: contactQuerySchema }) query: ContactQuery,
    @CurrentCaller() caller: Caller,
  ): Promise<ContactList> {
    return this.contacts.list(query, caller);
  }

  @Post('count')
  @HttpCode(200)
  count(
    @Body({ schema: countContactsSchema }) request: CountContacts,
    @CurrentCaller() caller: Caller,
  ): Promise<ContactCount> {
    return this.contacts.count(request, caller);
  }

  @Get('fields')
  fields(@CurrentCaller() caller: Caller): Promise<ContactFieldList> {
    return this.contacts.fields(caller);
  }

  @Get(':id')
  async view(
    @Param('id', { schema: contactAddressSchema }) id: ContactId,
    @CurrentCaller() caller: Caller,
    @Res({ passthrough: true }) response: Response,
  ): Promise<ContactView> {
    const contact = await this.contacts.view(id, caller);
    response.setHeader('ETag', `"${contact.version}"`);
    return contact;
  }
}
