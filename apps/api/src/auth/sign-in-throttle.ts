import { Refusal } from '@rollcall/domain/refusal';
import { createHash } from 'node:crypto';
import { isIPv6 } from 'node:net';
import type { Pool } from 'pg';
import { RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible';

const maxTries = 10;
const windowSeconds = 15 * 60;

/**
 * At most ten tries per quarter of an hour for one account, and ten failed ones from one address, counted in the database for
 * all processes together and **before** anything is hashed. When the counters cannot be read nobody signs in.
 */
export class SignInThrottle {
  readonly #byAccount: RateLimiterPostgres;
  readonly #byAddress: RateLimiterPostgres;

  constructor(pool: Pool) {
    this.#byAccount = counter(pool, 'sign-in-account');
    this.#byAddress = counter(pool, 'sign-in-address');
  }

  /** Counts a try, known account or not. Refuses `rate-limited`. */
  async count(account: string, address: string): Promise<void> {
    await take(this.#byAddress, addressKey(address));
    await take(this.#byAccount, accountKey(account));
  }

  /** Takes a try back that was right: a whole office may sign in from one address. */
  async forgive(account: string, address: string): Promise<void> {
    await this.#byAccount.delete(accountKey(account));
    await this.#byAddress.reward(addressKey(address));
  }
}

const counter = (pool: Pool, keyPrefix: string): RateLimiterPostgres =>
  new RateLimiterPostgres({
    storeClient: pool,
    tableName: 'rate_limits',
    tableCreated: true, // migration 0010
    keyPrefix,
    points: maxTries,
    duration: windowSeconds,
    clearExpiredByTimeout: false, // `deleteExpiredSignIns`
  });

async function take(limiter: RateLimiterPostgres, key: string): Promise<void> {
  try {
    await limiter.consume(key);
  } catch (fault) {
    if (!(fault instanceof RateLimiterRes)) throw fault;
    throw new Refusal('rate-limited', { retryAfterSeconds: Math.ceil(fault.msBeforeNext / 1000) });
  }
}

/** Hashed: the table of counters need not know who has an account. */
const accountKey = (email: string): string =>
  createHash('sha256').update(email.trim().toLowerCase()).digest('base64url');

/** An IPv6 address stands for its /64: whoever has one address there has all of them. */
export function addressKey(address: string): string {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1];
  if (mapped !== undefined || !isIPv6(address)) return mapped ?? address;
  const [head = '', tail] = address.toLowerCase().split('%', 1)[0]!.split('::');
  const left = head === '' ? [] : head.split(':');
  const right = tail === undefined || tail === '' ? [] : tail.split(':');
  const zeros = tail === undefined ? [] : Array<string>(8 - left.length - right.length).fill('0');
  return [...left, ...zeros, ...right]
    .slice(0, 4)
    .map((part) => part.replace(/^0+(?=.)/, ''))
    .join(':');
}
