import { Global, Inject, Module } from '@nestjs/common';
import type { OnApplicationShutdown } from '@nestjs/common';
import { openVault } from '@rollcall/db/encrypted';
import type { KeyVault } from '@rollcall/db/encrypted';
import { openFiles } from '@rollcall/files/store';
import type { Files } from '@rollcall/files/store';
import { openQueueBackend } from '@rollcall/queue/backend';
import type { QueueLine } from '@rollcall/queue/backend';
import type { Logger } from 'pino';
import { CONFIG } from './config.js';
import type { Config } from './config.js';
import { PatientBell } from './patient-bell.js';
import { LOG } from './platform.module.js';

/** Injection token of the file store (`Files`). */
export const FILES = Symbol('Files');
/** Injection token of the bell (`Ringer`): rings for a job after its transaction. */
export const BELL = Symbol('Bell');

/** Injection token of the vault of master keys (`KeyVault`), null without any. */
export const VAULT = Symbol('Vault');

/** What jobs stand on beside the database: uploads and result files, and the queue that makes a worker look. */
@Global()
@Module({
  providers: [
    { provide: FILES, useFactory: ({ filesUrl }: Config): Promise<Files> => openFiles(filesUrl), inject: [CONFIG] },
    {
      provide: VAULT,
      useFactory: ({ masterKeys }: Config): KeyVault | null => openVault(masterKeys),
      inject: [CONFIG],
    },
    { provide: BELL, useFactory: bellOf, inject: [CONFIG, LOG] },
  ],
  exports: [FILES, BELL, VAULT],
})
export class StoresModule implements OnApplicationShutdown {
  constructor(@Inject(BELL) private readonly bell: PatientBell) {}

  onApplicationShutdown(): Promise<void> {
    return this.bell.close();
  }
}

function bellOf({ databaseUrl, redisUrl }: Config, log: Logger): PatientBell {
  const write = ({ level, ...line }: QueueLine): void => log[level](line, 'queue');
  const failed = (fault: unknown): void => log.error({ err: fault }, 'no queue: jobs wait for the sweeper');
  return new PatientBell(
    redisUrl ? 'redis' : 'postgres',
    (signal) => openQueueBackend({ databaseUrl, redisUrl, concurrencySum: 0, log: write, signal }),
    failed,
  );
}
