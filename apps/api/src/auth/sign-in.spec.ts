import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { TenantId } from '@rollcall/domain/tenant';
import { ownOrigin, startApi, testPassword } from '../api.testing.js';
import type { TestApi, TestPerson } from '../api.testing.js';

let api: TestApi;
let tenant: TenantId;
let person: TestPerson;

beforeAll(async () => {
  api = await startApi();
});
beforeEach(async () => {
  await api.database.truncate();
  tenant = await api.database.newTenant('Here');
  person = await api.person(tenant, ['admin']);
});
afterAll(() => api.close());

const tryToSignIn = (body: object, path = '/api/v1/auth/sign-in/email') =>
  api.request().post(path).set('Origin', ownOrigin).send(body);
const me = (cookie: string) => api.request().get('/api/v1/me').set('Cookie', cookie);

describe('signing in', () => {
  it('opens a session that knows who and where, in a cookie no script can read', async () => {
    const answer = await tryToSignIn({ email: person.email, password: testPassword }).expect(200);
    expect(answer.get('Set-Cookie')).toEqual([
      expect.stringMatching(/; Max-Age=1800; Path=\/; HttpOnly; SameSite=Lax$/),
    ]);
    expect(answer.body).not.toHaveProperty('token');
    const { body } = await me(await api.signIn(person)).expect(200);
    expect(body).toMatchObject({
      user: { id: person.id, name: 'Ana', email: person.email },
      tenant: { id: tenant, name: 'Here' },
      tenants: [{ id: tenant, name: 'Here' }],
      roles: ['admin'],
    });
    expect(body.permissions).toContain('user.manage');
  });

  it('keeps only a hash of the token, and a copy of the table opens nothing', async () => {
    const cookie = await api.signIn(person);
    const [row] = await api.database.rows<{ token: string }>('select token from sessions');
    const raw = decodeURIComponent(cookie.split('=')[1]!).split('.')[0]!;
    expect(row!.token).toMatch(/^[0-9a-f]{64}$/);
    expect(row!.token).not.toBe(raw);
    await me(cookie.replace(raw, row!.token)).expect(401);
  });

  it('answers alike for an unknown account, a wrong password and somebody without a tenant', async () => {
    await api.database.rows('update memberships set is_active = false where user_id = $1', [
      (await api.person(tenant, ['viewer'], 'idle@x.test')).id,
    ]);
    const answers = [
      await tryToSignIn({ email: 'nobody@x.test', password: testPassword }),
      await tryToSignIn({ email: person.email, password: 'wrong horse battery' }),
      await tryToSignIn({ email: 'idle@x.test', password: testPassword }),
    ].map(({ status, body, headers }) => ({ status, body: { ...body, requestId: '' }, type: headers['content-type'] }));
    expect(answers[0]).toMatchObject({ status: 401, body: { code: 'sign-in-failed' } });
    expect(answers[1]).toEqual(answers[0]);
    expect(answers[2]).toEqual(answers[0]);
  });

  it('never tells the token afterwards either', async () => {
    const { body } = await api
      .request()
      .get('/api/v1/auth/get-session')
      .set('Cookie', await api.signIn(person));
    expect(body.user.email).toBe(person.email);
    expect(JSON.stringify(body)).not.toContain('token');
  });

  it.each([
    '/sign-up/email',
    '/list-sessions',
    '/update-user',
    '/delete-user',
    '/ok',
    '/error',
    '/request-password-reset',
  ])('offers no %s', async (path) => {
    const answer = await tryToSignIn(
      { email: 'new@x.test', password: testPassword, name: 'New' },
      `/api/v1/auth${path}`,
    );
    expect(answer).toMatchObject({ status: 404, body: { code: 'not-found' } });
  });

  it.each([
    [undefined],
    ['text'],
    [[]],
    [{}],
    [{ email: 7, password: {} }],
    [{ email: 'x', password: 'y'.repeat(200) }],
  ])('refuses %j as a 4xx problem', async (body) => {
    const answer = await tryToSignIn(body as object);
    expect(answer.status).toBeGreaterThanOrEqual(400);
    expect(answer.status).toBeLessThan(500);
    expect(answer.headers['content-type']).toContain('application/problem+json');
  });

  it('leaves entries in the audit trail for coming and going', async () => {
    const cookie = await api.signIn(person);
    await api
      .request()
      .post('/api/v1/auth/sign-out')
      .set('Origin', ownOrigin)
      .set('Cookie', cookie)
      .send({})
      .expect(200);
    await me(cookie).expect(401);
    const entries = await api.database.rows(
      'select action, actor_id, address, request_id is not null as traced from audit_entries order by id',
    );
    expect(entries).toEqual(
      ['session.started', 'session.ended'].map((action) => ({
        action,
        actor_id: person.id,
        address: expect.stringMatching(/127\.0\.0\.1$/),
        traced: true,
      })),
    );
  });
});

describe('a session', () => {
  it('ends when it was idle for half an hour, and moves on when it is used', async () => {
    const cookie = await api.signIn(person);
    await api.database.rows(`update sessions set expires_at = now() + interval '10 minutes'`);
    const moved = await me(cookie).expect(200);
    expect(moved.get('Set-Cookie')).toHaveLength(1);
    const [row] = await api.database.rows<{ minutes: string }>(
      `select round(extract(epoch from expires_at - now()) / 60) as minutes from sessions`,
    );
    expect(Number(row!.minutes)).toBe(30);
    await api.database.rows(`update sessions set expires_at = now() - interval '1 second'`);
    await me(cookie).expect(401);
  });

  it('is not kept alive by what an open page does by itself', async () => {
    const cookie = await api.signIn(person);
    await api.database.rows(`update sessions set expires_at = now() + interval '10 minutes'`);
    const polled = await me(cookie).set('X-Rollcall-Background', '1').expect(200);
    expect(polled.get('Set-Cookie')).toBeUndefined();
    const [row] = await api.database.rows<{ isSame: boolean }>(
      `select expires_at < now() + interval '11 minutes' as "isSame" from sessions`,
    );
    expect(row).toEqual({ isSame: true });
  });

  it('ends twelve hours after sign-in, however busy', async () => {
    const cookie = await api.signIn(person);
    await api.database.rows(`update sessions set created_at = now() - interval '12 hours 1 second'`);
    await me(cookie).expect(401);
    expect(await api.database.rows('select id from sessions')).toEqual([]);
  });

  it('is idle after half an hour also for who asks not to be remembered', async () => {
    await tryToSignIn({ email: person.email, password: testPassword, rememberMe: false }).expect(200);
    const [row] = await api.database.rows<{ isShort: boolean }>(
      `select expires_at < now() + interval '31 minutes' as "isShort" from sessions`,
    );
    expect(row).toEqual({ isShort: true });
  });

  it('is over with the next request when its membership ends', async () => {
    const cookie = await api.signIn(person);
    await api.database.rows('update memberships set is_active = false');
    await me(cookie).expect(401);
  });

  it('has other rights with the next request when its roles change', async () => {
    const cookie = await api.signIn(person);
    const users = () => api.request().get('/api/v1/users').set('Cookie', cookie);
    await users().expect(200);
    await api.database.rows(`update memberships set roles = '{viewer}'`);
    expect((await users()).body).toMatchObject({ status: 403, code: 'permission-missing' });
  });

  it('moves between the tenants of its person, and to no other', async () => {
    const [second, foreign] = [await api.database.newTenant('Second'), await api.database.newTenant('Foreign')];
    await api.person(second, ['viewer'], person.email);
    const cookie = await api.signIn(person);
    const move = (tenantId: string) =>
      api.request().put('/api/v1/me/tenant').set('Origin', ownOrigin).set('Cookie', cookie).send({ tenantId });
    expect((await move(second)).body).toMatchObject({ tenant: { id: second }, roles: ['viewer'] });
    expect((await me(cookie)).body).toMatchObject({ tenant: { id: second } });
    expect((await move(foreign)).body).toMatchObject({ status: 404, code: 'not-found' });
    const entries = await api.database.rows<{ tenant_id: string }>(
      `select tenant_id from audit_entries where action = 'tenant.entered'`,
    );
    expect(entries).toEqual([{ tenant_id: second }]);
  });

  it('ends everywhere when the password is changed', async () => {
    const [one, two] = [await api.signIn(person), await api.signIn(person)];
    const answer = await api
      .request()
      .post('/api/v1/auth/change-password')
      .set('Origin', ownOrigin)
      .set('Cookie', one)
      .send({ currentPassword: testPassword, newPassword: 'another horse battery' })
      .expect(200);
    expect(answer.body).not.toHaveProperty('token');
    await me(two).expect(401);
    await me(one).expect(401);
    await tryToSignIn({ email: person.email, password: 'another horse battery' }).expect(200);
    const told = await api.database.rows<{ action: string }>('select action from audit_entries order by id');
    expect(told.map(({ action }) => action)).toEqual([
      'session.started',
      'session.started',
      'session.ended',
      'session.ended',
      'user.password-changed',
      'session.started',
      'session.started',
    ]);
  });
});

describe('requests from other sites', () => {
  const switching = (cookie: string, headers: Record<string, string>) =>
    api.request().put('/api/v1/me/tenant').set('Cookie', cookie).set(headers).send({ tenantId: tenant });

  it.each([
    [{ 'Sec-Fetch-Site': 'same-origin' }, 200],
    [{ 'Sec-Fetch-Site': 'none' }, 200],
    [{ Origin: ownOrigin }, 200],
    [{ 'Sec-Fetch-Site': 'cross-site' }, 403],
    [{ 'Sec-Fetch-Site': 'same-site' }, 403],
    [{ 'Sec-Fetch-Site': 'cross-site', Origin: ownOrigin }, 403],
    [{ Origin: 'https://evil.test' }, 403],
    [{ Origin: 'null' }, 403],
    [{}, 403],
  ])('with %j get %i', async (headers, status) => {
    const answer = await switching(await api.signIn(person), headers);
    expect(answer.status).toBe(status);
    if (status === 403) expect(answer.body).toMatchObject({ code: 'origin-refused' });
  });

  it('cannot sign anybody in or out', async () => {
    const evil = { Origin: 'https://evil.test' };
    const body = { email: person.email, password: testPassword };
    const signIn = await api.request().post('/api/v1/auth/sign-in/email').set(evil).send(body);
    expect(signIn).toMatchObject({ status: 403, body: { code: 'origin-refused' } });
    const cookie = await api.signIn(person);
    await api.request().post('/api/v1/auth/sign-out').set(evil).set('Cookie', cookie).send({}).expect(403);
    await me(cookie).expect(200);
  });

  it('do not matter to a key, which no browser sends by itself', async () => {
    const key = await api.bearer(tenant);
    const answer = await api
      .request()
      .post('/api/v1/api-keys')
      .set('Authorization', key)
      .send({ name: 'K', scopes: ['job.read'] });
    expect(answer.status).toBe(201);
  });
});
