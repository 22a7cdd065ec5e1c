import { Module } from '@nestjs/common';
import type { DynamicModule } from '@nestjs/common';
import { APP_FILTER, APP_GUARD, APP_PIPE, DiscoveryModule } from '@nestjs/core';
import { LoggerModule } from 'nestjs-pino';
import type { Logger } from 'pino';
import { AgentModule } from './agent/agent.module.js';
import { AgentDesktopModule } from './agent-desktop/agent-desktop.module.js';
import { ApiKeyModule } from './api-key/api-key.module.js';
import { AuditModule } from './audit/audit.module.js';
import { AuthModule } from './auth/auth.module.js';
import { BulkChangeModule } from './bulk-change/bulk-change.module.js';
import { CallbackModule } from './callback/callback.module.js';
import type { Config } from './config.js';
import { ConsentModule } from './consent/consent.module.js';
import { ContactModule } from './contact/contact.module.js';
import { CustomFieldModule } from './custom-field/custom-field.module.js';
import { EncryptedModule } from './encrypted/encrypted.module.js';
import { EventsModule } from './events/events.module.js';
import { GroupModule } from './group/group.module.js';
import { ExportModule } from './export/export.module.js';
import { FilterModule } from './filter/filter.module.js';
import { HealthModule } from './health/health.module.js';
import { HomeModule } from './home/home.module.js';
import { PermissionGuard } from './http/permission.guard.js';
import { RateLimits } from './http/rate-limits.js';
import { RefusalFilter } from './http/refusal.filter.js';
import { RouteCheck } from './http/route-check.js';
import { SchemaPipe } from './http/schema.pipe.js';
import { ImportModule } from './import/import.module.js';
import { InteractionModule } from './interaction/interaction.module.js';
import { JobModule } from './job/job.module.js';
import { KeyRotationModule } from './key-rotation/key-rotation.module.js';
import { MailModule } from './mail/mail.module.js';
import { MeModule } from './me/me.module.js';
import { NoteModule } from './note/note.module.js';
import { OpenapiModule } from './openapi/openapi.module.js';
import { LOG, PlatformModule } from './platform.module.js';
import { QueueModule } from './queue/queue.module.js';
import { ReachModule } from './reach/reach.module.js';
import { StoresModule } from './stores.module.js';
import { TeamModule } from './team/team.module.js';
import { UndoModule } from './undo/undo.module.js';
import { UploadModule } from './upload/upload.module.js';
import { UserModule } from './user/user.module.js';
import { ViewModule } from './view/view.module.js';
import { WebhookModule } from './webhook/webhook.module.js';

/** The whole api: every feature module is named here, once. */
@Module({})
export class AppModule {
  static with(config: Config, log: Logger): DynamicModule {
    return {
      module: AppModule,
      imports: [
        DiscoveryModule,
        PlatformModule.with(config, log),
        StoresModule,
        AuthModule,
        AgentModule,
        AgentDesktopModule,
        ApiKeyModule,
        AuditModule,
        BulkChangeModule,
        CallbackModule,
        ConsentModule,
        ContactModule,
        CustomFieldModule,
        EncryptedModule,
        EventsModule,
        GroupModule,
        ExportModule,
        FilterModule,
        HealthModule,
        HomeModule,
        ImportModule,
        InteractionModule,
        JobModule,
        KeyRotationModule,
        MailModule,
        MeModule,
        NoteModule,
        OpenapiModule,
        QueueModule,
        ReachModule,
        TeamModule,
        UndoModule,
        UploadModule,
        UserModule,
        ViewModule,
        WebhookModule,
        LoggerModule.forRoot({ pinoHttp: { logger: log }, useExisting: true }),
      ],
      providers: [
        RateLimits,
        RouteCheck,
        { provide: APP_GUARD, useClass: PermissionGuard },
        { provide: APP_PIPE, useFactory: () => new SchemaPipe() },
        { provide: APP_FILTER, useFactory: (to: Logger) => new RefusalFilter(to), inject: [LOG] },
      ],
    };
  }
}
