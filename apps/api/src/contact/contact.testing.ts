import { contactHistorySchema, contactViewSchema } from '@rollcall/domain/contact';
import type { ContactHistory, ContactView } from '@rollcall/domain/contact';
import type { TenantId } from '@rollcall/domain/tenant';
import { randomUUID } from 'node:crypto';
import { startApi } from '../api.testing.js';

/** A body as a spec sends it. */
export type Body = Record<string, unknown>;

/** An api with a tenant that has groups, custom fields and a key that may do everything, and short ways to ask it. */
export async function contactRig() {
  const api = await startApi();
  const tenant: TenantId = await api.database.newEmptyTenant();
  const key = await api.bearer(tenant);
  await api.database.rows(`insert into groups (tenant_id, name) values ($1, 'North'), ($1, 'South')`, [tenant]);
  await api.database.rows(
    `insert into custom_fields (tenant_id, key, label, type, options, position)
     values ($1, 'Shoe size', 'Shoe size', 'number', '{}', 1), ($1, 'Note', 'Note', 'string', '{}', 2)`,
    [tenant],
  );
  const ask = (method: 'get' | 'post' | 'patch' | 'delete', path: string, headers: Record<string, string> = {}) =>
    api
      .request()
      [method](`/api/v1/contacts${path}`)
      .set({ Authorization: key, ...headers });
  const post = (body: Body, idempotencyKey: string = randomUUID()) =>
    ask('post', '', { 'Idempotency-Key': idempotencyKey }).send(body);
  const get = (path: string) => ask('get', path);
  return {
    api,
    tenant,
    key,
    post,
    get,
    made: async (body: Body): Promise<ContactView> => contactViewSchema.parse((await post(body).expect(201)).body),
    patch: (id: number, version: number, body: Body) =>
      ask('patch', `/${id}`, { 'If-Match': `"${version}"` }).send(body),
    remove: (id: number, version: number) => ask('delete', `/${id}`, { 'If-Match': `"${version}"` }),
    restore: (id: number) => ask('post', `/${id}/restore`),
    historyOf: async (id: number, query = ''): Promise<ContactHistory> =>
      contactHistorySchema.parse((await get(`/${id}/history${query}`).expect(200)).body),
  };
}

/** See {@link contactRig}. */
export type ContactRig = Awaited<ReturnType<typeof contactRig>>;
