import { BullModule } from '@nestjs/bullmq';
import { Module } from '@nestjs/common';
import type { DynamicModule } from '@nestjs/common';
import type { QueueBackend } from '@rollcall/queue/backend';
import { BulkChangeModule } from './bulk-change/bulk-change.module.js';
import { CallbackModule } from './callback/callback.module.js';
import { ExportModule } from './export/export.module.js';
import { ImportModule } from './import/import.module.js';
import { JobModule } from './job/job.module.js';
import { KeyRotationModule } from './key-rotation/key-rotation.module.js';
import { MailModule } from './mail/mail.module.js';
import { PlatformModule } from './platform.module.js';
import type { Platform } from './platform.module.js';
import { UndoModule } from './undo/undo.module.js';
import { WebhookModule } from './webhook/webhook.module.js';

/** The worker: one module per kind of job, and what they all stand on. */
@Module({})
export class AppModule {
  static of(platform: Platform, queue: QueueBackend): DynamicModule {
    BullModule.workerClass = queue.workerClass as never;
    return {
      module: AppModule,
      imports: [
        PlatformModule.of(platform),
        BullModule.forRoot(queue.options),
        JobModule,
        BulkChangeModule,
        CallbackModule,
        ExportModule,
        ImportModule,
        KeyRotationModule,
        MailModule,
        UndoModule,
        WebhookModule,
      ],
    };
  }
}
