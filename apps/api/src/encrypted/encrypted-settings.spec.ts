import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Role } from '@rollcall/domain/permission';
import { randomUUID } from 'node:crypto';
import { ownOrigin, startApi, testPassword } from '../api.testing.js';
import { encryptedWorld } from './encrypted.testing.js';

const { start, api, tenant, field, settings, newContact, as, get, put, trail } = encryptedWorld();

beforeAll(start);
afterAll(() => api().close());

describe('the settings of encrypted fields', () => {
  const asRole = async (role: Role) => ({
    Cookie: await api().signIn(await api().person(tenant(), [role])),
    Origin: ownOrigin,
  });
  const now = async () =>
    (await get('/api/v1/settings/encrypted-fields').expect(200)).body as { version: number; fields: object[] };

  it('say who may reveal and search, which holds from the next request on', async () => {
    const path = await newContact();
    await put(`${path}/ssn`, '123-45-6789').expect(200);
    const supervisor = await asRole('supervisor');
    const ask = () => api().request().post(`${path}/ssn/reveal`).set(supervisor).send({ reason: 'Asked by phone' });
    await ask().expect(403);
    const { version, fields } = await now();
    const admin = await asRole('admin');
    await settings(version, fields, { reveal: ['supervisor'], headers: admin }).expect(200);
    expect((await ask().expect(200)).body.value).toBe('123-45-6789');
    const me = await api().request().get('/api/v1/me').set(supervisor);
    expect(me.body.permissions).toContain('encrypted.reveal');
    expect(me.body.permissions).not.toContain('encrypted.search');
    await settings(version + 1, fields, { headers: admin }).expect(200);
    await ask().expect(403);
    const [last, first] = await trail('encrypted-fields.changed');
    expect(first!.details).toMatchObject({ before: { revealRoles: [] }, after: { revealRoles: ['supervisor'] } });
    expect(last!.details).toMatchObject({ before: { revealRoles: ['supervisor'] }, after: { revealRoles: [] } });
  });

  it('cannot be a way for a key to what it does not have', async () => {
    const { version, fields } = await now();
    const narrow = await api().bearer(tenant(), ['settings.manage', 'user.manage', 'contact.read', 'job.read']);
    const widened = await settings(version, fields, { reveal: ['viewer'], headers: as(narrow) }).expect(403);
    expect(widened.body).toMatchObject({ code: 'permission-missing', details: { permission: 'encrypted.reveal' } });
    await settings(version, fields, { search: ['viewer'] }).expect(200); // the key of everything has it
    const user = { name: 'Eve', email: `${randomUUID()}@x.test`, password: testPassword, roles: ['viewer'] };
    const made = await api().request().post('/api/v1/users').set(as(narrow)).send(user).expect(403);
    expect(made.body.details).toEqual({ permission: 'encrypted.search' });
    await settings(version + 1, fields).expect(200);
    await api().request().post('/api/v1/users').set(as(narrow)).send(user).expect(201);
  });

  it('refuse what makes no sense', async () => {
    const { version } = await now();
    for (const fields of [
      [field('A')],
      [field('a'), field('a')],
      Array.from({ length: 21 }, (_, n) => field(`f${n}`)),
      [{ key: 'a' }],
    ])
      await settings(version, fields).expect(422);
    await settings(undefined, []).expect(428);
    await settings(version + 5, []).expect(412);
    await settings(version, [], { reveal: ['owner' as Role] }).expect(422);
  });
});

describe('a key rotation', () => {
  it('is started once per key, as a job', async () => {
    const rotate = (reason: string) =>
      api()
        .request()
        .post('/api/v1/key-rotations')
        .set({ ...as(), 'Idempotency-Key': 'rotate-1' })
        .send({ reason });
    const made = await rotate('Yearly').expect(202);
    expect(made.body).toMatchObject({ kind: 'key-rotation', status: 'queued', progress: { phase: 'prepare' } });
    expect((await rotate('Yearly').expect(202)).body.id).toBe(made.body.id);
    expect((await rotate('Other').expect(422)).body.code).toBe('idempotency-key-reused');
    expect((await trail('key-rotation.started')).map(({ details }) => details)).toEqual([{ reason: 'Yearly' }]);
  });

  it('and all else that needs the master key is refused without one, by itself', async () => {
    const bare = await startApi({ masterKeys: [] }, api().database);
    const path = await newContact();
    try {
      const ask = (method: 'get' | 'put' | 'post', where: string, body?: object) =>
        bare
          .request()
          [method](where)
          .set({ ...as(), 'If-Match': '"0"', 'Idempotency-Key': randomUUID() })
          .send(body);
      for (const answer of [
        await ask('get', path),
        await ask('put', `${path}/ssn`, { value: 'x' }),
        await ask('post', '/api/v1/contacts/encrypted-search', { field: 'ssn', value: 'x' }),
        await ask('post', '/api/v1/key-rotations', {}),
      ])
        expect([answer.status, answer.body.code]).toEqual([503, 'encrypted.unavailable']);
      await ask('get', path.replace('/encrypted', '')).expect(200);
    } finally {
      await bare.close();
    }
  });
});
