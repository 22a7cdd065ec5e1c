import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { TenantId } from '@rollcall/domain/tenant';
import { randomUUID } from 'node:crypto';
import { startApi } from '../api.testing.js';
import type { TestApi } from '../api.testing.js';

let api: TestApi;
let tenant: TenantId;
let admin: string;
beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.close());

/** Five contacts; three of them in Austin. */
async function arrange(): Promise<void> {
  tenant = await api.database.newTenant();
  admin = await api.bearer(tenant);
  await api.database.rows(
    `insert into contacts (tenant_id, id, last_name, city) select $1, n, 'Ruiz', case when n <= 3 then 'Austin' else 'Boston' end
     from generate_series(1, 5) n`,
    [tenant],
  );
}
const austin = { field: 'city', op: 'is', value: 'Austin' };
const status = { category: 'status', changes: { active: false } };
const send = (body: object, { key = randomUUID(), as = admin }: { key?: string; as?: string } = {}) =>
  api.request().post('/api/v1/bulk-changes').set({ Authorization: as, 'Idempotency-Key': key }).send(body);
const targetOf = async (jobId: string) =>
  (
    await api.database.rows<{ id: number }>(
      `select u.id::int as id from bulk_change_targets t, unnest(t.ids) u (id) where t.job_id = $1 and not t.is_excluded order by 1`,
      [jobId],
    )
  ).map(({ id }) => id);
const errorsOf = (body: unknown) =>
  (body as { errors: { path: string; code: string }[] }).errors.map(({ path, code }) => `${path} ${code}`);

describe('POST /api/v1/bulk-changes (LV-13, RC-5)', () => {
  it('freezes what is counted, without what is left out', async () => {
    await arrange();
    const { body } = await send({ target: { filter: austin, exclude: [2] }, expectedCount: 2, ...status }).expect(202);
    expect(body).toMatchObject({ kind: 'bulk-change', status: 'queued', subject: 'City is “Austin”, except 1' });
    expect(await targetOf((body as { id: string }).id)).toEqual([1, 3]);
    const all = await send({ target: { all: true }, expectedCount: 5, ...status }).expect(202);
    expect(await targetOf((all.body as { id: string }).id)).toEqual([1, 2, 3, 4, 5]);
    const some = await send({ target: { ids: [5, 4, 5] }, expectedCount: 2, ...status }).expect(202);
    expect(await targetOf((some.body as { id: string }).id)).toEqual([4, 5]);
  });

  it('gives the same job for the same key, and freezes nothing anew', async () => {
    await arrange();
    const key = randomUUID();
    const request = { target: { all: true }, expectedCount: 5, ...status };
    const first = await send(request, { key }).expect(202);
    await api.database.rows(`insert into contacts (tenant_id, id, last_name) values ($1, 6, 'New')`, [tenant]);
    const again = await send(request, { key }).expect(202);
    expect((again.body as { id: string }).id).toBe((first.body as { id: string }).id);
    await send({ ...request, expectedCount: 6 }, { key }).expect(422);
  });

  it('says both numbers when they are not so many any more, and starts nothing', async () => {
    await arrange();
    const { body } = await send({ target: { filter: austin }, expectedCount: 4, ...status }).expect(409);
    expect(body).toMatchObject({ code: 'count-changed', details: { expected: 4, actual: 3 } });
    expect(await api.database.rows('select id from jobs where tenant_id = $1', [tenant])).toEqual([]);
  });

  it.each([
    [{ target: { all: true }, ...status }, ['expectedCount count.required']],
    [
      { target: { filter: { field: 'city', op: 'is', value: 'Paris' } }, expectedCount: 0, ...status },
      ['target target.empty'],
    ],
    [
      { target: { all: true }, expectedCount: 5, category: 'group', changes: { groupId: 99 } },
      ['changes.groupId group.unknown'],
    ],
    [
      { target: { all: true }, expectedCount: 5, category: 'fields', changes: { country: 'Atlantis' } },
      ['changes.country country.unknown'],
    ],
    [
      { target: { all: true }, expectedCount: 5, category: 'delete', changes: {} },
      ['typedCount typed-count.required', 'reason reason.required'],
    ],
    [
      { target: { all: true }, expectedCount: 5, category: 'delete', changes: {}, typedCount: 4, reason: 'x' },
      ['typedCount typed-count.wrong'],
    ],
  ])('refuses %j', async (request, errors) => {
    await arrange();
    const { body } = await send(request).expect(422);
    expect(errorsOf(body)).toEqual(errors);
  });

  it('takes the permission of its category', async () => {
    await arrange();
    const as = await api.bearer(tenant, ['contact.read', 'bulk.group']);
    const { body } = await send({ target: { all: true }, expectedCount: 5, ...status }, { as }).expect(403);
    expect(body).toMatchObject({ code: 'permission-missing', details: { permission: 'bulk.status' } });
  });

  it('waits for a second person where the tenant wants one', async () => {
    await arrange();
    await api
      .request()
      .put('/api/v1/settings/bulk-changes')
      .set({ Authorization: admin, 'If-Match': '"0"' })
      .send({ typedAbove: 100, approvalAbove: 4, approvalForDelete: true })
      .expect(200);
    const { body } = await send({ target: { all: true }, expectedCount: 5, ...status }).expect(202);
    const { id } = body as { id: string };
    expect(body).toMatchObject({ status: 'paused', details: { approval: { by: null } } });
    const post = (path: string, who: Record<string, string>) =>
      api
        .request()
        .post(path)
        .set({ 'Idempotency-Key': randomUUID(), ...who })
        .send({});
    const early = await post(`/api/v1/jobs/${id}/resume`, { Authorization: admin }).expect(409);
    expect(early.body).toMatchObject({ code: 'approval.missing' });
    const own = await post(`/api/v1/bulk-changes/${id}/approve`, { Authorization: admin }).expect(403);
    expect(own.body).toMatchObject({ code: 'approval.own' });
    const other = { Authorization: await api.bearer(tenant) };
    const agreed = await post(`/api/v1/bulk-changes/${id}/approve`, other).expect(200);
    expect(agreed.body).toMatchObject({ status: 'queued' });
    await post(`/api/v1/bulk-changes/${id}/approve`, other).expect(409);
    // A few contacts need nobody.
    await send({ target: { filter: austin }, expectedCount: 3, ...status })
      .expect(202)
      .expect(({ body: few }) => expect(few).toMatchObject({ status: 'queued' }));
  });
});
