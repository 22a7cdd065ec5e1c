import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { findUpload } from '@rollcall/db/upload';
import { inTenant } from '@rollcall/db/database';
import type { TenantId } from '@rollcall/domain/tenant';
import type { UploadId } from '@rollcall/domain/upload';
import { uploadKey } from '@rollcall/files/store';
import type { Files } from '@rollcall/files/store';
import { createHash, randomBytes } from 'node:crypto';
import { request as httpRequest } from 'node:http';
import type { AddressInfo } from 'node:net';
import { startApi } from '../api.testing.js';
import type { TestApi } from '../api.testing.js';
import { FILES } from '../stores.module.js';

const tus = { 'Tus-Resumable': '1.0.0' };
const octets = 'application/offset+octet-stream';
const sha256 = (bytes: Buffer): string => `sha256 ${createHash('sha256').update(bytes).digest('base64')}`;
const nameOf = (name: string): string => `filename ${Buffer.from(name).toString('base64')}`;

describe('uploads', () => {
  let api: TestApi;
  let tenant: TenantId;
  let key: string;
  let foreign: string;

  beforeAll(async () => {
    api = await startApi();
    tenant = await api.database.newTenant();
    key = await api.bearer(tenant);
    foreign = await api.bearer(await api.database.newTenant());
  });
  afterAll(() => api.close());

  const post = (size: number, headers: Record<string, string> = {}) =>
    api
      .request()
      .post('/api/v1/uploads')
      .set({ ...tus, Authorization: key, 'Upload-Length': String(size), ...headers });
  const patch = (url: string, offset: number, bytes: Buffer, headers: Record<string, string> = {}) =>
    api
      .request()
      .patch(url)
      .set({ ...tus, Authorization: key, 'Upload-Offset': String(offset), 'Content-Type': octets, ...headers })
      .send(bytes);
  const head = (url: string, authorization = key) =>
    api
      .request()
      .head(url)
      .set({ ...tus, Authorization: authorization });

  async function create(size: number, name = 'contacts.csv'): Promise<string> {
    const answer = await post(size, { 'Upload-Metadata': nameOf(name) }).expect(201);
    return String(answer.headers['location']);
  }
  const rowOf = (url: string) => {
    const { db } = api.database.open('rollcall_api', 1);
    return inTenant(db, tenant, (tx) => findUpload(tx, url.split('/').at(-1) as UploadId));
  };

  it('takes a file in pieces and completes it with the last byte', async () => {
    const bytes = randomBytes(300_000);
    const url = await create(bytes.length, '../../etc/Müller\u0000 list.csv');
    expect(url).toMatch(/^\/api\/v1\/uploads\/[0-9a-f-]{36}$/);
    const first = await patch(url, 0, bytes.subarray(0, 100_000)).expect(204);
    expect(first.headers['upload-offset']).toBe('100000');
    expect(first.headers['upload-expires']).toBeDefined();
    expect((await rowOf(url))?.completedAt).toBeNull();
    expect((await head(url).expect(200)).headers['upload-offset']).toBe('100000');
    await patch(url, 100_000, bytes.subarray(100_000)).expect(204);
    const row = await rowOf(url);
    expect(row).toMatchObject({ fileName: 'Müller list.csv', sizeBytes: 300_000, receivedBytes: 300_000 });
    expect(row?.completedAt).toBeInstanceOf(Date);
  });

  it('says what it can do', async () => {
    const answer = await api.request().options('/api/v1/uploads').set({ Authorization: key }).expect(204);
    expect(answer.headers['tus-extension']?.split(',').sort()).toEqual(
      ['checksum', 'creation', 'creation-with-upload', 'expiration', 'termination'].sort(),
    );
    expect(answer.headers['tus-checksum-algorithm']).toBe('sha1,sha256,sha512,md5');
  });

  it('keeps nothing of a piece whose checksum is wrong', async () => {
    const bytes = randomBytes(5_000);
    const url = await create(bytes.length);
    const wrong = await patch(url, 0, bytes, { 'Upload-Checksum': sha256(randomBytes(3)) });
    expect(wrong.status).toBe(460);
    expect(wrong.body).toMatchObject({ code: 'upload.checksum-mismatch' });
    expect((await head(url)).headers['upload-offset']).toBe('0');
    await patch(url, 0, bytes, { 'Upload-Checksum': sha256(bytes) }).expect(204);
    expect((await rowOf(url))?.completedAt).toBeInstanceOf(Date);
    const odd = await patch(url, 0, bytes, { 'Upload-Checksum': 'crc32 AAAA' });
    expect(odd.body).toMatchObject({ code: 'invalid-input' });
  });

  it('goes on where the bytes stopped when a client dies in the middle', async () => {
    const bytes = randomBytes(200_000);
    const url = await create(bytes.length);
    await sendAndDie(api, url, key, bytes, 120_000);
    const offset = Number((await head(url).expect(200)).headers['upload-offset']);
    expect(offset).toBeGreaterThan(0);
    expect(offset).toBeLessThanOrEqual(120_000);
    await patch(url, offset, bytes.subarray(offset)).expect(204);
    expect((await rowOf(url))?.completedAt).toBeInstanceOf(Date);
  });

  it('refuses a wrong offset, a file too large, and an unknown protocol', async () => {
    const url = await create(10);
    expect((await patch(url, 4, Buffer.from('x')).expect(409)).body).toMatchObject({ code: 'upload.offset-mismatch' });
    expect((await patch(url, 0, randomBytes(11)).expect(413)).body).toMatchObject({ code: 'upload.too-large' });
    const large = await post(9 * 1024 ** 3).expect(413);
    expect(large.body).toMatchObject({ code: 'upload.too-large' });
    expect(large.headers['content-type']).toContain('application/problem+json');
    await api.request().post('/api/v1/uploads').set({ Authorization: key, 'Upload-Length': '1' }).expect(412);
    await post(1, { 'Upload-Length': 'x' }).expect(400);
  });

  it('answers for the upload of another tenant as for none', async () => {
    const url = await create(10);
    const nowhere = url.replace(/[0-9a-f]{12}$/, '000000000000');
    const asForeign = (at: string) =>
      api
        .request()
        .patch(at)
        .set({ ...tus, Authorization: foreign, 'Upload-Offset': '0', 'Content-Type': octets })
        .send('x');
    for (const at of [url, nowhere, '/api/v1/uploads/x']) {
      expect((await asForeign(at).expect(404)).body).toMatchObject({ code: 'not-found' });
      await head(at, foreign).expect(404);
      await api
        .request()
        .delete(at)
        .set({ ...tus, Authorization: foreign })
        .expect(404);
    }
    expect((await head(url)).headers['upload-offset']).toBe('0');
  });

  it('wants a caller who may import', async () => {
    await api
      .request()
      .post('/api/v1/uploads')
      .set({ ...tus, 'Upload-Length': '1' })
      .expect(401);
    const reader = await api.bearer(tenant, ['contact.read']);
    await api
      .request()
      .post('/api/v1/uploads')
      .set({ ...tus, Authorization: reader, 'Upload-Length': '1' })
      .expect(403);
  });

  it('removes an upload, bytes and row', async () => {
    const url = await create(3);
    await patch(url, 0, Buffer.from('abc')).expect(204);
    await api
      .request()
      .delete(url)
      .set({ ...tus, Authorization: key })
      .expect(204);
    expect(await rowOf(url)).toBeUndefined();
    await head(url).expect(404);
  });

  it('completes what was all there when the process died', async () => {
    const url = await create(3);
    await patch(url, 0, Buffer.from('abc')).expect(204);
    await api.database.rows(`update uploads set completed_at = null, received_bytes = 0 where id = $1`, [
      url.split('/').at(-1),
    ]);
    await head(url).expect(200);
    while (!(await rowOf(url))?.completedAt) await head(url);
  });

  it('forgets what was not finished in a day', async () => {
    const url = await create(3);
    await api.database.rows(`update uploads set created_at = now() - interval '25 hours' where id = $1`, [
      url.split('/').at(-1),
    ]);
    expect((await patch(url, 0, Buffer.from('abc')).expect(410)).body).toMatchObject({ code: 'upload.expired' });
    await head(url).expect(410);
  });

  it('takes an empty file as a complete one', async () => {
    expect((await rowOf(await create(0)))?.completedAt).toBeInstanceOf(Date);
  });

  it('never logs a file name', async () => {
    await create(1, 'canary-name.csv');
    expect(api.logged.join('')).not.toContain('canary-name');
  });
});

/** Sends part of a body, and cuts the connection as soon as some of it is on the disk. */
async function sendAndDie(api: TestApi, url: string, key: string, bytes: Buffer, upTo: number): Promise<void> {
  const { port } = (api.app.getHttpServer() as { address(): AddressInfo }).address();
  const headers = {
    ...tus,
    Authorization: key,
    'Upload-Offset': '0',
    'Content-Type': octets,
    'Content-Length': bytes.length,
  };
  const call = httpRequest({ port, host: '127.0.0.1', path: url, method: 'PATCH', headers });
  call.on('error', () => undefined); // it is cut by us
  const closed = new Promise((resolve) => call.once('close', resolve));
  call.write(bytes.subarray(0, upTo));
  const files = api.app.get<Files>(FILES);
  const at = uploadKey(url.split('/').at(-1) as UploadId);
  while (((await files.stat(at))?.bytes ?? 0) === 0) await new Promise((resolve) => setImmediate(resolve));
  call.destroy();
  await closed;
}
