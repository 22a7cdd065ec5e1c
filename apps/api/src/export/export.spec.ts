import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { TenantId } from '@rollcall/domain/tenant';
import { resultKey } from '@rollcall/files/store';
import type { Files } from '@rollcall/files/store';
import { jobIdSchema } from '@rollcall/domain/job';
import { randomUUID } from 'node:crypto';
import { startApi } from '../api.testing.js';
import type { TestApi } from '../api.testing.js';
import { FILES } from '../stores.module.js';

let api: TestApi;
let tenant: TenantId;
let admin: string;
beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.close());
beforeEach(async () => {
  tenant = await api.database.newTenant();
  admin = await api.bearer(tenant);
  await api.database.rows(
    `insert into custom_fields (tenant_id, key, label, type, position) values ($1, 'Tier', 'Tier', 'string', 1)`,
    [tenant],
  );
});

const send = (body: object, { key = randomUUID(), as = admin }: { key?: string; as?: string } = {}) =>
  api.request().post('/api/v1/exports').set({ Authorization: as, 'Idempotency-Key': key }).send(body);
const austin = { field: 'city', op: 'is', value: 'Austin' };
interface Body {
  readonly id: string;
  readonly params: { readonly columns: string[]; readonly target: object };
  readonly errors: readonly { path: string; code: string }[];
}

describe('POST /api/v1/exports (RC-1)', () => {
  it('starts a job that knows its target, its columns and its moment', async () => {
    const answer = await send({
      target: { filter: austin, exclude: [2] },
      columns: ['lastName', 'custom:Tier'],
    }).expect(202);
    const body = answer.body as Body;
    expect(body).toMatchObject({ kind: 'export', status: 'queued', subject: 'City is “Austin”, except 1' });
    expect(body.params).toMatchObject({ columns: ['lastName', 'custom:Tier'], target: { by: 'filter', exclude: [2] } });
    expect(answer.headers['location']).toBe(`/api/v1/jobs/${body.id}`);
    const audit = await api.database.rows<{ action: string }>('select action from audit_entries where tenant_id = $1', [
      tenant,
    ]);
    expect(audit.map(({ action }) => action)).toEqual(['export.started']);
  });

  it('takes the usual columns and every custom field unless told', async () => {
    const { params } = (await send({ target: { all: true } }).expect(202)).body as Body;
    expect(params.columns).toEqual(expect.arrayContaining(['id', 'contactId1', 'phone10', 'email5', 'custom:Tier']));
  });

  it('gives the same job for the same key', async () => {
    const key = randomUUID();
    const first = (await send({ target: { all: true } }, { key }).expect(202)).body as Body;
    expect(((await send({ target: { all: true } }, { key }).expect(202)).body as Body).id).toBe(first.id);
    await send({ target: { ids: [1] } }, { key }).expect(422);
  });

  it('refuses columns of fields that the tenant does not have, each by its place', async () => {
    const { body } = await send({ target: { all: true }, columns: ['id', 'custom:No', 'encrypted:ssn'] }).expect(422);
    expect((body as Body).errors).toMatchObject([
      { path: 'columns.1', code: 'field.unknown' },
      { path: 'columns.2', code: 'field.unknown' },
    ]);
  });

  it('needs a permission of its own', async () => {
    const supervisor = await api.bearer(tenant, ['contact.read', 'job.read']);
    const { body } = await send({ target: { all: true } }, { as: supervisor }).expect(403);
    expect(body).toMatchObject({ code: 'permission-missing' });
  });
});

describe('the file of an export', () => {
  it('takes the permission to export, has its own media type, and is gone after its date (RC-1)', async () => {
    const { id } = (await send({ target: { all: true } }).expect(202)).body as Body;
    await api.database.rows(`update jobs set details = '{"file": {"name": "contacts.ndjson"}}' where id = $1`, [id]);
    const fetchAs = (as: string, name = 'contacts.ndjson') =>
      api.request().get(`/api/v1/jobs/${id}/files/${name}`).set({ Authorization: as });
    const reader = await api.bearer(tenant, ['job.read', 'job.read-all']);
    expect((await fetchAs(reader).expect(403)).body).toMatchObject({ code: 'permission-missing' });
    expect((await fetchAs(admin).expect(410)).body).toMatchObject({ code: 'job.file-gone' });
    await fetchAs(admin, 'contacts.csv').expect(404);
    const key = resultKey(jobIdSchema.parse(id), 'contacts.ndjson');
    const writer = await api.app.get<Files>(FILES).createAppendWriter(key, 0);
    await writer.write('{"id":1}\n');
    await writer.close();
    await api.database.rows(
      `insert into job_files (tenant_id, job_id, name, storage_key, size_bytes, row_count) values ($1, $2, 'contacts.ndjson', $3, 9, 1)`,
      [tenant, id, key],
    );
    const file = await fetchAs(admin)
      .buffer(true)
      .parse((response, done) => {
        let text = '';
        response.on('data', (part: Buffer) => (text += part.toString()));
        response.on('end', () => done(null, text));
      });
    expect(file.body).toBe('{"id":1}\n');
    expect(file.headers['content-type']).toBe('application/x-ndjson; charset=utf-8');
  });
});
