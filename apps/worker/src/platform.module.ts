import { Global, Module } from '@nestjs/common';
import type { DynamicModule } from '@nestjs/common';
import type { Db } from '@rollcall/db/database';
import type { Files } from '@rollcall/files/store';
import type { Bell } from '@rollcall/queue/bell';
import { WORKER_CONFIG } from './config.js';
import type { WorkerConfig } from './config.js';

/** Injection tokens of what is opened before the application: database, files, bell. */
export const DB = Symbol('DB');
/** See {@link DB}. */
export const FILES = Symbol('FILES');
/** See {@link DB}. */
export const BELL = Symbol('BELL');

/** What every feature stands on. */
export interface Platform {
  readonly config: WorkerConfig;
  readonly db: Db;
  readonly files: Files;
  readonly bell: Bell;
}

/** Offers the opened platform to all features. */
@Global()
@Module({})
export class PlatformModule {
  static of(platform: Platform): DynamicModule {
    const providers = [
      { provide: WORKER_CONFIG, useValue: platform.config },
      { provide: DB, useValue: platform.db },
      { provide: FILES, useValue: platform.files },
      { provide: BELL, useValue: platform.bell },
    ];
    return { module: PlatformModule, providers, exports: providers };
  }
}
