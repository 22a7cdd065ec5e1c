import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { importPreviewSchema } from '@rollcall/domain/import';
import { jobViewSchema } from '@rollcall/domain/job';
import type { TenantId } from '@rollcall/domain/tenant';
import { randomUUID } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { startApi } from '../api.testing.js';
import type { TestApi } from '../api.testing.js';

const tus = { 'Tus-Resumable': '1.0.0' };
const csv = 'Email,First Name,Phone\nana@x.test,Ana,555-123-4567\nbo@x.test,Bo,555-123-4568\n';

describe('imports', () => {
  let api: TestApi;
  let tenant: TenantId;
  let key: string;

  beforeAll(async () => {
    api = await startApi();
    tenant = await api.database.newTenant();
    key = await api.bearer(tenant);
  });
  afterAll(() => api.close());

  async function upload(content = csv, received = content.length): Promise<string> {
    const length = String(content.length);
    const made = await api
      .request()
      .post('/api/v1/uploads')
      .set({ ...tus, Authorization: key, 'Upload-Length': length, 'Upload-Metadata': `filename ${btoa('list.csv')}` })
      .expect(201);
    const url = String(made.headers['location']);
    await api
      .request()
      .patch(url)
      .set({ ...tus, Authorization: key, 'Upload-Offset': '0', 'Content-Type': 'application/offset+octet-stream' })
      .send(content.slice(0, received))
      .expect(204);
    return url.split('/').at(-1) ?? '';
  }
  const start = (body: object, headers: Record<string, string> = {}) =>
    api
      .request()
      .post('/api/v1/imports')
      .set({ Authorization: key, 'Idempotency-Key': randomUUID(), ...headers })
      .send(body);
  const preview = (bytes: Buffer, query: Record<string, string>, type = 'application/octet-stream') =>
    api
      .request()
      .post('/api/v1/imports/preview')
      .query({ size: String(bytes.length), ...query })
      .set({ Authorization: key, 'Content-Type': type })
      .send(bytes);

  it('starts a job for a finished upload', async () => {
    const fileId = await upload();
    const answer = await start({ fileId, defaultCountry: 'DE' }).expect(202);
    const job = jobViewSchema.parse(answer.body);
    expect(job).toMatchObject({ kind: 'import', status: 'queued', subject: 'list.csv', isDryRun: false });
    expect(job.params).toMatchObject({ fileId, defaultCountry: 'DE', mode: 'upsert' });
    expect(answer.headers['location']).toBe(`/api/v1/jobs/${job.id}`);
    const trail = await api.database.rows(
      `select 1 from audit_entries where action = 'import.started' and target_id = $1`,
      [job.id],
    );
    expect(trail).toHaveLength(1);
  });

  it('gives the same job for the same key, also when the file is gone, and refuses another request', async () => {
    const fileId = await upload();
    const again = { 'Idempotency-Key': 'once' };
    const first = await start({ fileId, mode: 'create', dryRun: true }, again).expect(202);
    await api.database.rows('delete from uploads where id = $1', [fileId]);
    const second = await start({ dryRun: true, mode: 'create', fileId }, again).expect(202);
    expect(second.body.id).toBe(first.body.id);
    const other = await start({ fileId, mode: 'update' }, again).expect(422);
    expect(other.body).toMatchObject({ code: 'idempotency-key-reused' });
  });

  it('refuses what cannot be imported, and leaves no job', async () => {
    const jobs = () => api.database.rows('select id from jobs');
    const before = await jobs();
    const half = await upload(csv, 10);
    expect((await start({ fileId: half }).expect(409)).body).toMatchObject({ code: 'upload.incomplete' });
    expect((await start({ fileId: randomUUID() }).expect(404)).body).toMatchObject({ code: 'not-found' });
    const foreign = await api.bearer(await api.database.newTenant());
    expect((await start({ fileId: await upload() }, { Authorization: foreign }).expect(404)).body).toMatchObject({
      code: 'not-found',
    });
    expect((await start({ fileId: half, mode: 'x' }).expect(422)).body).toMatchObject({ code: 'invalid-input' });
    await api.request().post('/api/v1/imports').set({ Authorization: key }).send({ fileId: half }).expect(428);
    expect(await jobs()).toEqual(before);
  });

  it('makes custom fields only with permission', async () => {
    const importer = await api.bearer(tenant, ['contact.import']);
    const body = { fileId: await upload(), mapping: { Email: 'email1', Phone: 'custom:Shoe size' } };
    const refused = await start(body, { Authorization: importer }).expect(403);
    expect(refused.body).toMatchObject({ code: 'import.custom-field-forbidden', details: { fields: ['Shoe size'] } });
    await api.database.rows(
      `insert into custom_fields (tenant_id, key, label, position) values ($1, 'Shoe size', 'Shoe size', 1)`,
      [tenant],
    );
    await start(body, { Authorization: importer }).expect(202);
  });

  it('shows what the head of a file tells', async () => {
    const bytes = Buffer.from(csv);
    const seen = importPreviewSchema.parse((await preview(bytes, { name: 'list.csv' }).expect(200)).body);
    expect(seen.format).toEqual({
      encoding: 'utf-8',
      delimiter: ',',
      quote: '"',
      newline: '\n',
      hasHeader: true,
      isGzip: false,
    });
    expect(seen.columns.map(({ field }) => field)).toEqual(['email1', 'firstName', 'phone1']);
    expect(seen.estimatedRows).toBe(2);
    expect(seen.rows[0]).toEqual(['ana@x.test', 'Ana', '555-123-4567']);
    const large = importPreviewSchema.parse((await preview(bytes, { size: String(bytes.length * 1000) })).body);
    expect(large.estimatedRows).toBeGreaterThan(2_900);
    const packed = importPreviewSchema.parse((await preview(gzipSync(bytes), {})).body);
    expect(packed).toMatchObject({ format: { isGzip: true }, estimatedRows: 2 });
    const told = importPreviewSchema.parse((await preview(bytes, { hasHeader: 'false', delimiter: ';' })).body);
    expect(told.format).toMatchObject({ hasHeader: false, delimiter: ';' });
  });

  it('refuses a head that is no text, empty, too large, or something else', async () => {
    expect((await preview(Buffer.alloc(0), {}).expect(422)).body).toMatchObject({ code: 'import.empty' });
    expect((await preview(Buffer.from([0, 1, 2, 3, 0, 0, 7, 200, 0, 1]), {}).expect(422)).body).toMatchObject({
      code: 'import.not-text',
    });
    await preview(Buffer.alloc(1024 * 1024 + 1, 'a'), {}).expect(413);
    await preview(Buffer.from('a,b'), {}, 'text/csv').expect(415);
    expect((await preview(gzipSync(csv).subarray(0, -9), {}).expect(422)).body).toMatchObject({
      code: 'import.archive-broken',
    });
    expect((await preview(Buffer.from(csv), { delimiter: '#' }).expect(422)).body).toMatchObject({
      code: 'invalid-input',
    });
  });
});
