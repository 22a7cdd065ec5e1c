import { Inject, Injectable, Logger } from '@nestjs/common';
import type { OnApplicationBootstrap, BeforeApplicationShutdown } from '@nestjs/common';
import { inTenant, sqlStateOf } from '@rollcall/db/database';
import type { Db } from '@rollcall/db/database';
import { listSilentJobs, settleJob } from '@rollcall/db/job';
import type { Bell } from '@rollcall/queue/bell';
import { BELL, DB } from '../platform.module.js';

const sweepMs = 5_000;

/** Rings for jobs nobody moves: the api died before ringing, the queue forgot, a worker was killed. Any worker, any time. */
@Injectable()
export class JobSweeper implements OnApplicationBootstrap, BeforeApplicationShutdown {
  readonly #log = new Logger(JobSweeper.name);
  #timer: NodeJS.Timeout | undefined;
  #isBroken = false;

  constructor(
    @Inject(DB) private readonly db: Db,
    @Inject(BELL) private readonly bell: Bell,
  ) {}

  onApplicationBootstrap(): void {
    this.#schedule(0);
  }

  beforeApplicationShutdown(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }

  /** One look over all jobs. Safe at any time and from any number of workers: ringing twice is free. */
  async sweep(): Promise<void> {
    for (const job of await listSilentJobs(this.db)) {
      if (job.status === 'pausing' || job.status === 'cancelling') {
        await inTenant(this.db, job.tenantId, (tx) => settleJob(tx, job.id, null));
      } else {
        await this.bell.ring(job);
      }
    }
  }

  #schedule(afterMs: number): void {
    this.#timer = setTimeout(() => void this.#run(), afterMs);
  }

  async #run(): Promise<void> {
    try {
      await this.sweep();
      if (this.#isBroken) this.#log.log('sweeping again');
      this.#isBroken = false;
    } catch (fault) {
      if (!this.#isBroken) this.#log.error({ sqlState: sqlStateOf(fault) }, 'sweep failed');
      this.#isBroken = true;
    }
    if (this.#timer) this.#schedule(sweepMs);
  }
}
