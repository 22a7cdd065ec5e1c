import { Inject, Injectable, Logger } from '@nestjs/common';
import type { OnApplicationBootstrap, OnApplicationShutdown } from '@nestjs/common';
import { sqlStateOf } from '@rollcall/db/database';
import type { Db } from '@rollcall/db/database';
import { dropOldChanges } from '@rollcall/db/undo';
import { WORKER_CONFIG } from '../config.js';
import type { WorkerConfig } from '../config.js';
import { DB } from '../platform.module.js';

const everyMs = 60 * 60_000;

/**
 * Drops the months of the history that are over their time, if they have one (`ROLLCALL_HISTORY_MONTHS`). Jobs that need them cannot be
 * undone any more, and say so. Any worker, any time.
 */
@Injectable()
export class UndoHousekeeper implements OnApplicationBootstrap, OnApplicationShutdown {
  readonly #log = new Logger(UndoHousekeeper.name);
  #timer: NodeJS.Timeout | undefined;

  constructor(
    @Inject(DB) private readonly db: Db,
    @Inject(WORKER_CONFIG) private readonly config: WorkerConfig,
  ) {}

  onApplicationBootstrap(): void {
    if (this.config.historyMonths !== undefined) this.#timer = setInterval(() => void this.#run(), everyMs);
  }

  onApplicationShutdown(): void {
    clearInterval(this.#timer);
  }

  /** One round. @returns how many months were dropped */
  async tidy(now = new Date()): Promise<number> {
    const { historyMonths } = this.config;
    if (historyMonths === undefined) return 0;
    return dropOldChanges(
      this.db,
      new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - historyMonths, now.getUTCDate())),
    );
  }

  async #run(): Promise<void> {
    try {
      const dropped = await this.tidy();
      if (dropped > 0) this.#log.log({ months: dropped }, 'old history was dropped');
    } catch (fault) {
      this.#log.warn({ sqlState: sqlStateOf(fault) }, 'old history could not be dropped, it is tried again in an hour');
    }
  }
}
