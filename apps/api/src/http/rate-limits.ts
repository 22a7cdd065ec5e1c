import { Inject, Injectable, SetMetadata } from '@nestjs/common';
import { Refusal } from '@rollcall/domain/refusal';
import type { Pool } from 'pg';
import { RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible';
import { POOL } from '../platform.module.js';

/** The metadata key of {@link PerMinute}. */
export const perMinuteKey = 'rollcall:per-minute';

/** How often a tenant may use a heavy route in a minute, whoever asks and in however many processes. */
export const PerMinute = (times: number) => SetMetadata(perMinuteKey, times);

/** Counters of heavy routes, in the database. */
@Injectable()
export class RateLimits {
  readonly #limiters = new Map<string, RateLimiterPostgres>();

  constructor(@Inject(POOL) private readonly pool: Pool) {}

  /** Counts one use. Refuses `rate-limited`, saying when to come back. */
  async count(route: string, tenantId: string, perMinute: number): Promise<void> {
    try {
      await this.limiter(route, perMinute).consume(tenantId);
    } catch (fault) {
      if (!(fault instanceof RateLimiterRes)) throw fault;
      throw new Refusal('rate-limited', { retryAfterSeconds: Math.ceil(fault.msBeforeNext / 1000) });
    }
  }

  private limiter(route: string, points: number): RateLimiterPostgres {
    const known = this.#limiters.get(route);
    if (known) return known;
    const limiter = new RateLimiterPostgres({
      storeClient: this.pool,
      tableName: 'rate_limits',
      tableCreated: true, // migration 0010
      keyPrefix: route,
      points,
      duration: 60,
      clearExpiredByTimeout: false, // `deleteExpiredSignIns`
    });
    this.#limiters.set(route, limiter);
    return limiter;
  }
}
