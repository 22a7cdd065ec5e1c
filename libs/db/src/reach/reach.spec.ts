import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { defaultReachRules } from '@rollcall/domain/reach';
import type { TenantId } from '@rollcall/domain/tenant';
import { inTenant } from '../database/index.js';
import type { Db } from '../database/index.js';
import { testDatabase } from '../testing/index.js';
import type { TestDatabase } from '../testing/index.js';
import { judge, listReachCandidates } from './index.js';

let database: TestDatabase;
let worker: Db;
let tenant: TenantId;

beforeAll(async () => {
  database = await testDatabase();
  worker = database.open('rollcall_worker').db;
  tenant = await database.newTenant();
  await database.rows(
    `insert into contacts (tenant_id, id, last_name, time_zone, allowed_days, allowed_from, allowed_until, sms_consent, deleted_at)
     values ($1, 1, 'A', 'America/New_York', 31, '09:30', '17:00', true, null), ($1, 2, 'B', null, null, null, null, null, null),
       ($1, 3, 'Gone', null, null, null, null, null, now())`,
    [tenant],
  );
  await database.rows(
    `insert into contact_phones (tenant_id, contact_id, position, e164, raw, type, block, blocked_on, is_preferred) values
     ($1, 1, 1, '+12125550101', 'x', 'home', 'none', null, false),
     ($1, 1, 2, '+12125550102', 'x', 'mobile', 'daily', '2026-11-26', true), ($1, 2, 1, '+13125550103', 'x', null, 'none', null, false)`,
    [tenant],
  );
  await database.rows(
    `insert into contact_emails (tenant_id, contact_id, position, address, key, is_blocked) values ($1, 2, 1, 'B@x.test', 'b@x.test', true)`,
    [tenant],
  );
});
afterAll(() => database.drop());

describe('candidates', () => {
  it('are read for a batch, with what each has alone', async () => {
    const found = await inTenant(worker, tenant, (tx) => listReachCandidates(tx, [1, 2, 3, 4]));
    expect([...found.keys()].sort()).toEqual([1, 2]);
    const mobile = { value: '+12125550102', status: null, block: 'daily', blockedOn: '2026-11-26', isMobile: true };
    const home = { value: '+12125550101', status: null, block: 'none', blockedOn: null, isMobile: false };
    expect(found.get(1)).toEqual({
      facts: expect.objectContaining({ allowedDays: 31, allowedFrom: '09:30', allowedUntil: '17:00' }),
      phones: [mobile, home],
      emails: [],
      consents: [expect.objectContaining({ channel: 'sms', state: 'granted', source: 'kept' })],
    });
    expect(found.get(2)).toMatchObject({
      phones: [{ value: '+13125550103', isMobile: null }],
      emails: [{ value: 'b@x.test', block: 'permanent' }],
      consents: [],
    });
  });

  it('are judged each by its best address', async () => {
    const found = await inTenant(worker, tenant, (tx) => listReachCandidates(tx, [1, 2]));
    const ask = (id: number, at: string, channel: 'voice' | 'sms' | 'email' = 'voice') => {
      const { allowed, address, reasons } = judge(found.get(id)!, defaultReachRules, { channel, at: new Date(at) });
      return [allowed, address, ...reasons.map(({ code }) => code)];
    };
    expect(ask(1, '2026-11-26T15:00:00Z')).toEqual([true, '+12125550101']); // the mobile is blocked for the day
    expect(ask(1, '2026-11-27T15:00:00Z')).toEqual([true, '+12125550102']);
    expect(ask(1, '2026-11-27T15:00:00Z', 'sms')).toEqual([true, '+12125550102']);
    expect(ask(1, '2026-11-28T15:00:00Z')).toEqual([false, '+12125550102', 'outside-contact-days']);
    expect(ask(2, '2026-11-27T15:00:00Z', 'sms')).toEqual([false, '+13125550103', 'consent-missing']);
    expect(ask(2, '2026-11-27T15:00:00Z', 'email')).toEqual([false, 'b@x.test', 'address-blocked']);
  });
});
