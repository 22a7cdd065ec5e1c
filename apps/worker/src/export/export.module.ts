import { BullModule } from '@nestjs/bullmq';
import { Module } from '@nestjs/common';
import { ExportProcessor } from './export.processor.js';

/** Writing contacts into files. */
@Module({ imports: [BullModule.registerQueue()], providers: [ExportProcessor] })
export class ExportModule {}
