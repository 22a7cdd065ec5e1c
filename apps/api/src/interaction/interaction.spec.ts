import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { attemptsViewSchema, interactionListSchema, recordedInteractionsSchema } from '@rollcall/domain/interaction';
import type { TenantId } from '@rollcall/domain/tenant';
import { startApi } from '../api.testing.js';
import type { TestApi } from '../api.testing.js';

let api: TestApi;
let tenant: TenantId;
let key: string;

beforeAll(async () => {
  api = await startApi();
  tenant = await api.database.newTenant();
  key = await api.bearer(tenant);
  await api.database.rows(
    `insert into contacts (tenant_id, id, last_name, contact_id_1, time_zone) values ($1, 7, 'Ruiz', 'R-7', 'America/New_York')`,
    [tenant],
  );
  await api.database.rows(
    `insert into contact_phones (tenant_id, contact_id, position, e164, raw) values ($1, 7, 1, '+12025550101', '202 555 0101')`,
    [tenant],
  );
});
afterAll(() => api.close());

const item = (sourceId: string, more: object = {}) => ({
  sourceId,
  contactId1: 'R-7',
  at: new Date(Date.now() - 1_000).toISOString(),
  channel: 'voice',
  direction: 'outbound',
  outcome: 'no answer',
  address: '(202) 555-0101',
  ...more,
});
const post = (body: object, authorization = key) =>
  api.request().post('/api/v1/interactions').set('Authorization', authorization).send(body);
const get = (path: string) => api.request().get(`/api/v1/contacts/7/${path}`).set('Authorization', key);

describe('interactions over HTTP', () => {
  it('are told by another system, alone or together, and twice without harm', async () => {
    const one = { source: 'dialer', items: [item('a')] };
    expect(recordedInteractionsSchema.parse((await post(one).expect(200)).body)).toMatchObject({
      created: 1,
      known: 0,
    });
    expect((await post(one).expect(200)).body).toMatchObject({
      created: 0,
      known: 1,
      items: [{ sourceId: 'a', isNew: false }],
    });
    const many = { source: 'dialer', items: Array.from({ length: 1_000 }, (_, n) => item(`b-${n}`)) };
    expect((await post(many).expect(200)).body).toMatchObject({ created: 1_000 });
    const { items, total, next } = interactionListSchema.parse((await get('interactions?limit=3').expect(200)).body);
    expect([items.length, total, next]).toEqual([3, { value: 1_001, relation: 'eq' }, expect.any(String)]);
    expect((await get(`interactions?limit=3&after=${next}`).expect(200)).body.items).toHaveLength(3);
  });

  it('are counted where they are asked for, in the zone of the contact', async () => {
    const seen = attemptsViewSchema.parse((await get('attempts').expect(200)).body);
    expect(seen).toMatchObject({ timeZone: 'America/New_York', isCut: false, phones: [{ e164: '+12025550101' }] });
    expect(seen.phones[0]!.total).toBe(seen.attempts.total);
    const contact = await api.request().get('/api/v1/contacts/7').set('Authorization', key).expect(200);
    expect(contact.body.lastInteractionAt).toBe(seen.lastInteractionAt);
  });

  it.each([
    [{ source: 'Dialer', items: [item('c')] }, 'source'],
    [{ source: 'dialer', items: [] }, 'items'],
    [{ source: 'dialer', items: Array.from({ length: 1_001 }, (_, n) => item(`d-${n}`)) }, 'items'],
    [{ source: 'dialer', items: [item('c', { at: 'yesterday' })] }, 'items.0.at'],
    [{ source: 'dialer', items: [item('c', { contactId: 7 })] }, 'items.0.contactId'],
    [{ source: 'dialer', items: [item('c'), item('e', { channel: 'pigeon' })] }, 'items.1.channel'],
    [{ source: 'dialer', items: [item('c', { outcome: 'a\0b' })] }, 'items.0.outcome'],
  ])('refuse what is malformed, with its place', async (body, place) => {
    const answer = await post(body).expect(422);
    expect(answer.body).toMatchObject({ code: 'invalid-input', errors: [{ path: place }] });
  });

  it('refuse all when one is wrong', async () => {
    const answer = await post({
      source: 'dialer',
      items: [item('f'), item('g', { contactId1: 'nobody' }), item('a', { outcome: 'answered' })],
    }).expect(422);
    expect(answer.body).toMatchObject({
      code: 'interaction.refused',
      errors: expect.arrayContaining([
        expect.objectContaining({ path: 'items.1', code: 'contact-not-found' }),
        expect.objectContaining({ path: 'items.2', code: 'source-id-reused' }),
      ]),
    });
    expect((await post({ source: 'dialer', items: [item('f')] }).expect(200)).body.created).toBe(1);
  });

  it('need a permission of their own', async () => {
    const reader = await api.bearer(tenant, ['contact.read', 'contact.write']);
    expect((await post({ source: 'dialer', items: [item('h')] }, reader).expect(403)).body.code).toBe(
      'permission-missing',
    );
  });

  it('refuse junk in a query', async () => {
    for (const search of ['?from=x', '?channel=pigeon', '?limit=0', '?after=!', '?nope=1'])
      await get(`interactions${search}`).expect(422);
  });
});
