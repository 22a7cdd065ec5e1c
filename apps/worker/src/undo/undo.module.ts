import { BullModule } from '@nestjs/bullmq';
import { Module } from '@nestjs/common';
import { UndoProcessor } from './undo.processor.js';

/** Taking back what other jobs did. */
@Module({ imports: [BullModule.registerQueue()], providers: [UndoProcessor] })
export class UndoModule {}
