import { BullModule } from '@nestjs/bullmq';
import { Module } from '@nestjs/common';
import { UndoHousekeeper } from './undo.housekeeper.js';
import { UndoProcessor } from './undo.processor.js';

/** Taking back what other jobs did. */
@Module({ imports: [BullModule.registerQueue()], providers: [UndoHousekeeper, UndoProcessor] })
export class UndoModule {}
