import { afterAll, beforeAll, expect, it, jest } from '@jest/globals';
import type { TenantId } from '@rollcall/domain/tenant';
import { ownOrigin, startApi, testPassword } from './api.testing.js';
import type { TestApi } from './api.testing.js';
import { faultFields } from './log.js';

const canary = 'CaNaRy8271';
const consoleLines: string[] = [];
let api: TestApi;
let tenant: TenantId;

beforeAll(async () => {
  for (const level of ['log', 'info', 'warn', 'error', 'debug'] as const)
    jest.spyOn(console, level).mockImplementation((...parts: unknown[]) => {
      consoleLines.push(
        parts.map((part) => (part instanceof Error ? `${part.stack} ${JSON.stringify(part)}` : String(part))).join(' '),
      );
    });
  api = await startApi();
  tenant = await api.database.newTenant();
});
afterAll(async () => {
  jest.restoreAllMocks();
  await api.close();
});

it('never holds what people sent: not in bodies, addresses, headers or secrets, not when the database complains', async () => {
  const admin = await api.person(tenant, ['admin'], `admin-${canary.toLowerCase()}@x.test`);
  const cookie = await api.signIn(admin);
  const key = await api.bearer(tenant);
  const signIn = (body: object | string) =>
    api
      .request()
      .post('/api/v1/auth/sign-in/email')
      .set({ Origin: ownOrigin, 'Content-Type': 'application/json' })
      .send(body);
  await signIn({ email: `${canary}@x.test`, password: `${canary}-password` });
  await signIn({ email: admin.email, password: `${canary}-password` });
  await signIn(`{"email": "${canary}", broken`);
  const as = (headers: Record<string, string>) => ({
    ...headers,
    'User-Agent': canary,
    'X-Request-Id': canary,
    Referer: canary,
  });
  await api
    .request()
    .get(`/api/v1/users/${canary}?q=${canary}`)
    .set(as({ Authorization: key }));
  await api
    .request()
    .get(`/api/v1/audit?action=${canary}`)
    .set(as({ Authorization: key }))
    .expect(200);
  await api
    .request()
    .patch(`/api/v1/users/${canary}`)
    .set(as({ Authorization: key }))
    .send({ name: canary })
    .expect(422);
  await api
    .request()
    .post('/api/v1/users')
    .set(as({ Authorization: key }))
    .send({ name: canary, email: canary })
    .expect(422);
  await api
    .request()
    .put('/api/v1/me/tenant')
    .set(as({ Cookie: cookie, Origin: ownOrigin }))
    .send({ tenantId: canary });

  // a fault whose detail quotes the row, through our own queries and through better-auth's
  await api.database.rows(`alter table users add constraint users_no_canary check (name not like '${canary}%')`);
  const user = { name: canary, email: `new-${canary}@x.test`, password: testPassword, roles: ['viewer'] };
  const fault = await api
    .request()
    .post('/api/v1/users')
    .set(as({ Authorization: key }))
    .send(user);
  await api.database.rows(`alter table sessions add constraint sessions_no_agent check (user_agent is null) not valid`);
  const authFault = await signIn({ email: admin.email, password: testPassword }).set('User-Agent', canary);

  for (const answer of [fault, authFault]) {
    expect([answer.status, Object.keys(answer.body).sort()]).toEqual([
      500,
      ['code', 'requestId', 'status', 'title', 'type'],
    ]);
  }
  const faults = api.logged.filter((line) => line.includes('"msg":"fault"'));
  expect(faults.map((line) => (JSON.parse(line) as { err: { constraint: string } }).err.constraint)).toEqual([
    'users_no_canary',
    'sessions_no_agent',
  ]);
  const secrets = [canary, canary.toLowerCase(), testPassword, key.slice('Bearer '.length), cookie.split('=')[1]!];
  const told = [...api.logged, ...consoleLines].filter((line) => secrets.some((secret) => line.includes(secret)));
  expect(told).toEqual([]);
  expect(api.logged.length).toBeGreaterThan(20);
});

it('names each request by its route, its caller and ids, and nothing else', async () => {
  const key = await api.bearer(tenant);
  const answer = await api.request().get('/api/v1/me?secret=1').set('Authorization', key).expect(200);
  const line = api.logged
    .map((text) => JSON.parse(text) as Record<string, unknown>)
    .find((entry) => entry['requestId'] === answer.headers['x-request-id'] && entry['msg'] === 'request completed');
  expect(line).toEqual({
    level: 30,
    time: expect.any(Number),
    app: 'api',
    pid: process.pid,
    requestId: answer.headers['x-request-id'],
    method: 'GET',
    route: '/api/v1/me',
    status: 200,
    callerId: expect.any(String),
    tenantId: tenant,
    ms: expect.any(Number),
    msg: 'request completed',
  });
});

it.each([
  [
    'a pg fault',
    Object.assign(new Error(canary), { severity: 'ERROR', code: '23505', detail: canary, constraint: 'c' }),
    { code: '23505', constraint: 'c' },
  ],
  ['a JSON fault', new SyntaxError(canary), {}],
  ['a thrown text', canary, { type: 'string' }],
  [
    'a cause',
    new Error('outer', { cause: Object.assign(new Error(canary), { severity: 'ERROR' }) }),
    { message: 'outer' },
  ],
])('keeps of %s what cannot hold a value', (_, fault, kept) => {
  const fields = faultFields(fault);
  expect(fields).toMatchObject(kept);
  expect(JSON.stringify(fields)).not.toContain(canary);
});
