import { Inject, Injectable } from '@nestjs/common';
import { listMissingMigrations } from '@rollcall/db/database';
import type { Db } from '@rollcall/db/database';
import type { PatientBell } from '../patient-bell.js';
import { DB } from '../platform.module.js';
import { BELL } from '../stores.module.js';
import { version } from '../version.js';

/** What the process needs, and whether it is there. Public: it tells nothing about anybody's data. */
export interface Readiness {
  readonly isReady: boolean;
  readonly version: string;
  /** `outdated`: migrations are missing. */
  readonly database: 'up' | 'outdated' | 'down';
  /** Only told: without its queue the api answers all the same, and jobs wait in the database until it is back. */
  readonly queue: 'up' | 'down';
}

const limitMs = 2_000;

/** Asks what the api stands on. */
@Injectable()
export class HealthService {
  constructor(
    @Inject(DB) private readonly db: Db,
    @Inject(BELL) private readonly bell: PatientBell,
  ) {}

  async ready(): Promise<Readiness> {
    const [database, isQueueUp] = await Promise.all([this.database(), this.bell.isUp()]);
    return { isReady: database === 'up', version, database, queue: isQueueUp ? 'up' : 'down' };
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
