import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { TenantId } from '@rollcall/domain/tenant';
import { inTenant } from '../database/index.js';
import type { Db } from '../database/index.js';
import { testDatabase } from '../testing/index.js';
import type { TestDatabase } from '../testing/index.js';
import { makeOnce } from './index.js';

let database: TestDatabase;
let db: Db;
let tenant: TenantId;
let made: number;

beforeAll(async () => {
  database = await testDatabase();
  db = database.open('rollcall_api').db;
});
beforeEach(async () => {
  tenant = await database.newTenant();
  made = 0;
});
afterAll(() => database.drop());

const once = (key: string, how: { callerId?: string; requestHash?: string; at?: TenantId; fails?: boolean } = {}) =>
  inTenant(db, how.at ?? tenant, (tx) =>
    makeOnce(tx, { callerId: how.callerId ?? 'ana', key, requestHash: how.requestHash ?? 'one' }, () => {
      if (how.fails === true) return Promise.reject(new Error('no'));
      made += 1;
      return Promise.resolve(String(made));
    }),
  );

describe('makeOnce', () => {
  it('makes a thing once for one key of one caller, also for many requests at once', async () => {
    const answers = await Promise.all(Array.from({ length: 4 }, () => once('k')));
    expect(answers.map(({ subject }) => subject)).toEqual(['1', '1', '1', '1']);
    expect(answers.filter(({ isNew }) => isNew)).toHaveLength(1);
    await expect(once('k', { requestHash: 'other' })).rejects.toMatchObject({ code: 'idempotency-key-reused' });
  });

  it('knows keys by caller and by tenant', async () => {
    await once('k');
    expect(await once('k', { callerId: 'bo' })).toEqual({ subject: '2', isNew: true });
    expect(await once('k', { at: await database.newTenant() })).toEqual({ subject: '3', isNew: true });
  });

  it('forgets a request that made nothing', async () => {
    await expect(once('k', { fails: true })).rejects.toThrow('no');
    expect(await once('k')).toEqual({ subject: '1', isNew: true });
  });

  it('forgets a key after 24 hours, and then others that are as old', async () => {
    for (const key of ['k', 'a', 'b']) await once(key);
    await database.rows(`update idempotency_keys set created_at = now() - interval '23 hours' where tenant_id = $1`, [
      tenant,
    ]);
    expect((await once('k')).isNew).toBe(false);
    await database.rows(`update idempotency_keys set created_at = now() - interval '25 hours' where tenant_id = $1`, [
      tenant,
    ]);
    expect(await once('k', { requestHash: 'other' })).toEqual({ subject: '4', isNew: true });
    expect(await database.rows('select key from idempotency_keys where tenant_id = $1', [tenant])).toEqual([
      { key: 'k' },
    ]);
  });
});
