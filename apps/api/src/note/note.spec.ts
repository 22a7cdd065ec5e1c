import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { noteListSchema, noteViewSchema } from '@rollcall/domain/note';
import type { Role } from '@rollcall/domain/permission';
import type { TenantId } from '@rollcall/domain/tenant';
import { randomUUID } from 'node:crypto';
import { ownOrigin, startApi } from '../api.testing.js';
import type { TestApi } from '../api.testing.js';

let api: TestApi;
let tenant: TenantId;
let key: string;

beforeAll(async () => {
  api = await startApi();
  tenant = await api.database.newTenant();
  key = await api.bearer(tenant);
  await api.database.rows(`insert into contacts (tenant_id, id, last_name) values ($1, 7, 'Ruiz')`, [tenant]);
});
afterAll(() => api.close());

const path = '/api/v1/contacts/7/notes';
const settings = '/api/v1/settings/agent-desktop';
const write = (body: object, headers: Record<string, string> = {}) =>
  api
    .request()
    .post(path)
    .set({ Authorization: key, 'Idempotency-Key': randomUUID(), ...headers })
    .send(body);
const read = (search = '') => api.request().get(`${path}${search}`).set('Authorization', key);
const asRoles = async (...roles: Role[]) => ({
  Cookie: await api.signIn(await api.person(tenant, roles)),
  Origin: ownOrigin,
});
const change = (version: number | undefined, notesEnabled: unknown, headers: Record<string, string>) =>
  api
    .request()
    .put(settings)
    .set({ ...headers, ...(version === undefined ? {} : { 'If-Match': `"${version}"` }) })
    .send({ notesEnabled });

describe('notes over HTTP', () => {
  it('are written once, kept with their author, added to and found', async () => {
    const once = { 'Idempotency-Key': 'note-1' };
    const made = await write({ text: '  Prefers mornings ' }, once).expect(201);
    expect(noteViewSchema.parse(made.body)).toMatchObject({
      text: 'Prefers mornings',
      author: { name: 'Key' },
      through: 'api',
      additions: [],
    });
    const again = await write({ text: 'Prefers mornings' }, once).expect(201);
    expect(again.body).toEqual(made.body);
    const added = await write({ text: 'Evenings too', addsTo: made.body.id }).expect(201);
    expect(added.body).toMatchObject({ id: made.body.id, additions: [{ text: 'Evenings too' }] });
    const { items, total, next } = noteListSchema.parse((await read('?q=evening').expect(200)).body);
    expect([items.map(({ id }) => id), total, next]).toEqual([[made.body.id], { value: 1, relation: 'eq' }, null]);
  });

  it.each([
    [{}, 'text'],
    [{ text: ' ' }, 'text'],
    [{ text: 'x'.repeat(10_001) }, 'text'],
    [{ text: 'a\0b' }, 'text'],
    [{ text: 'a', addsTo: 999_999 }, 'addsTo'],
    [{ text: 'a', author: 'somebody else' }, ''],
  ])('refuse %j before anything is written', async (body, place) => {
    const before = (await read()).body.total.value;
    const answer = await write(body).expect(422);
    expect(answer.body).toMatchObject({ code: 'invalid-input', errors: [{ path: place }] });
    expect((await read()).body.total.value).toBe(before);
  });

  it('need a key that says that they are the same request', async () => {
    const answer = await api.request().post(path).set('Authorization', key).send({ text: 'a' }).expect(428);
    expect(answer.body.code).toBe('idempotency-key-missing');
    await write({ text: 'one' }, { 'Idempotency-Key': 'note-2' }).expect(201);
    expect((await write({ text: 'two' }, { 'Idempotency-Key': 'note-2' }).expect(422)).body.code).toBe(
      'idempotency-key-reused',
    );
  });

  it('have no address to change or delete one at', async () => {
    for (const method of ['put', 'patch', 'delete'] as const)
      for (const where of [path, `${path}/1`])
        await api.request()[method](where).set('Authorization', key).send({ text: 'x' }).expect(404);
  });
});

describe('Notes Enabled', () => {
  it('off, at first, keeps notes from agents and from nobody else', async () => {
    const agent = await asRoles('agent');
    const refused = await api.request().get(path).set(agent).expect(403);
    expect(refused.body).toMatchObject({ code: 'note.disabled', details: { setting: 'agent-desktop.notesEnabled' } });
    const unwritten = await api
      .request()
      .post(path)
      .set({ ...agent, 'Idempotency-Key': randomUUID() })
      .send({ text: 'a' });
    expect([unwritten.status, unwritten.body.code]).toEqual([403, 'note.disabled']);
    await api
      .request()
      .get(path)
      .set(await asRoles('agent', 'supervisor'))
      .expect(200);
    const viewer = await api
      .request()
      .get(path)
      .set(await asRoles('viewer'));
    expect([viewer.status, viewer.body.code]).toEqual([403, 'permission-missing']);
  });

  it('is known to everybody, changed by few, at the version they saw, and told in the trail', async () => {
    const agent = await asRoles('agent');
    const admin = await asRoles('admin');
    const shown = await api.request().get(settings).set(agent).expect(200);
    expect([shown.body, shown.headers['etag']]).toEqual([
      { notesEnabled: false, version: 0, changedAt: null, changedBy: null },
      '"0"',
    ]);
    expect((await change(0, true, agent)).body.code).toBe('permission-missing');
    expect((await change(undefined, true, admin).expect(428)).body.code).toBe('if-match-missing');
    expect((await change(0, 'yes', admin).expect(422)).body.code).toBe('invalid-input');
    expect((await change(3, true, admin).expect(412)).body).toMatchObject({
      code: 'stale-version',
      details: { version: 0 },
    });
    const changed = await change(0, true, admin).expect(200);
    expect(changed.body).toMatchObject({ notesEnabled: true, version: 1, changedBy: { name: 'Ana' } });
    await change(0, false, admin).expect(412);
    await change(1, true, admin).expect(200);
    const notes = await api.request().get(path).set(agent).expect(200);
    expect(notes.body.agentsSeeNotes).toBe(true);
    const trail = await api.request().get('/api/v1/audit?action=agent-desktop.changed').set('Authorization', key);
    expect(trail.body.items).toMatchObject([
      { details: { before: { notesEnabled: true }, after: { notesEnabled: true } } },
      { details: { before: { notesEnabled: false }, after: { notesEnabled: true } } },
    ]);
  });
});
