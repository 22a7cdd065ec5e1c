import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { permissions } from '@rollcall/domain/permission';
import type { TenantId } from '@rollcall/domain/tenant';
import fc from 'fast-check';
import { randomUUID } from 'node:crypto';
import { ownOrigin, startApi } from './api.testing.js';
import type { TestApi } from './api.testing.js';
import { reachQueries } from './routes.reach.testing.js';
import { bodies, fill, foreignThings, listRoutes } from './routes.testing.js';
import type { TestRoute } from './routes.testing.js';

let api: TestApi;
let routes: TestRoute[];
let here: TenantId;
let there: TenantId;

beforeAll(async () => {
  api = await startApi();
  routes = listRoutes(api.app);
  here = await api.database.newTenant('Here');
  there = await api.database.newTenant('There');
});
afterAll(() => api.close());

type Headers = Record<string, string>;
const ownPage = { 'Sec-Fetch-Site': 'same-origin' };

const send = (route: TestRoute, path: string, headers: Headers, body?: unknown) => {
  const call = api
    .request()
    [route.method.toLowerCase() as 'get'](path)
    .set({ 'Idempotency-Key': randomUUID(), ...(isTus(route) && tusHeaders), ...headers })
    .timeout(10_000); // a route that hangs is a fault too
  return body === undefined ? call : call.send(body as object);
};
const nameOf = ({ method, path }: TestRoute) => `${method} ${path}`;
const closed = () => routes.filter(({ access }) => access !== 'public');
const restricted = () => closed().filter(({ access }) => access !== 'signed-in');

/** Routes by what they answered, so that one failure names every route that is wrong. */
async function answersOf(
  wanted: readonly TestRoute[],
  ask: (route: TestRoute) => PromiseLike<{ status: number; body: unknown }>,
) {
  const answers: Record<string, unknown> = {};
  for (const route of wanted) {
    const { status, body } = await ask(route);
    answers[nameOf(route)] = [status, (body as { code?: unknown }).code];
  }
  return answers;
}
const all = (wanted: readonly TestRoute[], answer: readonly unknown[]) =>
  Object.fromEntries(wanted.map((route) => [nameOf(route), answer]));
/** HEAD has no body to tell a code in. */
const telling = (wanted: readonly TestRoute[]) => wanted.filter(({ method }) => method !== 'HEAD');

describe('every route', () => {
  it('says who may use it', () => {
    expect(routes.length).toBeGreaterThan(10);
    expect(routes.filter(({ access }) => access === undefined)).toEqual([]);
  });

  it('is open to nobody, unless it is listed here', () => {
    expect(
      routes
        .filter(({ access }) => access === 'public')
        .map(nameOf)
        .sort(),
    ).toEqual(publicRoutes);
  });

  it.each([
    ['nothing', {}],
    ['a key that does not exist', { Authorization: `Bearer rk_${'a'.repeat(32)}` }],
    ['a malformed key', { Authorization: 'Bearer x' }],
    ['a session that does not exist', { Cookie: 'better-auth.session_token=abc.def', ...ownPage }],
  ])('answers 401 to %s', async (_, headers) => {
    const wanted = telling(closed());
    const answers = await answersOf(wanted, (route) => send(route, fill(route.path, randomUUID()), headers));
    expect(answers).toEqual(all(wanted, [401, 'sign-in-needed']));
  });

  it('answers 403 to a key that has every permission but the one it takes', async () => {
    const wanted = telling(restricted());
    const answers = await answersOf(wanted, async (route) => {
      const scopes = permissions.filter((permission) => permission !== route.access);
      const key = await api.bearer(here, scopes);
      return send(route, fill(route.path, randomUUID()), { Authorization: key });
    });
    expect(answers).toEqual(all(wanted, [403, 'permission-missing']));
  });

  it('answers 403 to a viewer, unless viewers may', async () => {
    const cookie = await api.signIn(await api.person(here, ['viewer']));
    const wanted = telling(restricted()).filter(({ access }) => !['contact.read', 'job.read'].includes(String(access)));
    const answers = await answersOf(wanted, (route) =>
      send(route, fill(route.path, randomUUID()), { Cookie: cookie, ...ownPage }),
    );
    expect(answers).toEqual(all(wanted, [403, 'permission-missing']));
  });

  it('answers 403 to a write that another site sent with a good session', async () => {
    const cookie = await api.signIn(await api.person(here, ['admin']));
    const wanted = telling(closed()).filter(({ method }) => !['GET', 'OPTIONS'].includes(method));
    const answers = await answersOf(wanted, (route) =>
      send(route, fill(route.path, randomUUID()), {
        Cookie: cookie,
        'Sec-Fetch-Site': 'cross-site',
        Origin: 'https://evil.test',
      }),
    );
    expect(answers).toEqual(all(wanted, [403, 'origin-refused']));
  });

  it('answers junk with a 4xx problem, never a 5xx', async () => {
    const key = await api.bearer(here);
    const segment = fc.oneof(
      fc.constantFrom(
        '0',
        '-1',
        '999999999999999999999999',
        'null',
        '%00',
        '%2e%2e%2f',
        "'%20or%201=1--",
        '%E2%98%83',
        'a'.repeat(300),
      ),
      fc.uuid(),
      fc.nat().map(String),
    );
    const query = fc.constantFrom(
      '',
      '?limit=-1',
      '?limit=x',
      '?after=%00',
      '?after=~',
      '?q=%25%27%5C',
      '?a[b]=1&a=2',
      '?__proto__=1',
      '?tab=zzz',
    );
    for (const route of routes.filter(({ path }) => !path.includes('/events')))
      await fc.assert(
        fc.asyncProperty(segment, query, fc.json(), async (id, search, json) => {
          const call = send(route, fill(route.path, id) + search, {
            Authorization: key,
            'Content-Type': 'application/json',
          });
          const { status, headers, text } = await (['GET', 'HEAD'].includes(route.method) ? call : call.send(json));
          const where = `${nameOf(route)} ${id}${search} ${json} → ${status} ${text}`;
          if (status >= 500) throw new Error(where);
          if (status >= 400 && route.method !== 'HEAD' && !isTus(route))
            expect([where, headers['content-type']]).toEqual([where, problemType]);
        }),
        { numRuns: 12 },
      );
  }, 180_000);

  it.each([
    ['malformed JSON', '{"a":', 400],
    ['a JSON that is no object', '7', 400],
    ['JSON that nests deeper than any stack', `{"name":${'['.repeat(400_000)}${']'.repeat(400_000)}}`, 422],
    ['JSON over a mebibyte', JSON.stringify({ a: 'x'.repeat(1_100_000) }), 413],
  ])('refuses %s as a problem', async (_, body, status) => {
    const answer = await api
      .request()
      .post('/api/v1/api-keys')
      .set({ Authorization: await api.bearer(here), 'Content-Type': 'application/json' })
      .send(body);
    expect([answer.status, answer.headers['content-type']]).toEqual([status, problemType]);
  });

  it('says where a body is wrong', async () => {
    const answer = await api
      .request()
      .post('/api/v1/api-keys')
      .set('Authorization', await api.bearer(here))
      .send({ name: '', scopes: ['contact.read', 'fly'], extra: 1 });
    expect(answer.status).toBe(422);
    expect((answer.body as { errors: { path: string }[] }).errors.map(({ path }) => path).sort()).toEqual([
      '',
      'name',
      'scopes.1',
    ]);
  });
});

describe('what belongs to another tenant', () => {
  it('is answered about like what does not exist, by every route with an id', async () => {
    const foreign = await foreignThings(api, there);
    const key = await api.bearer(here);
    const wanted = telling(closed()).filter(({ path }) => path.includes(':'));
    for (const route of wanted) {
      const [, , , thing] = route.path.split('/');
      const id = foreign[thing!];
      if (id === undefined) throw new Error(`Add a foreign ${thing} to this test: ${nameOf(route)}`);
      const nobody = /^\d+$/.test(id) ? '987654321' : randomUUID();
      const body = bodies[nameOf(route)];
      const path = (value: string) => fill(route.path, value) + (reachQueries[nameOf(route)] ?? '');
      const asked = async (value: string) => {
        const { status, headers, text } = await send(route, path(value), { Authorization: key }, body);
        const { 'content-type': type, etag } = headers;
        return {
          route: nameOf(route),
          status,
          type,
          etag,
          text: text.replace(/"requestId":"[^"]+"/, '').replaceAll(value, 'ID'),
        };
      };
      const answer = await asked(id);
      expect(answer).toEqual(await asked(nobody));
      expect({ route: nameOf(route), status: answer.status }).toEqual({ route: nameOf(route), status: 404 });
    }
  });

  it('is not changed by trying', async () => {
    const [row] = await api.database.rows<{ count: number }>(
      `select count(*)::int as count from api_keys where tenant_id = $1 and revoked_at is not null`,
      [there],
    );
    expect(row).toEqual({ count: 0 });
  });
});

describe('a key', () => {
  it('is refused with the next request once it is revoked', async () => {
    const admin = await api.bearer(here);
    const made = await api
      .request()
      .post('/api/v1/api-keys')
      .set('Authorization', admin)
      .send({ name: 'K', scopes: ['job.read'] });
    const use = () => api.request().get('/api/v1/me').set('Authorization', `Bearer ${made.body.key}`);
    expect((await use()).body).toMatchObject({ user: { id: made.body.id, email: null }, permissions: ['job.read'] });
    await api.request().delete(`/api/v1/api-keys/${made.body.id}`).set('Authorization', admin).expect(200);
    await use().expect(401);
  });

  it('cannot be given, and cannot give, more than its maker may', async () => {
    const narrow = await api.bearer(here, ['api-key.manage', 'user.manage']);
    const key = await api
      .request()
      .post('/api/v1/api-keys')
      .set('Authorization', narrow)
      .send({ name: 'K', scopes: ['contact.read'] });
    expect(key.body).toMatchObject({ status: 403, code: 'api-key.scope-too-wide' });
    const user = { name: 'Eve', email: 'eve@x.test', password: 'correct horse battery', roles: ['admin'] };
    const made = await api.request().post('/api/v1/users').set('Authorization', narrow).send(user);
    expect(made.body).toMatchObject({ status: 403, code: 'permission-missing' });
  });

  it('is judged alone, never helped by a cookie that comes along', async () => {
    const cookie = await api.signIn(await api.person(here, ['admin']));
    await api
      .request()
      .get('/api/v1/me')
      .set({ Authorization: 'Bearer rk_wrong', Cookie: cookie, Origin: ownOrigin })
      .expect(401);
  });
});

const problemType = 'application/problem+json; charset=utf-8';
const publicRoutes = [
  'GET /api/docs',
  'GET /api/health/live',
  'GET /api/health/ready',
  'GET /api/openapi.json',
  'GET /metrics',
];
const tusHeaders = {
  'Tus-Resumable': '1.0.0',
  'Upload-Offset': '0',
  'Content-Type': 'application/offset+octet-stream',
};
const isTus = ({ path }: TestRoute) => path.startsWith('/api/v1/uploads');
