import { Module } from '@nestjs/common';
import { CallbackModule } from '../callback/callback.module.js';
import { JobModule } from '../job/job.module.js';
import { EventsController } from './events.controller.js';
import { EventsService } from './events.service.js';

/** Server-sent events. */
@Module({ imports: [CallbackModule, JobModule], controllers: [EventsController], providers: [EventsService] })
export class EventsModule {}
