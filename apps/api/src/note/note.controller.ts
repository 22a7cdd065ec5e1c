import { Body, Controller, Get, Inject, Param, Post, Query } from '@nestjs/common';
import type { ContactId } from '@rollcall/domain/contact';
import { noteQuerySchema, writeNoteSchema } from '@rollcall/domain/note';
import type { NoteList, NoteQuery, NoteView, WriteNote } from '@rollcall/domain/note';
import { contactAddressSchema } from '../contact/contact.requests.js';
import { Allow } from '../http/allow.js';
import { CurrentCaller } from '../http/caller.js';
import type { Caller } from '../http/caller.js';
import { IdempotencyKey } from '../http/idempotency-key.js';
import { NoteService } from './note.service.js';

/** Notes of one contact: read and written, never changed and never deleted. */
@Controller('api/v1/contacts/:id/notes')
export class NoteController {
  constructor(@Inject(NoteService) private readonly notes: NoteService) {}

  @Get()
  @Allow('note.read')
  list(
    @Param('id', { schema: contactAddressSchema }) id: ContactId,
    @Query({ schema: noteQuerySchema }) query: NoteQuery,
    @CurrentCaller() caller: Caller,
  ): Promise<NoteList> {
    return this.notes.list(id, query, caller);
  }

  @Post()
  @Allow('note.write')
  write(
    @Param('id', { schema: contactAddressSchema }) id: ContactId,
    @Body({ schema: writeNoteSchema }) request: WriteNote,
    @CurrentCaller() caller: Caller,
    @IdempotencyKey() key: string,
  ): Promise<NoteView> {
    return this.notes.write(id, request, caller, key);
  }
}
