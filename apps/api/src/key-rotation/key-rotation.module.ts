import { Module } from '@nestjs/common';
import { KeyRotationController } from './key-rotation.controller.js';
import { KeyRotationService } from './key-rotation.service.js';

/** New keys for encrypted fields. */
@Module({ controllers: [KeyRotationController], providers: [KeyRotationService] })
export class KeyRotationModule {}
