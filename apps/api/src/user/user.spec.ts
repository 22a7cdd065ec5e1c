import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { TenantId } from '@rollcall/domain/tenant';
import { ownOrigin, startApi, testPassword } from '../api.testing.js';
import type { TestApi, TestPerson } from '../api.testing.js';

let api: TestApi;
let tenant: TenantId;
let admin: TestPerson;
let cookie: string;

beforeAll(async () => {
  api = await startApi();
  tenant = await api.database.newTenant();
  admin = await api.person(tenant, ['admin']);
  cookie = await api.signIn(admin);
});
afterAll(() => api.close());

const asAdmin = { get: (path: string) => api.request().get(path).set(own()), send };
const own = () => ({ Cookie: cookie, Origin: ownOrigin });
function send(method: 'post' | 'patch' | 'delete', path: string, body: object = {}) {
  return api.request()[method](path).set(own()).send(body);
}
interface Entry {
  readonly action: string;
  readonly target: { readonly id: string } | null;
}
const entriesFor = async (target: string): Promise<Entry[]> => {
  const { body } = await asAdmin.get('/api/v1/audit?limit=200');
  return (body as { items: Entry[] }).items.filter((entry) => entry.target?.id === target);
};

describe('an administrator', () => {
  it('makes a person, who can sign in, and the trail says so', async () => {
    const user = { name: ' Bo Berg ', email: 'Bo@X.test', password: testPassword, roles: ['agent'] };
    const { body, status } = await asAdmin.send('post', '/api/v1/users', user);
    expect([status, body]).toEqual([
      201,
      expect.objectContaining({ name: 'Bo Berg', email: 'bo@x.test', roles: ['agent'], isActive: true }),
    ]);
    expect(await api.signIn({ id: body.id, email: 'bo@x.test' })).toContain('session_token');
    expect(await entriesFor(body.id)).toEqual([
      expect.objectContaining({
        action: 'user.created',
        actor: { kind: 'user', id: admin.id, name: 'Ana' },
        through: 'console',
        requestId: expect.any(String),
        address: expect.stringMatching(/127\.0\.0\.1$/),
        details: { roles: ['agent'] },
      }),
    ]);
    const again = await asAdmin.send('post', '/api/v1/users', user);
    expect(again.body).toMatchObject({ status: 409, code: 'user.exists' });
    const short = await asAdmin.send('post', '/api/v1/users', { ...user, email: 'c@x.test', password: 'short' });
    expect(short.body).toMatchObject({ status: 422, errors: [{ path: 'password', code: 'too-small' }] });
    expect(JSON.stringify(short.body)).not.toContain('"short"');
  });

  it('changes what somebody may do, which ends their sessions', async () => {
    const bo = await api.person(tenant, ['agent']);
    const theirs = await api.signIn(bo);
    const changed = await asAdmin.send('patch', `/api/v1/users/${bo.id}`, { roles: ['supervisor'] });
    expect(changed.body).toMatchObject({ roles: ['supervisor'] });
    await api.request().get('/api/v1/me').set('Cookie', theirs).expect(401);
    const [entry] = await entriesFor(bo.id);
    expect(entry).toMatchObject({
      action: 'user.changed',
      details: { before: { roles: ['agent'], isActive: true }, after: { roles: ['supervisor'], isActive: true } },
    });
  });

  it('cannot lock everybody out', async () => {
    const lost = await asAdmin.send('patch', `/api/v1/users/${admin.id}`, { isActive: false });
    expect(lost.body).toMatchObject({ status: 409, code: 'state-not-allowed' });
    await asAdmin.get('/api/v1/me').expect(200);
  });

  it('pages through members', async () => {
    const first = await asAdmin.get('/api/v1/users?limit=1');
    expect(first.body).toMatchObject({ items: [expect.anything()], total: { relation: 'eq' } });
    const second = await asAdmin.get(`/api/v1/users?limit=1&after=${first.body.next}`);
    expect(second.body.items[0].id).not.toBe(first.body.items[0].id);
  });
});

describe('an API key', () => {
  it('is shown once, listed by its first characters, and revoked for good', async () => {
    const made = await asAdmin.send('post', '/api/v1/api-keys', { name: 'Nightly', scopes: ['job.read'] });
    expect(made.body.key).toMatch(/^rk_[\w-]{32}$/);
    const listed = await asAdmin.get('/api/v1/api-keys');
    expect(JSON.stringify(listed.body)).not.toContain(made.body.key);
    expect(listed.body.items[0]).toMatchObject({
      id: made.body.id,
      prefix: String(made.body.key).slice(0, 9),
      lastUsedAt: null,
    });
    await api.request().get('/api/v1/me').set('Authorization', `Bearer ${made.body.key}`).expect(200);
    const used = await asAdmin.get('/api/v1/api-keys');
    expect(used.body.items[0].lastUsedAt).not.toBeNull();
    const revoked = await asAdmin.send('delete', `/api/v1/api-keys/${made.body.id}`);
    expect(revoked.body.revokedAt).not.toBeNull();
    const actions = (await entriesFor(made.body.id)).map(({ action }) => action);
    expect(actions).toEqual(['api-key.revoked', 'api-key.created']);
  });

  it('is named in the trail as what did something', async () => {
    const key = await api.bearer(tenant);
    const made = await api
      .request()
      .post('/api/v1/api-keys')
      .set('Authorization', key)
      .send({ name: 'Made by a key', scopes: ['job.read'] });
    expect(await entriesFor(made.body.id)).toEqual([
      expect.objectContaining({ actor: { kind: 'api-key', id: expect.any(String), name: 'Key' }, through: 'api' }),
    ]);
  });
});
