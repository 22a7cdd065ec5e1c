import { encryptedSettingsViewSchema } from '@rollcall/domain/encrypted';
import type { Role } from '@rollcall/domain/permission';
import type { TenantId } from '@rollcall/domain/tenant';
import { startApi } from '../api.testing.js';
import type { TestApi } from '../api.testing.js';

/** An api whose tenant has two encrypted fields, of which `ssn` can be searched, and the requests about them. */
export function encryptedWorld() {
  let started: { readonly api: TestApi; readonly tenant: TenantId; readonly key: string } | undefined;
  const world = () => {
    if (!started) throw new Error('Call start first');
    return started;
  };
  const api = () => world().api;
  const tenant = () => world().tenant;
  /** A key with every permission. */
  const key = () => world().key;
  let nextContact = 100;

  const field = (name: string, isSearchable = false) => ({
    key: name,
    label: name.toUpperCase(),
    isSearchable,
    mask: 'last4',
  });
  const settings = (
    version: number | undefined,
    fields: object[],
    {
      reveal = [],
      search = [],
      headers = { Authorization: key() },
    }: { reveal?: Role[]; search?: Role[]; headers?: Record<string, string> } = {},
  ) =>
    api()
      .request()
      .put('/api/v1/settings/encrypted-fields')
      .set({ ...headers, ...(version === undefined ? {} : { 'If-Match': `"${version}"` }) })
      .send({ fields, revealRoles: reveal, searchRoles: search });
  async function newContact(): Promise<string> {
    const id = (nextContact += 1);
    await api().database.rows(`insert into contacts (tenant_id, id, last_name) values ($1, $2, 'Ruiz')`, [
      tenant(),
      id,
    ]);
    return `/api/v1/contacts/${id}/encrypted`;
  }
  const as = (authorization = key()) => ({ Authorization: authorization });
  const get = (path: string) => api().request().get(path).set(as());
  const put = (path: string, value: unknown, version: number | undefined = 0, authorization = key()) =>
    api()
      .request()
      .put(path)
      .set({ ...as(authorization), ...(version === undefined ? {} : { 'If-Match': `"${version}"` }) })
      .send({ value });
  const reveal = (path: string, reason: unknown = 'The customer asked', authorization = key()) =>
    api().request().post(`${path}/reveal`).set(as(authorization)).send({ reason });
  const search = (value: unknown, name = 'ssn', authorization = key()) =>
    api().request().post('/api/v1/contacts/encrypted-search').set(as(authorization)).send({ field: name, value });
  const trail = async (action: string) =>
    (
      (await get(`/api/v1/audit?limit=200&action=${action}`)).body as {
        items: { target: { id: string }; details: object }[];
      }
    ).items;

  async function start(): Promise<void> {
    const opened = await startApi();
    const own = await opened.database.newTenant();
    started = { api: opened, tenant: own, key: await opened.bearer(own) };
    const { body } = await settings(0, [field('ssn', true), field('card')]).expect(200);
    encryptedSettingsViewSchema.parse(body);
  }
  return { start, api, tenant, key, field, settings, newContact, as, get, put, reveal, search, trail };
}
