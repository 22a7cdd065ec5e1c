import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { contactListSchema, contactViewSchema } from '@rollcall/domain/contact';
import { startApi } from '../api.testing.js';
import type { TestApi } from '../api.testing.js';

describe('contacts over HTTP', () => {
  let api: TestApi;
  let key: string;
  let foreign: string;

  beforeAll(async () => {
    api = await startApi();
    const tenant = await api.database.newTenant();
    key = await api.bearer(tenant, ['contact.read']);
    foreign = await api.bearer(await api.database.newTenant(), ['contact.read']);
    await api.database.rows(
      `with g as (insert into groups (tenant_id, name) values ($1, 'North') returning id)
       insert into contacts (tenant_id, id, first_name, last_name, balance, due_date, group_id, custom)
       select $1, 7, 'Ana', 'Ruiz', 12.5, '2026-02-03', id, '{"Shoe size":"42"}' from g`,
      [tenant],
    );
    await api.database.rows(`insert into contact_phones values ($1, 7, 1, '+15551234567', '(555) 123-4567', '9')`, [
      tenant,
    ]);
    await api.database.rows(
      `insert into custom_fields (tenant_id, key, label, position) values ($1, 'Shoe size', 'Shoe size', 1)`,
      [tenant],
    );
  });
  afterAll(() => api.close());

  const get = (path: string, authorization = key) =>
    api.request().get(`/api/v1/contacts${path}`).set('Authorization', authorization);

  it('shows one contact as its contract says', async () => {
    const answer = await get('/7').expect(200);
    expect(contactViewSchema.parse(answer.body)).toMatchObject({
      id: 7,
      balance: '12.50',
      dueDate: '2026-02-03',
      group: 'North',
      custom: { 'Shoe size': '42' },
      phones: [{ position: 1, e164: '+15551234567', raw: '(555) 123-4567', extension: '9' }],
    });
    expect(answer.headers['etag']).toBe('"1"');
  });

  it('lists and searches', async () => {
    expect(contactListSchema.parse((await get('').expect(200)).body).total).toEqual({ value: 1, relation: 'eq' });
    const found = contactListSchema.parse((await get('?q=4567').expect(200)).body);
    expect(found.items).toHaveLength(1);
    expect(found.understood).toContain('Phone ends with 4567');
  });

  it('names the fields, custom ones too', async () => {
    const { items } = (await get('/fields').expect(200)).body as { items: { name: string; isCustom: boolean }[] };
    expect(items).toContainEqual({ name: 'custom:Shoe size', label: 'Shoe size', type: 'string', isCustom: true });
    expect(items.map(({ name }) => name)).toEqual(expect.arrayContaining(['firstName', 'phone10Extension', 'email5']));
  });

  it('answers for the contact of another tenant as for none', async () => {
    const other = await get('/7', foreign).expect(404);
    const none = await get('/8', foreign).expect(404);
    expect(other.body.code).toBe('not-found');
    expect({ ...other.body, requestId: '' }).toEqual({ ...none.body, requestId: '' });
    expect((await get('?q=ruiz', foreign)).body.items).toEqual([]);
  });

  it('refuses junk with a place', async () => {
    for (const path of ['?limit=0', '?sort=x', '?after=!', '?nope=1', '?job=x', '/x', '/0'])
      expect((await get(path).expect(422)).body.code).toBe('invalid-input');
  });
});
