import { Controller, Get, Inject, Query, Req, Res } from '@nestjs/common';
import type { Response } from 'express';
import { Allow } from '../http/allow.js';
import { CurrentCaller } from '../http/caller.js';
import type { Caller, CallerRequest } from '../http/caller.js';
import { eventsQuerySchema, topicsOf } from './events.requests.js';
import type { EventsQuery } from './events.requests.js';
import { EventsService } from './events.service.js';

/** One stream of server-sent events per browser. */
@Controller('api/v1/events')
@Allow('job.read')
export class EventsController {
  constructor(@Inject(EventsService) private readonly events: EventsService) {}

  @Get()
  open(
    @Query({ schema: eventsQuerySchema }) query: EventsQuery,
    @Req() request: CallerRequest,
    @Res() response: Response,
    @CurrentCaller() caller: Caller,
  ): Promise<void> {
    return this.events.open(request, response, caller, topicsOf(query));
  }
}
