import { Inject, Injectable } from '@nestjs/common';
import { listMissingMigrations } from '@rollcall/db/database';
import type { Db } from '@rollcall/db/database';
import { DB } from '../platform.module.js';
import { version } from '../version.js';

/** What the process needs, and whether it is there. Public: it tells nothing about anybody's data. */
export interface Readiness {
  readonly isReady: boolean;
  readonly version: string;
  /** `outdated`: migrations are missing. */
  readonly database: 'up' | 'outdated' | 'down';
}

const limitMs = 2_000;

/** Asks what the api stands on. */
@Injectable()
export class HealthService {
  constructor(@Inject(DB) private readonly db: Db) {}

  async ready(): Promise<Readiness> {
    const database = await this.database();
    return { isReady: database === 'up', version, database };
  }

  private async database(): Promise<Readiness['database']> {
    const asked = listMissingMigrations(this.db).then(
      (missing) => (missing.length === 0 ? ('up' as const) : ('outdated' as const)),
      () => 'down' as const,
    );
    return Promise.race([asked, after(limitMs)]);
  }
}

const after = (ms: number): Promise<'down'> =>
  new Promise((resolve) => {
    setTimeout(() => resolve('down'), ms).unref();
  });
