import { Inject, Injectable, Logger } from '@nestjs/common';
import type { BeforeApplicationShutdown, OnApplicationBootstrap } from '@nestjs/common';
import { insertAudit } from '@rollcall/db/audit';
import {
  listTenantsWithMissedCallbacks,
  listTenantsWithOldCallbacks,
  markMissedCallbacks,
  renewCallbackInstants,
} from '@rollcall/db/callback';
import { inTenant, sqlStateOf } from '@rollcall/db/database';
import type { Db } from '@rollcall/db/database';
import type { TenantId } from '@rollcall/domain/tenant';
import { DB } from '../platform.module.js';

const sweepMs = 15_000;
/** A new calendar of zones comes with a new process, so looking at its start would do; others may write with an older one. */
const renewEvery = 240;
const batch = 500;

/** Who marks them, in the trail. */
const system = {
  kind: 'system',
  id: 'worker',
  name: 'Rollcall',
  through: 'callback',
  requestId: null,
  address: null,
} as const;

/**
 * Marks callbacks that nobody made, and keeps every other at its time on the wall when a calendar of zones changes. In every
 * worker, like the sweeper of jobs, and by the database alone: a schedule kept in the queue would be lost with the queue.
 */
@Injectable()
export class CallbackSweeper implements OnApplicationBootstrap, BeforeApplicationShutdown {
  readonly #log = new Logger(CallbackSweeper.name);
  #timer: NodeJS.Timeout | undefined;
  #isBroken = false;
  #rounds = 0;

  constructor(@Inject(DB) private readonly db: Db) {}

  onApplicationBootstrap(): void {
    this.#schedule(0);
  }

  beforeApplicationShutdown(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }

  /** One look over all tenants. Safe at any time and from any number of workers. @returns how many this call marked */
  async sweep(): Promise<number> {
    let marked = 0;
    for (const tenantId of await listTenantsWithMissedCallbacks(this.db)) marked += await this.#markOf(tenantId);
    return marked;
  }

  /** Computes anew what an older calendar of zones had computed. @returns how many callbacks */
  async renew(edition?: string): Promise<number> {
    let renewed = 0;
    for (const tenantId of await listTenantsWithOldCallbacks(this.db, edition))
      for (let count = batch; count === batch; renewed += count)
        count = await inTenant(this.db, tenantId, (tx) => renewCallbackInstants(tx, batch, edition));
    return renewed;
  }

  async #markOf(tenantId: TenantId): Promise<number> {
    let marked = 0;
    for (let count = batch; count === batch; marked += count)
      count = await inTenant(this.db, tenantId, async (tx) => {
        const ids = await markMissedCallbacks(tx, batch);
        for (const id of ids)
          await insertAudit(tx, system, { action: 'callback.missed', target: { kind: 'callback', id: String(id) } });
        return ids.length;
      });
    return marked;
  }

  #schedule(afterMs: number): void {
    this.#timer = setTimeout(() => void this.#run(), afterMs);
  }

  async #run(): Promise<void> {
    try {
      if (this.#rounds++ % renewEvery === 0) await this.renew();
      await this.sweep();
      if (this.#isBroken) this.#log.log('sweeping callbacks again');
      this.#isBroken = false;
    } catch (fault) {
      if (!this.#isBroken) this.#log.error({ sqlState: sqlStateOf(fault) }, 'sweep of callbacks failed');
      this.#isBroken = true;
    }
    if (this.#timer) this.#schedule(sweepMs);
  }
}
