import { BullModule } from '@nestjs/bullmq';
import { Module } from '@nestjs/common';
import { ImportProcessor } from './import.processor.js';

/** Contacts from a file. */
@Module({ imports: [BullModule.registerQueue()], providers: [ImportProcessor] })
export class ImportModule {}
