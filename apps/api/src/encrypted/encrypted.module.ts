import { Module } from '@nestjs/common';
import { EncryptedController } from './encrypted.controller.js';
import { EncryptedService } from './encrypted.service.js';
import { EncryptedSettingsController } from './encrypted-settings.controller.js';
import { EncryptedSettingsService } from './encrypted-settings.service.js';

/** Encrypted fields of contacts. */
@Module({
  controllers: [EncryptedController, EncryptedSettingsController],
  providers: [EncryptedService, EncryptedSettingsService],
})
export class EncryptedModule {}
