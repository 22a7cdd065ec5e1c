import { Body, Controller, Delete, Get, HttpCode, Inject, Param, Patch, Post, Query, Res } from '@nestjs/common';
import {
  changeContactSchema,
  contactHistoryQuerySchema,
  contactLookupQuerySchema,
  contactQuerySchema,
  createContactSchema,
  deletedContactQuerySchema,
  undoContactChangeSchema,
} from '@rollcall/domain/contact';
import type {
  ChangeContact,
  ContactHistory,
  ContactHistoryQuery,
  ContactId,
  ContactList,
  ContactLookup,
  ContactLookupQuery,
  ContactQuery,
  ContactView,
  DeletedContact,
  DeletedContactList,
  DeletedContactQuery,
  UndoContactChange,
} from '@rollcall/domain/contact';
import { countContactsSchema } from '@rollcall/domain/filter';
import type { ContactCount, CountContacts } from '@rollcall/domain/filter';
import type { Response } from 'express';
import { Allow } from '../http/allow.js';
import { CurrentCaller } from '../http/caller.js';
import type { Caller } from '../http/caller.js';
import { IdempotencyKey } from '../http/idempotency-key.js';
import { IfMatch } from '../http/if-match.js';
import { contactAddressSchema } from './contact.requests.js';
import type { ContactFieldList } from './contact.requests.js';
import { ContactService } from './contact.service.js';
import { ContactWriteService } from './contact.write.service.js';

/** Contacts: list, search, filter, count, look at one; write one, delete it, bring it back. */
@Controller('api/v1/contacts')
@Allow('contact.read')
export class ContactController {
  constructor(
    @Inject(ContactService) private readonly contacts: ContactService,
    @Inject(ContactWriteService) private readonly writing: ContactWriteService,
  ) {}

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

  @Get('lookup')
  lookUp(
    @Query({ schema: contactLookupQuerySchema }) query: ContactLookupQuery,
    @CurrentCaller() caller: Caller,
  ): Promise<ContactLookup> {
    return this.contacts.lookUp(query, caller);
  }

  @Get('deleted')
  listDeleted(
    @Query({ schema: deletedContactQuerySchema }) query: DeletedContactQuery,
    @CurrentCaller() caller: Caller,
  ): Promise<DeletedContactList> {
    return this.contacts.listDeleted(query, caller);
  }

  @Post()
  @Allow('contact.write')
  async create(
    @Body({ schema: createContactSchema }) request: ChangeContact,
    @CurrentCaller() caller: Caller,
    @IdempotencyKey() key: string,
    @Res({ passthrough: true }) response: Response,
  ): Promise<ContactView> {
    const contact = await this.writing.create(request, caller, key);
    response.setHeader('Location', `/api/v1/contacts/${contact.id}`);
    return tagged(response, contact);
  }

  @Get(':id')
  async view(
    @Param('id', { schema: contactAddressSchema }) id: ContactId,
    @CurrentCaller() caller: Caller,
    @Res({ passthrough: true }) response: Response,
  ): Promise<ContactView> {
    return tagged(response, await this.contacts.view(id, caller));
  }

  @Patch(':id')
  @Allow('contact.write')
  async change(
    @Param('id', { schema: contactAddressSchema }) id: ContactId,
    @Body({ schema: changeContactSchema }) change: ChangeContact,
    @IfMatch() version: number | undefined,
    @CurrentCaller() caller: Caller,
    @Res({ passthrough: true }) response: Response,
  ): Promise<ContactView> {
    return tagged(response, await this.writing.change(id, change, version, caller));
  }

  @Delete(':id')
  @Allow('contact.delete')
  async delete(
    @Param('id', { schema: contactAddressSchema }) id: ContactId,
    @IfMatch() version: number | undefined,
    @CurrentCaller() caller: Caller,
    @Res({ passthrough: true }) response: Response,
  ): Promise<DeletedContact> {
    const deleted = await this.writing.delete(id, version, caller);
    tagged(response, deleted.contact);
    return deleted;
  }

  @Post(':id/restore')
  @Allow('contact.delete')
  @HttpCode(200)
  async restore(
    @Param('id', { schema: contactAddressSchema }) id: ContactId,
    @IfMatch() version: number | undefined,
    @CurrentCaller() caller: Caller,
    @Res({ passthrough: true }) response: Response,
  ): Promise<ContactView> {
    return tagged(response, await this.writing.restore(id, version, caller));
  }

  @Post(':id/undo')
  @Allow('contact.write')
  @HttpCode(200)
  async undo(
    @Param('id', { schema: contactAddressSchema }) id: ContactId,
    @Body({ schema: undoContactChangeSchema }) { at }: UndoContactChange,
    @IfMatch() version: number | undefined,
    @CurrentCaller() caller: Caller,
    @Res({ passthrough: true }) response: Response,
  ): Promise<ContactView> {
    return tagged(response, await this.writing.undo(id, at, version, caller));
  }

  @Get(':id/history')
  history(
    @Param('id', { schema: contactAddressSchema }) id: ContactId,
    @Query({ schema: contactHistoryQuerySchema }) query: ContactHistoryQuery,
    @CurrentCaller() caller: Caller,
  ): Promise<ContactHistory> {
    return this.contacts.history(id, query, caller);
  }
}

/** The version is the entity tag: what `If-Match` has to say. */
function tagged(response: Response, contact: ContactView): ContactView {
  response.setHeader('ETag', `"${contact.version}"`);
  return contact;
}
