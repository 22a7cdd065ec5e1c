import { Global, Inject, Module } from '@nestjs/common';
import type { DynamicModule, OnApplicationShutdown } from '@nestjs/common';
import { openDatabase } from '@rollcall/db/database';
import type { Db, OpenDatabase } from '@rollcall/db/database';
import type { Logger } from 'pino';
import { CONFIG } from './config.js';
import type { Config } from './config.js';
import { Metrics } from './metrics.js';
import { Passwords } from './passwords.js';

/** Injection token of the database handle (`Db`), connected as `rollcall_api`. */
export const DB = Symbol('Db');
/** Injection token of the process's log (`pino.Logger`). */
export const LOG = Symbol('Log');
/** Injection token of the pool behind {@link DB}, for counters that are no tenant's. */
export const POOL = Symbol('Pool');
const DATABASE = Symbol('OpenDatabase');

/** What every feature stands on: settings, log, database. Closes the pool last, when no handler can need it any more. */
@Global()
@Module({})
export class PlatformModule implements OnApplicationShutdown {
  constructor(@Inject(DATABASE) private readonly database: OpenDatabase) {}

  static with(config: Config, log: Logger): DynamicModule {
    return {
      module: PlatformModule,
      providers: [
        { provide: CONFIG, useValue: config },
        { provide: LOG, useValue: log },
        { provide: DATABASE, useFactory: () => openApiDatabase(config) },
        { provide: POOL, useFactory: ({ pool }: OpenDatabase) => pool, inject: [DATABASE] },
        { provide: Metrics, useFactory: ({ pool }: OpenDatabase) => new Metrics(pool), inject: [DATABASE] },
        { provide: Passwords, useFactory: () => new Passwords() },
        { provide: DB, useFactory: ({ db }: OpenDatabase): Db => db, inject: [DATABASE] },
      ],
      exports: [CONFIG, LOG, DB, POOL, Metrics, Passwords],
    };
  }

  async onApplicationShutdown(): Promise<void> {
    await this.database.close();
  }
}

const openApiDatabase = (config: Config): OpenDatabase =>
  openDatabase({ url: config.databaseUrl, role: 'rollcall_api', max: config.databasePoolSize });
