import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { zoneData } from '@rollcall/db/callback';
import type { Db } from '@rollcall/db/database';
import { testDatabase } from '@rollcall/db/testing';
import type { TestDatabase } from '@rollcall/db/testing';
import type { TenantId } from '@rollcall/domain/tenant';
import { CallbackSweeper } from './callback.sweeper.js';

let database: TestDatabase;
let db: Db;
let here: TenantId;
let there: TenantId;

beforeAll(async () => {
  database = await testDatabase();
  db = database.open('rollcall_worker', 8).db;
});
beforeEach(async () => {
  await database.truncate();
  [here, there] = [await database.newTenant('Here'), await database.newTenant('There')];
});
afterAll(() => database.drop());

const sweeper = () => new CallbackSweeper(db);

/** `due`: from now; an hour later it is missed. */
const put = (tenant: TenantId, hour: number, due: string, change: { state?: string; edition?: string } = {}) =>
  database.rows(
    `insert into callbacks (tenant_id, contact_id, phone, local_at, zone, due_at, day_starts_at, missed_at, zone_data, state,
       result, routing, created_by_id, created_by_name)
     values ($1, 7, '+12125550123', '2027-03-15T' || lpad($2::text, 2, '0') || ':00', 'America/New_York', now() + $3::interval,
       now(), now() + $3::interval + interval '1 hour', $4, $5, case $5 when 'done' then 'busy' end, 'pool', 'x', 'X')`,
    [tenant, hour, due, change.edition ?? zoneData, change.state ?? 'open'],
  );
const states = async () =>
  (await database.rows<{ state: string }>(`select state from callbacks order by id`)).map(({ state }) => state);
const trail = () =>
  database.rows<{ tenant_id: string }>(
    `select tenant_id, target_id from audit_entries where action = 'callback.missed'`,
  );

describe('callbacks that nobody made', () => {
  it('are marked in all tenants, an hour after their time, and told in the trail', async () => {
    await put(here, 1, '-2 hours');
    await put(here, 2, '-30 minutes');
    await put(here, 3, '-2 hours', { state: 'done' });
    await put(here, 4, '-2 hours', { state: 'inactive' });
    await put(there, 5, '-2 hours');
    expect(await sweeper().sweep()).toBe(2);
    expect(await states()).toEqual(['missed', 'open', 'done', 'inactive', 'missed']);
    expect((await trail()).map(({ tenant_id: tenant }) => tenant).sort()).toEqual([here, there].sort());
    expect(await sweeper().sweep()).toBe(0);
    expect(await trail()).toHaveLength(2);
  });

  it('are marked once, by however many workers at the same time', async () => {
    for (let hour = 0; hour < 20; hour += 1) await put(hour % 2 === 0 ? here : there, hour, '-3 hours');
    const marked = await Promise.all(Array.from({ length: 4 }, () => sweeper().sweep()));
    expect(marked.reduce((sum, count) => sum + count, 0)).toBe(20);
    expect(await trail()).toHaveLength(20);
    const versions = await database.rows(`select distinct version from callbacks`);
    expect(versions).toEqual([{ version: 2 }]);
  });
});

describe('callbacks that an older calendar of zones computed', () => {
  it('keep their time on the wall', async () => {
    await put(here, 10, '5 days', { edition: '2019a' });
    await put(here, 11, '-2 hours', { edition: '2019a', state: 'missed' });
    await put(there, 12, '5 days');
    expect(await sweeper().renew()).toBe(1);
    expect(
      await database.rows(
        `select due_at, day_starts_at, zone_data from callbacks where tenant_id = $1 and state = 'open'`,
        [here],
      ),
    ).toEqual([
      {
        due_at: new Date('2027-03-15T14:00:00Z'),
        day_starts_at: new Date('2027-03-15T04:00:00Z'),
        zone_data: zoneData,
      },
    ]);
    expect(await sweeper().renew()).toBe(0);
  });
});
