import { BullModule } from '@nestjs/bullmq';
import { Module } from '@nestjs/common';
import { KeyRotationProcessor } from './key-rotation.processor.js';

/** New keys for encrypted fields. */
@Module({ imports: [BullModule.registerQueue()], providers: [KeyRotationProcessor] })
export class KeyRotationModule {}
