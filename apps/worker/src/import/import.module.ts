import { BullModule } from '@nestjs/bullmq';
import { Module } from '@nestjs/common';
import { importKind } from '@rollcall/domain/import';
import { ImportProcessor } from './import.processor.js';

/** Contacts from a file. */
@Module({ imports: [BullModule.registerQueue({ name: importKind.name })], providers: [ImportProcessor] })
export class ImportModule {}
