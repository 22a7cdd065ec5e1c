import { Module } from '@nestjs/common';
import { JobModule } from '../job/job.module.js';
import { EventsController } from './events.controller.js';
import { EventsService } from './events.service.js';

/** Server-sent events. */
@Module({ imports: [JobModule], controllers: [EventsController], providers: [EventsService] })
export class EventsModule {}
