import { BullModule } from '@nestjs/bullmq';
import { Module } from '@nestjs/common';
import { BulkChangeHousekeeper } from './bulk-change.housekeeper.js';
import { BulkChangeProcessor } from './bulk-change.processor.js';

/** One change of many contacts. */
@Module({ imports: [BullModule.registerQueue()], providers: [BulkChangeHousekeeper, BulkChangeProcessor] })
export class BulkChangeModule {}
