import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { groupListSchema, groupViewSchema } from '@rollcall/domain/group';
import type { GroupView } from '@rollcall/domain/group';
import type { TenantId } from '@rollcall/domain/tenant';
import { startApi } from '../api.testing.js';
import type { TestApi } from '../api.testing.js';

let api: TestApi;
let tenant: TenantId;
let key: string;

beforeAll(async () => {
  api = await startApi();
});
beforeEach(async () => {
  tenant = await api.database.newTenant();
  key = await api.bearer(tenant);
});
afterAll(() => api.close());

const ask = (method: 'get' | 'post' | 'patch' | 'delete', path = '', version?: number) =>
  api
    .request()
    [method](`/api/v1/groups${path}`)
    .set({ Authorization: key, ...(version !== undefined && { 'If-Match': `"${version}"` }) });
const made = async (name: string): Promise<GroupView> =>
  groupViewSchema.parse((await ask('post').send({ name }).expect(201)).body);
const fill = (group: number, from: number, to: number) =>
  api.database.rows(
    `insert into contacts (tenant_id, id, last_name, group_id) select $1, n, 'L' || n, $2 from generate_series($3::int, $4::int) n`,
    [tenant, group, from, to],
  );
const groupsOf = () =>
  api.database.rows<{ id: number; group_id: string | null; version: number }>(
    'select id::int, group_id, version from contacts where tenant_id = $1 order by id',
    [tenant],
  );

describe('groups', () => {
  it('are made, found, listed by name with their contacts, renamed', async () => {
    const north = await made(' North ');
    await made('East');
    await fill(north.id, 1, 3);
    await api.database.rows('update contacts set deleted_at = now() where tenant_id = $1 and id = 3', [tenant]);
    const list = groupListSchema.parse((await ask('get').expect(200)).body);
    expect(list.items.map(({ name, contacts }) => [name, contacts.value, contacts.relation])).toEqual([
      ['East', 0, 'eq'],
      ['North', 2, 'eq'],
    ]);
    const first = groupListSchema.parse((await ask('get', '?limit=1').expect(200)).body);
    expect([first.items[0]?.name, first.total.value]).toEqual(['East', 2]);
    const second = groupListSchema.parse((await ask('get', `?limit=1&after=${first.next}`).expect(200)).body);
    expect([second.items[0]?.name, second.next]).toEqual(['North', null]);
    expect((await ask('get', '?q=ORT')).body).toMatchObject({ items: [{ name: 'North' }], total: { value: 1 } });
    const renamed = await ask('patch', `/${north.id}`, 1).send({ name: 'Far north' });
    expect(renamed.body).toMatchObject({ name: 'Far north', version: 2, createdBy: 'Key', changedBy: 'Key' });
    expect((await ask('get', `/${north.id}`)).headers['etag']).toBe('"2"');
  });

  it('have names of their own, in whatever case', async () => {
    const { id } = await made('North');
    await made('South');
    expect((await ask('post').send({ name: 'NORTH' })).body).toMatchObject({ status: 409, code: 'group.exists' });
    expect((await ask('patch', `/${id}`, 1).send({ name: 'south' })).body).toMatchObject({ code: 'group.exists' });
    expect((await ask('patch', `/${id}`, 1).send({ name: 'NORTH' })).body).toMatchObject({ name: 'NORTH' });
    for (const name of ['', ' ', 'a\nb', 'x'.repeat(101)])
      expect((await ask('post').send({ name })).body).toMatchObject({
        status: 422,
        errors: expect.arrayContaining([expect.objectContaining({ path: 'name' })]),
      });
  });

  it('are changed by whoever has seen them as they are, and may', async () => {
    const { id } = await made('North');
    expect((await ask('patch', `/${id}`).send({ name: 'X' })).body).toMatchObject({ status: 428 });
    expect((await ask('delete', `/${id}`, 9)).body).toMatchObject({
      status: 412,
      details: { group: { name: 'North' } },
    });
    key = await api.bearer(tenant, ['contact.read', 'contact.write']);
    await ask('get').expect(200);
    expect((await ask('delete', `/${id}`, 1)).body).toMatchObject({ details: { permission: 'group.manage' } });
  });
});

describe('a group that is deleted', () => {
  it('is refused while it has contacts, until somebody says where they go; none is lost', async () => {
    const [north, south] = [await made('North'), await made('South')];
    await fill(north.id, 1, 3);
    await api.database.rows('update contacts set deleted_at = now() where tenant_id = $1 and id = 3', [tenant]);
    const refused = await ask('delete', `/${north.id}`, 1);
    expect(refused.body).toMatchObject({ status: 409, code: 'group.not-empty', details: { contacts: { value: 2 } } });
    for (const moveTo of [north.id, 987_654, 'x'])
      expect((await ask('delete', `/${north.id}?moveTo=${moveTo}`, 1)).body).toMatchObject({ status: 422 });
    const gone = await ask('delete', `/${north.id}?moveTo=${south.id}`, 1);
    expect(gone.body).toEqual({ id: north.id, movedContacts: 2 });
    expect(await groupsOf()).toEqual([1, 2, 3].map((id) => ({ id, group_id: String(south.id), version: 2 })));
    const changes = await api.database.rows(
      `select contact_id::int, action, actor_name, through, before from contact_changes where tenant_id = $1 order by contact_id`,
      [tenant],
    );
    expect(changes).toEqual(
      [1, 2, 3].map((id) => ({
        contact_id: id,
        action: 'updated',
        actor_name: 'Key',
        through: 'api',
        before: { group: north.id },
      })),
    );
    await ask('get', `/${north.id}`).expect(404);
    expect((await ask('delete', `/${south.id}?moveTo=none`, 1)).body).toEqual({ id: south.id, movedContacts: 2 });
    expect((await groupsOf()).map(({ group_id }) => group_id)).toEqual([null, null, null]);
  });

  it('needs no word about contacts that are deleted themselves', async () => {
    const { id } = await made('North');
    await fill(id, 1, 1);
    await api.database.rows('update contacts set deleted_at = now() where tenant_id = $1', [tenant]);
    expect((await ask('delete', `/${id}`, 1)).body).toEqual({ id, movedContacts: 0 });
  });

  it('has too many contacts to move at once from 10,001 on; they are counted about', async () => {
    const { id } = await made('North');
    await fill(id, 1, 30_000);
    const { body } = await ask('get', `/${id}`);
    expect(body).toMatchObject({ contacts: { relation: 'estimate' } });
    expect(Math.abs((body as GroupView).contacts.value - 30_000)).toBeLessThan(1_500);
    const refused = await ask('delete', `/${id}?moveTo=none`, 1);
    expect(refused.body).toMatchObject({ status: 409, code: 'group.too-many-contacts', details: { most: 10_000 } });
    await api.database.rows('update contacts set group_id = null where tenant_id = $1 and id > 10000', [tenant]);
    expect((await ask('delete', `/${id}?moveTo=none`, 1)).body).toEqual({ id, movedContacts: 10_000 });
  }, 60_000);
});
