import { Body, Controller, Get, HttpCode, Inject, Param, Post, Put, Res } from '@nestjs/common';
import type { ContactId } from '@rollcall/domain/contact';
import {
  encryptedFieldKeySchema,
  putEncryptedSchema,
  revealEncryptedSchema,
  searchEncryptedSchema,
} from '@rollcall/domain/encrypted';
import type {
  EncryptedFieldKey,
  FoundEncrypted,
  MaskedList,
  MaskedValue,
  PutEncrypted,
  RevealedValue,
  RevealEncrypted,
  SearchableFields,
  SearchEncrypted,
} from '@rollcall/domain/encrypted';
import type { Response } from 'express';
import { contactAddressSchema } from '../contact/contact.requests.js';
import { Allow } from '../http/allow.js';
import { CurrentCaller } from '../http/caller.js';
import type { Caller } from '../http/caller.js';
import { IfMatch } from '../http/if-match.js';
import { PerMinute } from '../http/rate-limits.js';
import { EncryptedService } from './encrypted.service.js';

/** Encrypted fields: shown masked, written blindly, revealed for a reason. A value is only ever in a body, never in an address. */
@Controller('api/v1/contacts')
export class EncryptedController {
  constructor(@Inject(EncryptedService) private readonly encrypted: EncryptedService) {}

  @Get('encrypted-search/fields')
  @Allow('encrypted.search')
  searchable(@CurrentCaller() caller: Caller): Promise<SearchableFields> {
    return this.encrypted.searchable(caller);
  }

  @Post('encrypted-search')
  @Allow('encrypted.search')
  @PerMinute(30)
  @HttpCode(200)
  search(
    @Body({ schema: searchEncryptedSchema }) request: SearchEncrypted,
    @CurrentCaller() caller: Caller,
  ): Promise<FoundEncrypted> {
    return this.encrypted.search(request, caller);
  }

  @Get(':id/encrypted')
  @Allow('contact.read')
  list(
    @Param('id', { schema: contactAddressSchema }) id: ContactId,
    @CurrentCaller() caller: Caller,
  ): Promise<MaskedList> {
    return this.encrypted.list(id, caller);
  }

  /** The version for the next `If-Match` is in the answer: it is the field's, not that of the list this is a part of. */
  @Put(':id/encrypted/:field')
  @Allow('encrypted.write')
  put(
    @Param('id', { schema: contactAddressSchema }) id: ContactId,
    @Param('field', { schema: encryptedFieldKeySchema }) field: EncryptedFieldKey,
    @Body({ schema: putEncryptedSchema }) request: PutEncrypted,
    @IfMatch() version: number | undefined,
    @CurrentCaller() caller: Caller,
  ): Promise<MaskedValue> {
    return this.encrypted.put({ contactId: id, field, ...request, version }, caller);
  }

  @Post(':id/encrypted/:field/reveal')
  @Allow('encrypted.reveal')
  @PerMinute(30)
  @HttpCode(200)
  async reveal(
    @Param('id', { schema: contactAddressSchema }) id: ContactId,
    @Param('field', { schema: encryptedFieldKeySchema }) field: EncryptedFieldKey,
    @Body({ schema: revealEncryptedSchema }) { reason }: RevealEncrypted,
    @CurrentCaller() caller: Caller,
    @Res({ passthrough: true }) response: Response,
  ): Promise<RevealedValue> {
    const revealed = await this.encrypted.reveal({ contactId: id, field, reason }, caller);
    response.setHeader('Cache-Control', 'no-store'); // as every answer of the api; here it must never become something else
    return revealed;
  }
}
