import { BullModule } from '@nestjs/bullmq';
import { Module } from '@nestjs/common';
import { ImportHousekeeper } from './import.housekeeper.js';
import { ImportProcessor } from './import.processor.js';

/** Contacts from a file. */
@Module({ imports: [BullModule.registerQueue()], providers: [ImportHousekeeper, ImportProcessor] })
export class ImportModule {}
