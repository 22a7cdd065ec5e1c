import { Module } from '@nestjs/common';
import { BulkChangeController } from './bulk-change.controller.js';
import { BulkChangeService } from './bulk-change.service.js';
import { BulkChangeSettingsController } from './bulk-change-settings.controller.js';

/** One change of many contacts. */
@Module({ controllers: [BulkChangeController, BulkChangeSettingsController], providers: [BulkChangeService] })
export class BulkChangeModule {}
