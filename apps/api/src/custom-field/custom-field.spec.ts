import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { customFieldListSchema, customFieldUsageSchema, customFieldViewSchema } from '@rollcall/domain/custom-field';
import type { CustomFieldView } from '@rollcall/domain/custom-field';
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
afterAll(() => api.close());

const begin = async (): Promise<void> => {
  tenant = await api.database.newTenant();
  key = await api.bearer(tenant);
};
const ask = (method: 'get' | 'post' | 'patch' | 'delete', path: string, version?: number) =>
  api
    .request()
    [method](`/api/v1/${path}`)
    .set({
      Authorization: key,
      'Idempotency-Key': randomUUID(),
      ...(version !== undefined && { 'If-Match': `"${version}"` }),
    });
const made = async (body: object): Promise<CustomFieldView> =>
  customFieldViewSchema.parse((await ask('post', 'custom-fields').send(body).expect(201)).body);
const labels = async (): Promise<string[]> =>
  customFieldListSchema.parse((await ask('get', 'custom-fields').expect(200)).body).items.map(({ label }) => label);
const contact = async (custom: object): Promise<{ id: number; version: number; custom: object }> =>
  (await ask('post', 'contacts').send({ lastName: 'X', custom }).expect(201)).body as never;

describe('custom fields', () => {
  it('are made with a type, listed in order, renamed and moved; the key stays', async () => {
    await begin();
    const size = await made({ label: ' Shoe size ', type: 'number', section: 'Body' });
    expect(size).toMatchObject({
      key: 'Shoe size',
      label: 'Shoe size',
      section: 'Body',
      position: 1,
      createdBy: 'Key',
    });
    await made({ label: 'Colour', type: 'list', options: ['Red', 'Blue'] });
    await made({ label: 'Since', type: 'date' });
    expect(await labels()).toEqual(['Shoe size', 'Colour', 'Since']);
    const renamed = await ask('patch', 'custom-fields/Shoe%20size', 1).send({
      label: 'Size',
      section: null,
      position: 3,
    });
    expect(renamed.body).toMatchObject({
      key: 'Shoe size',
      label: 'Size',
      section: null,
      position: 3,
      version: 2,
      changedBy: 'Key',
    });
    expect(renamed.headers['etag']).toBe('"2"');
    expect(await labels()).toEqual(['Colour', 'Since', 'Size']);
    const { custom } = await contact({ 'Shoe size': '42', Colour: 'blue', Since: '2026-01-02' });
    expect(custom).toEqual({ 'Shoe size': 42, Colour: 'Blue', Since: '2026-01-02' });
    const fields = (await ask('get', 'contacts/fields')).body.items as { name: string }[];
    expect(fields).toContainEqual({ name: 'custom:Shoe size', label: 'Size', type: 'number', isCustom: true });
  });

  it.each([
    [{ label: '', type: 'string' }, 'label'],
    [{ label: 'a\nb', type: 'string' }, 'label'],
    [{ label: 'x'.repeat(101), type: 'string' }, 'label'],
    [{ label: 'A', type: 'colour' }, 'type'],
    [{ label: 'A', type: 'list' }, 'options'],
    [{ label: 'A', type: 'list', options: [] }, 'options'],
    [{ label: 'A', type: 'list', options: ['x', 'X'] }, 'options'],
    [{ label: 'A', type: 'string', options: ['x'] }, 'options'],
  ])('are refused as %j', async (body, path) => {
    await begin();
    const answer = await ask('post', 'custom-fields').send(body);
    expect(answer.body).toMatchObject({ status: 422, code: 'invalid-input', errors: [{ path }] });
    expect(await labels()).toEqual([]);
  });

  it.each(['constructor', 'prototype', 'toString', 'hasOwnProperty'])('may be called %s', async (label) => {
    await begin();
    const field = await made({ label, type: 'string' });
    const { id, version, custom } = await contact({ [label]: 'kept' });
    expect([field.key, custom]).toEqual([label, { [label]: 'kept' }]);
    const changed = await ask('patch', `contacts/${id}`, version)
      .send({ custom: { [label]: 'changed' } })
      .expect(200);
    expect(changed.body.custom).toEqual({ [label]: 'changed' });
    const filter = { field: `custom:${label}`, op: 'is', value: 'changed' };
    expect((await ask('post', 'contacts/count').send({ filter }).expect(200)).body).toMatchObject({ value: 1 });
  });

  it('need names of their own, and are at most a hundred, also when many make one at once', async () => {
    await begin();
    const many = await Promise.all(
      Array.from({ length: 5 }, () => ask('post', 'custom-fields').send({ label: 'Same', type: 'string' })),
    );
    expect(many.map(({ status }) => status).sort()).toEqual([201, 409, 409, 409, 409]);
    expect((await ask('post', 'custom-fields').send({ label: 'SAME', type: 'date' })).body).toMatchObject({
      code: 'custom-field.exists',
    });
    await api.database.rows(
      `insert into custom_fields (tenant_id, key, label, position) select $1, 'F' || n, 'F' || n, n from generate_series(2, 100) n`,
      [tenant],
    );
    expect((await ask('post', 'custom-fields').send({ label: 'One more', type: 'string' })).body).toMatchObject({
      status: 422,
      code: 'custom-field.too-many',
      details: { most: 100 },
    });
  });

  it('are changed by whoever has seen them as they are, and never change their type', async () => {
    await begin();
    await made({ label: 'A', type: 'number' });
    await made({ label: 'B', type: 'number' });
    expect((await ask('patch', 'custom-fields/A').send({ label: 'C' })).body).toMatchObject({ status: 428 });
    expect((await ask('patch', 'custom-fields/A', 7).send({ label: 'C' })).body).toMatchObject({
      status: 412,
      details: { version: 1, field: { label: 'A' } },
    });
    expect((await ask('patch', 'custom-fields/A', 1).send({ label: 'b' })).body).toMatchObject({
      code: 'custom-field.exists',
    });
    expect((await ask('patch', 'custom-fields/A', 1).send({ type: 'string' })).body).toMatchObject({ status: 422 });
    expect((await ask('patch', 'custom-fields/A', 1).send({ options: ['x'] })).body).toMatchObject({
      errors: [{ path: 'options' }],
    });
    expect((await ask('patch', 'custom-fields/Z', 1).send({ label: 'C' })).body).toMatchObject({ status: 404 });
  });

  it('keep a value that is no option any more, until somebody changes it', async () => {
    await begin();
    await made({ label: 'Colour', type: 'list', options: ['Red', 'Blue'] });
    const { id } = await contact({ Colour: 'Red' });
    await ask('patch', 'custom-fields/Colour', 1)
      .send({ options: ['Blue'] })
      .expect(200);
    const same = await ask('patch', `contacts/${id}`, 1).send({ title: 'T', custom: { Colour: 'Red' } });
    expect(same.body).toMatchObject({ version: 2, custom: { Colour: 'Red' } });
    const other = await ask('post', 'contacts').send({ lastName: 'Y', custom: { Colour: 'Red' } });
    expect(other.body).toMatchObject({ errors: [{ path: 'custom.Colour', code: 'list.unknown-option' }] });
  });

  it('take their values with them when they are deleted, and bring them back; a new one of that name has none', async () => {
    await begin();
    await made({ label: 'Note', type: 'string' });
    const { id } = await contact({ Note: 'kept' });
    expect(customFieldUsageSchema.parse((await ask('get', 'custom-fields/usage')).body).items).toEqual([
      { key: 'Note', value: 1, relation: 'eq' },
    ]);
    expect((await ask('delete', 'custom-fields/Note')).body).toMatchObject({ status: 428 });
    expect((await ask('delete', 'custom-fields/Note', 1)).body).toMatchObject({
      deletedAt: expect.any(String),
      version: 2,
    });
    const seen = async () => (await ask('get', `contacts/${id}`)).body.custom as object;
    expect(await seen()).toEqual({});
    expect((await ask('patch', `contacts/${id}`, 1).send({ custom: { Note: 'x' } })).body).toMatchObject({
      errors: [{ path: 'custom.Note', code: 'custom-field.unknown' }],
    });
    const fresh = await made({ label: 'Note', type: 'number' });
    expect(fresh.key).toBe('Note 2');
    await ask('patch', `contacts/${id}`, 1)
      .send({ custom: { 'Note 2': 5 } })
      .expect(200);
    expect((await ask('post', 'custom-fields/Note/restore')).body).toMatchObject({ code: 'custom-field.exists' });
    await ask('delete', 'custom-fields/Note%202', 1).expect(200);
    await ask('post', 'custom-fields/Note/restore').expect(200);
    expect(await seen()).toEqual({ Note: 'kept' });
    const all = customFieldListSchema.parse((await ask('get', 'custom-fields?deleted=true')).body);
    expect(all.items.map(({ key: name, deletedAt }) => [name, deletedAt !== null])).toEqual([
      ['Note', false],
      ['Note 2', true],
    ]);
  });

  it('may be seen by who sees contacts, made with one permission and changed with another; the trail tells', async () => {
    await begin();
    const all = key;
    key = await api.bearer(tenant, ['contact.read', 'contact.create-custom-field']);
    await made({ label: 'A', type: 'boolean' });
    expect((await ask('patch', 'custom-fields/A', 1).send({ label: 'B' })).body).toMatchObject({
      details: { permission: 'settings.manage' },
    });
    key = await api.bearer(tenant, ['contact.read', 'settings.manage']);
    expect((await ask('post', 'custom-fields').send({ label: 'B', type: 'date' })).body).toMatchObject({ status: 403 });
    await ask('patch', 'custom-fields/A', 1).send({ label: 'B' }).expect(200);
    key = all;
    const { items } = (await ask('get', 'audit')).body as { items: { action: string; details: object }[] };
    expect(items.slice(0, 2)).toMatchObject([
      { action: 'custom-field.changed', details: { before: { label: 'A' }, after: { label: 'B' } } },
      { action: 'custom-field.created', details: { before: null, after: { label: 'A', type: 'boolean' } } },
    ]);
  });
});
