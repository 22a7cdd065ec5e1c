import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { TenantId } from '@rollcall/domain/tenant';
import { tableViewsSchema } from '@rollcall/domain/view';
import type { TableView } from '@rollcall/domain/view';
import { ownOrigin, startApi } from '../api.testing.js';
import type { TestApi } from '../api.testing.js';

let api: TestApi;
let tenant: TenantId;
let ana: string;
let bo: string;

beforeAll(async () => {
  api = await startApi();
  tenant = await api.database.newTenant();
  ana = await api.signIn(await api.person(tenant, ['supervisor']));
  bo = await api.signIn(await api.person(tenant, ['viewer']));
});
afterAll(() => api.close());

const send = (cookie: string, method: 'get' | 'put' | 'delete', path: string, body?: object) =>
  api.request()[method](`/api/v1${path}`).set({ Cookie: cookie, Origin: ownOrigin }).send(body);
const view = (...ids: string[]): TableView => ({
  columns: ids.map((id) => ({ id, isShown: true, isPinned: id === 'name', width: id === 'phone' ? 140 : null })),
  density: 'compact',
  sort: 'name',
});
const seenBy = async (cookie: string, list = 'contacts') =>
  tableViewsSchema.parse((await send(cookie, 'get', `/me/views/${list}`).expect(200)).body);

describe('an arranged table', () => {
  it('is nobody’s at first', async () => {
    expect(await seenBy(ana, 'jobs')).toEqual({ list: 'jobs', own: null, team: null });
  });

  it('is the one of the person who arranged it, whole and in order, with columns nobody knows', async () => {
    const mine = view('phone', 'custom:Shoe size', 'name');
    const answer = await send(ana, 'put', '/me/views/contacts', mine).expect(200);
    expect(answer.body).toEqual({ list: 'contacts', own: mine, team: null });
    expect((await seenBy(ana)).own).toEqual(mine);
    expect((await seenBy(bo)).own).toBeNull();
    expect((await seenBy(ana, 'jobs')).own).toBeNull();
  });

  it('is replaced as a whole, and forgotten on wish, twice without harm', async () => {
    await send(ana, 'put', '/me/views/contacts', view('name')).expect(200);
    expect((await seenBy(ana)).own).toEqual(view('name'));
    await send(ana, 'delete', '/me/views/contacts').expect(200);
    expect((await send(ana, 'delete', '/me/views/contacts').expect(200)).body.own).toBeNull();
  });

  it('can be shared with everybody of the tenant, who keep their own', async () => {
    await send(bo, 'put', '/me/views/contacts', view('email')).expect(200);
    await send(ana, 'put', '/views/contacts', view('name', 'phone')).expect(200);
    expect(await seenBy(bo)).toEqual({
      list: 'contacts',
      own: view('email'),
      team: {
        view: view('name', 'phone'),
        sharedBy: { id: expect.any(String), name: 'Ana' },
        sharedAt: expect.any(String),
      },
    });
    const other = await api.database.newTenant();
    expect(await seenBy(await api.signIn(await api.person(other, ['admin'])))).toMatchObject({ own: null, team: null });
  });

  it('is shared only by those who may, and the trail says who did', async () => {
    const refused = await send(bo, 'put', '/views/contacts', view('email'));
    expect(refused.body).toMatchObject({ status: 403, code: 'permission-missing' });
    await send(ana, 'delete', '/views/contacts').expect(200);
    await send(ana, 'delete', '/views/contacts').expect(200);
    expect((await seenBy(bo)).team).toBeNull();
    const trail = await api.database.rows<{ action: string; target_id: string }>(
      `select action, target_id from audit_entries where tenant_id = $1 and action like 'view.%' order by id`,
      [tenant],
    );
    expect(trail).toEqual([
      { action: 'view.shared', target_id: 'contacts' },
      { action: 'view.unshared', target_id: 'contacts' },
    ]);
  });

  it('of a list that does not exist is not found', async () => {
    for (const path of ['/me/views/nothing', '/me/views/Contacts', '/me/views/__proto__'])
      expect((await send(ana, 'get', path)).body).toMatchObject({ status: 404, code: 'not-found' });
  });

  it('is refused with a place when it is none', async () => {
    const twice = { ...view('name'), columns: [...view('name').columns, ...view('name').columns] };
    for (const wrong of [{}, { ...view('name'), density: 'tiny' }, twice, { ...view('name'), more: 1 }]) {
      const { body } = await send(ana, 'put', '/me/views/contacts', wrong);
      expect(body).toMatchObject({ status: 422, code: 'invalid-input' });
    }
    expect((await seenBy(ana)).own).toBeNull();
  });
});
