import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { callingWindowsViewSchema, defaultReachRules, mayContactSchema } from '@rollcall/domain/reach';
import type { TenantId } from '@rollcall/domain/tenant';
import { randomUUID } from 'node:crypto';
import { startApi } from '../api.testing.js';
import type { TestApi } from '../api.testing.js';

let api: TestApi;
let tenant: TenantId;
let key: string;

beforeAll(async () => {
  api = await startApi();
});
beforeEach(async () => {
  tenant = await api.database.newTenant();
  key = await api.bearer(tenant);
  await api.database.rows(
    `insert into contacts (tenant_id, id, last_name, state, country, time_zone, allowed_from, allowed_until) values
     ($1, 7, 'Ruiz', 'CT', 'US', 'America/New_York', null, null), ($1, 8, 'Roe', null, null, null, '10:00', '12:00')`,
    [tenant],
  );
  await api.database.rows(
    `insert into contact_phones (tenant_id, contact_id, position, e164, raw, block, is_preferred) values
     ($1, 7, 1, '+12035550123', 'x', 'permanent', true), ($1, 7, 2, '+12035550124', 'y', 'none', false)`,
    [tenant],
  );
  await api.database.rows(
    `insert into contact_emails (tenant_id, contact_id, position, address, key) values ($1, 7, 1, 'A@x.test', 'a@x.test')`,
    [tenant],
  );
});
afterAll(() => api.close());

const ask = (query: string, id = '7') =>
  api.request().get(`/api/v1/contacts/${id}/may-contact?${query}`).set('Authorization', key);
const noon = 'at=2026-11-25T12:00:00-05:00';

describe('may I contact?', () => {
  it('answers for the best number', async () => {
    const answer = await ask(`channel=voice&${noon}`).expect(200);
    expect(mayContactSchema.parse(answer.body)).toEqual({
      channel: 'voice',
      at: '2026-11-25T17:00:00.000Z',
      allowed: true,
      reasons: [],
      nextAllowed: { from: '2026-11-25T17:00:00.000Z', until: '2026-11-26T01:00:00.000Z' },
      address: '+12035550124',
      place: { zones: ['America/New_York'], zoneFrom: 'contact', regions: ['US', 'US-CT'] },
    });
  });

  it('answers for one number or address', async () => {
    const codes = async (query: string) => {
      const { body } = await ask(query).expect(200);
      return mayContactSchema.parse(body).reasons.map(({ code }) => code);
    };
    expect(await codes(`channel=voice&${noon}&address=%2B12035550123`)).toEqual(['address-blocked']);
    expect(await codes(`channel=email&${noon}&address=A@X.test`)).toEqual([]);
    expect(await codes(`channel=sms&${noon}&address=%2B12035550124`)).toEqual(['consent-missing']);
    await ask(`channel=voice&${noon}&address=%2B19995550124`).expect(404);
  });

  it('knows an address however its accents are typed', async () => {
    await api.database.rows(
      `insert into contact_emails (tenant_id, contact_id, position, address, key) values ($1, 7, 2, $2, $2)`,
      [tenant, 'jos\u00e9@x.test'],
    );
    const typed = 'Jose\u0301@x.test';
    const { body } = await ask(`channel=email&${noon}&address=${encodeURIComponent(typed)}`).expect(200);
    expect(body).toMatchObject({ address: 'jos\u00e9@x.test' });
    await api
      .request()
      .post('/api/v1/contacts/7/consents')
      .set('Authorization', key)
      .send({ channel: 'email', state: 'refused', source: 'email', address: typed })
      .expect(201);
    const after = await ask(`channel=email&${noon}&address=${encodeURIComponent(typed)}`).expect(200);
    expect(after.body).toMatchObject({ allowed: false, reasons: [{ code: 'consent-refused' }] });
  });

  it('knows what was said about contacting', async () => {
    await api
      .request()
      .post('/api/v1/contacts/7/consents')
      .set('Authorization', key)
      .send({ channel: 'voice', state: 'revoked', source: 'call' })
      .expect(201);
    const { body } = await ask(`channel=voice&${noon}`).expect(200);
    expect(body).toMatchObject({ allowed: false, nextAllowed: null, reasons: [{ code: 'consent-revoked' }] });
  });

  it.each([
    ['Hawaii, where it is today until UTC has had ten hours of it', { state: 'HI', country: 'US' }, '808-555-0123'],
    ['Kiribati, where it is tomorrow then', { country: 'KI' }, '+1 212 555 0123'],
  ])('blocks for the day of %s', async (_, place, number) => {
    const headers = { Authorization: key, 'Idempotency-Key': randomUUID() };
    const contact = { lastName: 'Ruiz', ...place, phones: [{ number, block: 'daily' }], defaultCountry: 'US' };
    const { body } = await api.request().post('/api/v1/contacts').set(headers).send(contact).expect(201);
    const codes = async (at: number) => {
      const answer = await ask(`channel=voice&at=${new Date(at).toISOString()}`, body.id).expect(200);
      return mayContactSchema.parse(answer.body).reasons.map(({ code }) => code);
    };
    expect(await codes(Date.now())).toContain('address-blocked-today');
    expect(await codes(Date.now() + 49 * 3_600_000)).not.toContain('address-blocked-today');
  });

  it('says so when there is nothing to call', async () => {
    const { body } = await ask(`channel=voice&${noon}`, '8').expect(200);
    expect(body.reasons[0]).toEqual({ code: 'address-missing' });
  });

  it.each([
    '',
    'channel=voice',
    'channel=fax&at=2026-11-25T12:00:00Z',
    'channel=voice&at=2026-11-25T12:00:00', // whose clock?
    'channel=voice&at=2026-11-25',
    'channel=voice&at=yesterday',
    'channel=voice&at=2026-02-30T12:00:00Z',
    'channel=voice&at=0001-01-01T00:00:00Z',
    'channel=voice&at=2026-11-25T12:00:00Z&more=1',
    'channel=voice&at=2026-11-25T12:00:00Z&address=',
  ])('refuses %p', async (query) => {
    const answer = await ask(query).expect(422);
    expect(answer.body).toMatchObject({ code: 'invalid-input' });
  });
});

describe('the rules', () => {
  const get = () => api.request().get('/api/v1/calling-windows').set('Authorization', key);
  const put = (body: object, version?: string) => {
    const call = api.request().put('/api/v1/calling-windows').set('Authorization', key);
    return (version === undefined ? call : call.set('If-Match', version)).send(body);
  };

  it('are those Rollcall comes with, until somebody replaces them', async () => {
    const before = await get().expect(200);
    expect(callingWindowsViewSchema.parse(before.body)).toEqual({
      ...defaultReachRules,
      version: 0,
      changedAt: null,
      changedBy: null,
    });
    expect(before.headers['etag']).toBe('"0"');
    const [federal] = defaultReachRules.windows;
    const after = await put({ ...defaultReachRules, windows: [{ ...federal, until: '18:00' }] }, '"0"').expect(200);
    expect(after.headers['etag']).toBe('"1"');
    expect(callingWindowsViewSchema.parse(after.body)).toMatchObject({ version: 1, changedBy: { name: 'Key' } });
    const evening = await ask('channel=voice&at=2026-11-25T18:00:00-05:00').expect(200);
    expect(evening.body).toMatchObject({ allowed: false, reasons: [{ region: 'US', localTime: '18:00' }] });
    const trail = await api.database.rows(`select action, details from audit_entries where tenant_id = $1`, [tenant]);
    expect(trail).toEqual([
      { action: 'calling-windows.changed', details: expect.objectContaining({ before: 0, after: 1, windows: 1 }) },
    ]);
  });

  it('are not lost to somebody who saw older ones', async () => {
    await put(defaultReachRules).expect(428);
    await put(defaultReachRules, '"0"').expect(200);
    const late = await put(defaultReachRules, '"0"').expect(412);
    expect(late.body).toMatchObject({ code: 'stale-version', details: { version: 1 } });
    const answers = await Promise.all([put(defaultReachRules, '"1"'), put(defaultReachRules, '"1"')]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 412]);
  });

  it.each([
    [{}],
    [{ ...defaultReachRules, more: 1 }],
    [{ ...defaultReachRules, windows: 'none' }],
    [{ ...defaultReachRules, callbacks: { daysAhead: 0, missedAfterMinutes: 60 } }],
    [{ ...defaultReachRules, needsConsent: { voice: 'yes', sms: true, email: true } }],
  ])('are not replaced by %j', async (body) => {
    await put(body, '"0"').expect(422);
    expect((await get()).body.version).toBe(0);
  });

  it('are for those who manage settings', async () => {
    key = await api.bearer(tenant, ['contact.read']);
    await get().expect(403);
    await put(defaultReachRules, '"0"').expect(403);
  });
});
