import { Module } from '@nestjs/common';
import { QueueController } from './queue.controller.js';

/** How the queue is. */
@Module({ controllers: [QueueController] })
export class QueueModule {}
