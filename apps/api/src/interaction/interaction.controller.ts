import { Body, Controller, Get, HttpCode, Inject, Param, Post, Query } from '@nestjs/common';
import type { ContactId } from '@rollcall/domain/contact';
import { interactionQuerySchema, recordInteractionsSchema } from '@rollcall/domain/interaction';
import type {
  AttemptsView,
  InteractionList,
  InteractionQuery,
  RecordedInteractions,
  RecordInteractions,
} from '@rollcall/domain/interaction';
import { contactAddressSchema } from '../contact/contact.requests.js';
import { Allow } from '../http/allow.js';
import { CurrentCaller } from '../http/caller.js';
import type { Caller } from '../http/caller.js';
import { PerMinute } from '../http/rate-limits.js';
import { InteractionService } from './interaction.service.js';

/** Where other systems tell what happened. The sender's own ids make it safe to tell it twice. */
@Controller('api/v1/interactions')
export class InteractionController {
  constructor(@Inject(InteractionService) private readonly interactions: InteractionService) {}

  @Post()
  @Allow('interaction.write')
  @PerMinute(600)
  @HttpCode(200)
  record(
    @Body({ schema: recordInteractionsSchema }) request: RecordInteractions,
    @CurrentCaller() caller: Caller,
  ): Promise<RecordedInteractions> {
    return this.interactions.record(request, caller);
  }
}

/** The same, read by contact. */
@Controller('api/v1/contacts/:id')
@Allow('contact.read')
export class ContactInteractionController {
  constructor(@Inject(InteractionService) private readonly interactions: InteractionService) {}

  @Get('interactions')
  list(
    @Param('id', { schema: contactAddressSchema }) id: ContactId,
    @Query({ schema: interactionQuerySchema }) query: InteractionQuery,
    @CurrentCaller() caller: Caller,
  ): Promise<InteractionList> {
    return this.interactions.list(id, query, caller);
  }

  @Get('attempts')
  attempts(
    @Param('id', { schema: contactAddressSchema }) id: ContactId,
    @CurrentCaller() caller: Caller,
  ): Promise<AttemptsView> {
    return this.interactions.attempts(id, caller);
  }
}
