import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { mailListSchema, mailTextSchema } from '@rollcall/domain/mail';
import type { TenantId } from '@rollcall/domain/tenant';
import { ownOrigin, startApi } from '../api.testing.js';
import type { TestApi, TestPerson } from '../api.testing.js';

let api: TestApi;
let tenant: TenantId;
let ana: TestPerson;
let bo: TestPerson;
let admin: string;
let viewer: string;

beforeAll(async () => {
  api = await startApi({ mail: { way: 'smtp', host: 'mail.example.test', port: 587, from: 'rollcall@example.test' } });
  tenant = await api.database.newTenant();
  [ana, bo] = [await api.person(tenant, ['admin']), await api.person(tenant, ['viewer'])];
  [admin, viewer] = [await api.signIn(ana), await api.signIn(bo)];
});
afterAll(() => api.close());

const send = (cookie: string, method: 'get' | 'put', path: string, body?: object) =>
  api.request()[method](`/api/v1${path}`).set({ Cookie: cookie, Origin: ownOrigin }).send(body);

/** A mail that was sent to somebody, so many minutes ago. */
async function mailTo(person: TestPerson, subject: string, minutes: number): Promise<string> {
  const job = randomUUID();
  await api.database.rows(
    `insert into jobs (tenant_id, id, kind, subject, params, checkpoint, started_by_id, started_by_name)
     values ($1, $2, 'import', 'a.csv', '{}', '{}', $3, 'Ana')`,
    [tenant, job, person.id],
  );
  const [row] = await api.database.rows<{ id: string }>(
    `insert into job_mails (tenant_id, job_id, recipient_id, job_version, facts, state, attempts, subject, body, way, created_at, sent_at)
     values ($1, $2, $3, 4, '{}', 'sent', 1, $4, 'Read: 3', 'smtp', now() - make_interval(mins => $5), now()) returning id`,
    [tenant, job, person.id, subject, minutes],
  );
  return row!.id;
}
const listed = async (cookie: string, query = '') =>
  mailListSchema.parse((await send(cookie, 'get', `/mails${query}`).expect(200)).body);

describe('the wish for mails about jobs', () => {
  it('is for long jobs until somebody chooses, and each one’s own', async () => {
    expect((await send(viewer, 'get', '/me/job-mails').expect(200)).body).toEqual({ wish: 'long', address: bo.email });
    await send(viewer, 'put', '/me/job-mails', { wish: 'always' }).expect(200);
    const { body } = await send(viewer, 'put', '/me/job-mails', { wish: 'never' }).expect(200);
    expect(body).toEqual({ wish: 'never', address: bo.email });
    expect((await send(admin, 'get', '/me/job-mails')).body).toMatchObject({ wish: 'long' });
  });

  it('is one of three words', async () => {
    for (const wrong of [{}, { wish: 'sometimes' }, { wish: 'never', address: 'eve@x.test' }])
      expect((await send(viewer, 'put', '/me/job-mails', wrong)).body).toMatchObject({ code: 'invalid-input' });
  });

  it('is not a key’s, which has no address', async () => {
    const key = await api.bearer(tenant);
    const answer = await api.request().get('/api/v1/me/job-mails').set('Authorization', key);
    expect(answer.body).toMatchObject({ status: 403, code: 'permission-missing' });
  });
});

describe('the list of mails', () => {
  it('has one’s own, or for who manages the settings those of everybody; newest first, page by page', async () => {
    const [one, two, three] = [await mailTo(ana, 'One', 3), await mailTo(bo, 'Two', 2), await mailTo(ana, 'Three', 1)];
    expect((await listed(viewer)).items.map(({ id }) => id)).toEqual([two]);
    const first = await listed(admin, '?limit=2');
    expect(first.items.map(({ id }) => id)).toEqual([three, two]);
    expect(first.items[0]).toMatchObject({
      recipient: { id: ana.id, name: 'Ana', email: ana.email },
      state: 'sent',
      way: 'smtp',
      subject: 'Three',
      nextTryAt: null,
    });
    const rest = await listed(admin, `?limit=2&after=${first.next}`);
    expect(rest).toMatchObject({ items: [{ id: one }], next: null });
    const { text } = mailTextSchema.parse((await send(viewer, 'get', `/mails/${two}`).expect(200)).body);
    expect(text).toBe('Read: 3');
    expect((await send(viewer, 'get', `/mails/${one}`)).body).toMatchObject({ status: 404, code: 'not-found' });
  });

  it('is of one tenant', async () => {
    const other = await api.database.newTenant('Other');
    expect((await listed(await api.signIn(await api.person(other, ['admin'])))).items).toEqual([]);
  });
});

describe('how mails leave', () => {
  it('is told to who manages the settings', async () => {
    const { body } = await send(admin, 'get', '/settings/mail').expect(200);
    expect(body).toEqual({ way: 'smtp', host: 'mail.example.test', port: 587, from: 'rollcall@example.test' });
    await send(viewer, 'get', '/settings/mail').expect(403);
  });
});
