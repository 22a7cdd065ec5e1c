import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { contactListSchema, deletedContactListSchema } from '@rollcall/domain/contact';
import { toFilterInUrl } from '@rollcall/domain/filter';
import { homeViewSchema } from '@rollcall/domain/home';
import type { HomeView } from '@rollcall/domain/home';
import type { Permission } from '@rollcall/domain/permission';
import type { TenantId } from '@rollcall/domain/tenant';
import { startApi } from '../api.testing.js';
import type { TestApi } from '../api.testing.js';

const zone = 'America/New_York';
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

const get = (path: string, as = key) => api.request().get(`/api/v1${path}`).set({ Authorization: as });
const home = async (as = key): Promise<HomeView> =>
  homeViewSchema.parse((await get(`/home?zone=${zone}`, as).expect(200)).body);
const without = (...missing: Permission[]) =>
  api.bearer(
    tenant,
    (['job.read', 'contact.read'] as const).filter((each) => !missing.includes(each)),
  );
/** Contacts from `from` to `to`, made and changed so long ago. */
const make = (from: number, to: number, ago: string, values = 'true, null') =>
  api.database.rows(
    `insert into contacts (tenant_id, id, last_name, created_at, updated_at, is_active, deleted_at)
     select $1, n, 'L' || n, now() - $4::interval, now() - $4::interval, ${values} from generate_series($2::int, $3::int) n`,
    [tenant, from, to, ago],
  );

describe('the start page', () => {
  it('of a new tenant has nothing but noughts', async () => {
    const { contacts, callbacks } = await home();
    const none = { value: 0, relation: 'eq' };
    expect(contacts).toMatchObject({ all: none, active: none, inactive: none, createdToday: none, deleted: none });
    expect(callbacks).toEqual({ due: none, today: none, missed: none });
  });

  it('has the numbers of its lists', async () => {
    await make(1, 5, '40 days');
    await make(6, 7, '40 days', 'false, null');
    await make(8, 10, '0 days');
    await make(11, 14, '40 days', 'true, now()');
    await make(15, 15, '40 days', `true, now() - interval '31 days'`);
    await api.database.rows('update contacts set updated_at = now() where tenant_id = $1 and id in (1, 6)', [tenant]);
    const { contacts } = await home();
    if (!contacts) throw new Error('no contacts');
    const told = [contacts.all, contacts.active, contacts.inactive, contacts.createdToday, contacts.changedToday];
    expect(told.map(({ value, relation }) => [value, relation])).toEqual([10, 8, 2, 3, 5].map((n) => [n, 'eq']));
    for (const name of ['active', 'inactive', 'createdToday', 'changedToday'] as const) {
      const { filter, value } = contacts[name];
      const list = contactListSchema.parse((await get(`/contacts?filter=${toFilterInUrl(filter)}`)).body);
      expect([name, list.items.length, list.total.value]).toEqual([name, value, value]);
    }
    const deleted = deletedContactListSchema.parse((await get('/contacts/deleted')).body);
    expect([contacts.deleted, deleted.items.length]).toEqual([{ value: 4, relation: 'eq' }, 4]);
  });

  it('counts callbacks as their list does', async () => {
    await make(1, 1, '1 day');
    await api.database.rows(
      `insert into callbacks (tenant_id, contact_id, phone, local_at, zone, due_at, day_starts_at, missed_at, zone_data, state, routing,
         created_by_id, created_by_name)
       select $1, 1, '+12125550123', '2026-01-0' || n || 'T10:00', 'UTC', now() - interval '1 hour', now() - interval '10 hours',
         now() + interval '1 day', 'x', case n when 3 then 'missed' else 'open' end, 'pool', 'x', 'X' from generate_series(1, 3) n`,
      [tenant],
    );
    const { callbacks } = await home();
    expect(callbacks).toMatchObject({ due: { value: 2 }, today: { value: 0 }, missed: { value: 1 } });
    const { due, missed } = (await get('/callbacks/counts')).body as Record<string, unknown>;
    expect(callbacks).toMatchObject({ due, missed });
  });

  it('leaves out what somebody may not see, and knows nothing of other tenants', async () => {
    await make(1, 3, '1 day');
    expect(await home(await without('contact.read'))).toEqual({ contacts: null, callbacks: null });
    expect((await home(await without())).contacts?.all.value).toBe(3);
    expect((await home(await api.bearer(await api.database.newTenant()))).contacts?.all.value).toBe(0);
    expect((await get('/home?zone=Nowhere/Else')).body).toMatchObject({ status: 422, errors: [{ path: 'zone' }] });
    expect((await get('/home?zone=UTC', 'Bearer rk_x')).status).toBe(401);
  });
});
