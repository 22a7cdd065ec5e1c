import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { consentListSchema } from '@rollcall/domain/consent';
import type { TenantId } from '@rollcall/domain/tenant';
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
  key = await api.bearer(tenant, ['contact.read', 'contact.write']);
  await api.database.rows(
    `insert into contacts (tenant_id, id, last_name, time_zone, deleted_at) values
     ($1, 7, 'Ruiz', 'America/New_York', null), ($1, 8, 'Gone', null, now())`,
    [tenant],
  );
  await api.database.rows(
    `insert into contact_emails (tenant_id, contact_id, position, address, key) values ($1, 7, 1, 'A@x.test', 'a@x.test')`,
    [tenant],
  );
});
afterAll(() => api.close());

const list = (query = '', id = 7) =>
  api.request().get(`/api/v1/contacts/${id}/consents${query}`).set('Authorization', key);
const record = (body: object, id = 7) =>
  api.request().post(`/api/v1/contacts/${id}/consents`).set('Authorization', key).send(body);

describe('the consents of a contact', () => {
  it('are written once and shown with their clock', async () => {
    await record({ channel: 'sms', state: 'granted', source: 'web-form', wordingVersion: 'v3' }).expect(201);
    const capturedAt = '2026-11-02T23:30:00-05:00';
    const answer = await record({ channel: 'voice', state: 'revoked', source: 'call', capturedAt }).expect(201);
    const { current, entries, next } = consentListSchema.parse(answer.body);
    expect(current).toEqual([
      expect.objectContaining({ channel: 'sms', state: 'granted', wordingVersion: 'v3', clock: null }),
      expect.objectContaining({
        channel: 'voice',
        state: 'revoked',
        capturedAt: '2026-11-03T04:30:00.000Z',
        // the day is the contact's: the second of November; the eleventh is a holiday
        clock: expect.objectContaining({ revokedOn: '2026-11-02', honourBy: '2026-11-17' }),
      }),
    ]);
    expect(entries.map(({ channel, capturedBy }) => [channel, capturedBy?.name])).toEqual([
      ['voice', 'Key'],
      ['sms', 'Key'],
    ]);
    expect(next).toBeNull();
    const contact = await api.request().get('/api/v1/contacts/7').set('Authorization', key).expect(200);
    expect(contact.body).toMatchObject({ smsConsent: true, version: 3 });
  });

  it('are shown as they were on a past day', async () => {
    await record({ channel: 'sms', state: 'refused', source: 'call', capturedAt: '2026-03-01T12:00:00Z' }).expect(201);
    expect((await list('?asOf=2026-02-01T00:00:00Z').expect(200)).body.current).toEqual([]);
    expect((await list('?asOf=2026-03-02T00:00:00%2B05:30').expect(200)).body).toMatchObject({
      asOf: '2026-03-01T18:30:00.000Z',
      current: [{ channel: 'sms', state: 'refused' }],
    });
  });

  it('can be about one address that the contact has', async () => {
    const mail = { channel: 'email', state: 'refused', source: 'email' };
    await record({ ...mail, address: 'A@X.test' }).expect(201);
    const answer = await record({ ...mail, address: 'b@x.test' }).expect(422);
    expect(answer.body.errors).toEqual([expect.objectContaining({ path: 'address' })]);
  });

  it.each([
    [{}],
    [{ channel: 'fax', state: 'granted', source: 'call', evidence: 'x' }],
    [{ channel: 'sms', state: 'granted', source: 'call' }], // nothing proves it
    [{ channel: 'sms', state: 'granted', source: 'call', evidence: ' ' }],
    [{ channel: 'sms', state: 'revoked', source: 'import' }], // written by imports alone
    [{ channel: 'sms', state: 'revoked', source: 'call', capturedAt: '2026-11-02' }],
    [{ channel: 'sms', state: 'revoked', source: 'call', capturedAt: '2099-01-01T00:00:00Z' }],
    [{ channel: 'sms', state: 'revoked', source: 'call', capturedBy: 'Eve' }],
  ])('refuse %j', async (body) => {
    await record(body).expect(422);
    expect(await api.database.rows(`select 1 from consent_entries where tenant_id = $1`, [tenant])).toEqual([]);
  });

  it('are those of a contact that is there, and written by who may write it', async () => {
    const stop = { channel: 'sms', state: 'revoked', source: 'message' };
    await record(stop, 8).expect(404);
    await record(stop, 9).expect(404);
    await list('', 9).expect(404);
    await list('?asOf=yesterday').expect(422);
    key = await api.bearer(tenant, ['contact.read']);
    await record(stop).expect(403);
    await list().expect(200);
  });
});
