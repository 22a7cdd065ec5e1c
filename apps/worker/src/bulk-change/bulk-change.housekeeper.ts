import { Inject, Injectable, Logger } from '@nestjs/common';
import type { OnApplicationBootstrap, OnApplicationShutdown } from '@nestjs/common';
import { deleteTarget, listLeftTargets } from '@rollcall/db/bulk-change';
import { inTenant, sqlStateOf } from '@rollcall/db/database';
import type { Db } from '@rollcall/db/database';
import { DB } from '../platform.module.js';

const everyMs = 60_000;

/** Takes away the frozen targets of bulk changes that were given up. Any worker, any time. */
@Injectable()
export class BulkChangeHousekeeper implements OnApplicationBootstrap, OnApplicationShutdown {
  readonly #log = new Logger(BulkChangeHousekeeper.name);
  #timer: NodeJS.Timeout | undefined;

  constructor(@Inject(DB) private readonly db: Db) {}

  onApplicationBootstrap(): void {
    this.#timer = setInterval(() => void this.#run(), everyMs);
  }

  onApplicationShutdown(): void {
    clearInterval(this.#timer);
  }

  /** One round. */
  async tidy(): Promise<void> {
    for (const { tenantId, id } of await listLeftTargets(this.db))
      await inTenant(this.db, tenantId, (tx) => deleteTarget(tx, id));
  }

  async #run(): Promise<void> {
    try {
      await this.tidy();
    } catch (fault) {
      this.#log.warn({ sqlState: sqlStateOf(fault) }, 'housekeeping failed, it is tried again in a minute');
    }
  }
}
