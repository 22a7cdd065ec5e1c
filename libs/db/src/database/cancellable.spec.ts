import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { TenantId } from '@rollcall/domain/tenant';
import { sql } from 'kysely';
import { testDatabase } from '../testing/index.js';
import type { TestDatabase } from '../testing/index.js';
import { cancellable } from './cancellable.js';
import { inTenant } from './tenant.js';
import type { Db } from './open-database.js';

let database: TestDatabase;
let db: Db;
let tenant: TenantId;

beforeAll(async () => {
  database = await testDatabase();
  db = database.open('rollcall_worker').db;
  tenant = await database.newTenant();
});
afterAll(() => database.drop());

const sleeping = (signal: AbortSignal): Promise<unknown> =>
  inTenant(db, tenant, (tx) => cancellable(tx, signal, () => sql`select pg_sleep(15)`.execute(tx)));

describe('a statement that may take long', () => {
  it('stops when it is told to, as a role that may stop nobody', async () => {
    const stop = new AbortController();
    const stopped = expect(sleeping(stop.signal)).rejects.toMatchObject({ code: '57014' });
    setTimeout(() => stop.abort(), 200);
    await stopped;
  });

  it('does not begin in earnest when it was told before', async () => {
    await expect(sleeping(AbortSignal.abort())).rejects.toMatchObject({ code: '57014' });
  });

  it('has no limit of time, and gives its answer when nobody stops it', async () => {
    const answer = await inTenant(db, tenant, (tx) =>
      cancellable(tx, new AbortController().signal, () =>
        sql<{ limit: string }>`select current_setting('statement_timeout') as limit`.execute(tx),
      ),
    );
    expect(answer.rows).toEqual([{ limit: '0' }]);
  });
});
