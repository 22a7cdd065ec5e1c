import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { inTenant } from '@rollcall/db/database';
import type { Db } from '@rollcall/db/database';
import { insertIssues, insertJob, insertSample, upsertJobFile } from '@rollcall/db/job';
import { testDatabase } from '@rollcall/db/testing';
import type { TestDatabase } from '@rollcall/db/testing';
import { importKind } from '@rollcall/domain/import';
import {
  jobIdSchema,
  jobIssueListSchema,
  jobListSchema,
  jobThroughputSchema,
  jobTimelineSchema,
  jobViewSchema,
} from '@rollcall/domain/job';
import type { JobId } from '@rollcall/domain/job';
import type { TenantId } from '@rollcall/domain/tenant';
import { resultKey } from '@rollcall/files/store';
import type { Files } from '@rollcall/files/store';
import { migrateQueue } from '@rollcall/queue/migrate';
import { randomUUID, randomUUIDv7 } from 'node:crypto';
import { startApi } from '../api.testing.js';
import type { TestApi } from '../api.testing.js';
import { FILES } from '../stores.module.js';

describe('jobs', () => {
  let api: TestApi;
  let database: TestDatabase;
  let worker: Db;
  let tenant: TenantId;
  let admin: string;
  let own: string;
  let ownId: string;
  let foreign: string;

  beforeAll(async () => {
    database = await testDatabase();
    await migrateQueue(database.url);
    api = await startApi({}, database);
    worker = api.database.open('rollcall_worker', 1).db;
    foreign = await api.bearer(await api.database.newTenant());
  });
  beforeEach(async () => {
    tenant = await api.database.newTenant();
    admin = await api.bearer(tenant);
    own = await api.bearer(tenant, ['job.read', 'job.control']);
    const keys = await api.database.rows<{ id: string }>(
      'select id from api_keys where tenant_id = $1 order by created_at',
      [tenant],
    );
    ownId = keys[1]?.id ?? '';
  });
  afterAll(async () => {
    await api.close();
    await database.drop();
  });

  async function job(startedBy = 'somebody'): Promise<JobId> {
    const made = await inTenant(worker, tenant, (tx) =>
      insertJob(tx, importKind, {
        id: jobIdSchema.parse(randomUUIDv7()),
        subject: 'list.csv',
        isDryRun: false,
        params: importKind.params.parse({ fileId: randomUUID() }),
        startedBy: { id: startedBy, name: 'Ana' },
        idempotencyKey: randomUUID(),
        requestHash: 'x',
      }),
    );
    return made.job.id;
  }
  const set = (id: JobId, change: string) => api.database.rows(`update jobs set ${change} where id = $1`, [id]);
  const get = (path: string, as = admin) => api.request().get(`/api/v1/jobs${path}`).set('Authorization', as);
  const post = (path: string, as = admin, headers: Record<string, string> = {}) =>
    api
      .request()
      .post(`/api/v1/jobs${path}`)
      .set({ Authorization: as, ...headers });

  it('shows a running job with its rate, its time left and its ETag', async () => {
    const id = await job();
    await set(
      id,
      `status = 'running', heartbeat_at = now(), started_at = now() - interval '20 s', total_count = 1000, read_count = 500,
      checkpoint = '{"phase":"apply","row":500}'`,
    );
    await api.database.rows(
      `insert into job_samples (tenant_id, job_id, at, phase, row_count, fraction)
       select $1, $2::uuid, now() - make_interval(secs => 20 - n), 'apply', n * 100, n * 0.025 from generate_series(0, 20) n`,
      [tenant, id],
    );
    const answer = await get(`/${id}`).expect(200);
    const view = jobViewSchema.parse(answer.body);
    expect(view.progress).toMatchObject({ phase: 'apply', done: 500, total: 1000 });
    expect(view.rate.now).toBeCloseTo(100, 0);
    expect(view.rate.overall).toBeGreaterThan(20);
    expect(view.secondsLeft).toBe(20);
    expect(view.isSilent).toBe(false);
    expect(answer.headers['etag']).toBe(`"${view.version}"`);
    await set(id, `heartbeat_at = now() - interval '25 s'`);
    expect((await get(`/${id}`)).body.isSilent).toBe(true);
    expect(jobThroughputSchema.parse((await get(`/${id}/throughput`)).body).points).toHaveLength(21);
  });

  it('lists by tab and counts, page after page', async () => {
    const ids = [await job(), await job(), await job(), await job()];
    await set(ids[1] as JobId, `status = 'running'`);
    await set(ids[1] as JobId, `status = 'succeeded', ended_at = now(), read_count = 1, rejected_count = 1`);
    await set(ids[2] as JobId, `status = 'paused'`);
    expect((await get('/counts')).body).toEqual({
      all: 4,
      running: 2,
      paused: 1,
      completed: 0,
      issues: 1,
      failed: 0,
      cancelled: 0,
    });
    const first = jobListSchema.parse((await get('?limit=3')).body);
    expect(first.items.map(({ id }) => id)).toEqual([ids[3], ids[2], ids[1]]);
    const second = jobListSchema.parse((await get(`?limit=3&after=${first.next}`)).body);
    expect(second.items.map(({ id }) => id)).toEqual([ids[0]]);
    expect(second.next).toBeNull();
    expect((await get('?tab=issues')).body).toMatchObject({
      items: [{ id: ids[1] }],
      total: { value: 1, relation: 'eq' },
    });
    expect((await get('?after=x').expect(422)).body.code).toBe('invalid-input');
  });

  it('shows callers without job.read-all only their own', async () => {
    const mine = await job(ownId);
    const other = await job();
    expect(jobListSchema.parse((await get('', own)).body).items.map(({ id }) => id)).toEqual([mine]);
    expect((await get('/counts', own)).body.all).toBe(1);
    for (const path of ['', '/issues', '/throughput', '/timeline', '/files', '/files/rejected.csv']) {
      expect((await get(`/${other}${path}`, own).expect(404)).body.code).toBe('not-found');
      expect((await get(`/${other}${path}`, foreign).expect(404)).body.code).toBe('not-found');
    }
    await post(`/${other}/cancel`, own).expect(404);
    await post(`/${other}/cancel`, foreign).expect(404);
    expect((await get(`/${other}`)).body.status).toBe('queued');
  });

  it('pauses, resumes and cancels, and tells who did', async () => {
    const id = await job(ownId);
    const paused = await post(`/${id}/pause`, own).send({ reason: 'lunch' }).expect(200);
    expect(paused.body.status).toBe('paused');
    expect((await post(`/${id}/pause`, own).expect(200)).body.version).toBe(paused.body.version);
    const stale = await post(`/${id}/resume`, own, { 'If-Match': '"1"' }).expect(412);
    expect(stale.body.code).toBe('stale-version');
    const resumed = await post(`/${id}/resume`, own, { 'If-Match': `"${paused.body.version}"` }).expect(200);
    expect(resumed.body.status).toBe('queued');
    expect((await post(`/${id}/cancel`).expect(200)).body.status).toBe('cancelled');
    const refused = await post(`/${id}/resume`).expect(409);
    expect(refused.body).toMatchObject({ code: 'state-not-allowed', details: { status: 'cancelled' } });
    const { items } = jobTimelineSchema.parse((await get(`/${id}/timeline`)).body);
    expect(items.map(({ status }) => status)).toEqual(['queued', 'paused', 'queued', 'cancelled']);
    expect(items[1]).toMatchObject({ reason: 'lunch', by: { id: ownId } });
    const trail = await api.database.rows<{ action: string }>(
      `select action from audit_entries where target_id = $1 order by id`,
      [id],
    );
    expect(trail.map(({ action }) => action)).toEqual(['job.paused', 'job.resumed', 'job.cancelled']);
  });

  it('wants job.control-all for the jobs of others', async () => {
    const id = await job();
    const watcher = await api.bearer(tenant, ['job.read', 'job.read-all', 'job.control']);
    const refused = await post(`/${id}/pause`, watcher).expect(403);
    expect(refused.body).toMatchObject({ code: 'permission-missing', details: { permission: 'job.control-all' } });
  });

  it('rings for a resumed job', async () => {
    const id = await job();
    await post(`/${id}/pause`).expect(200);
    await post(`/${id}/resume`).expect(200);
    const rung = await api.database.rows<{ count: string }>(
      `select count(*) from bullmq.job where data::text like '%' || $1 || '%'`,
      [id],
    );
    expect(Number(rung[0]?.count)).toBe(1);
  });

  it('lists issues in row order, with codes counted', async () => {
    const id = await job();
    const issue = (row: number, code: string) => ({
      row,
      code,
      column: 'E-Mail',
      value: 'x',
      severity: 'error' as const,
    });
    await inTenant(worker, tenant, (tx) => insertIssues(tx, id, [issue(1, 'a'), issue(1, 'b'), issue(3, 'a')]));
    const first = jobIssueListSchema.parse((await get(`/${id}/issues?limit=2`)).body);
    expect(first.items.map(({ row, code }) => [row, code])).toEqual([
      [1, 'a'],
      [1, 'b'],
    ]);
    expect(first.total).toEqual({ value: 3, relation: 'eq' });
    expect(first.codes[0]).toEqual({ code: 'a', column: 'E-Mail', severity: 'error', count: 2 });
    const second = jobIssueListSchema.parse((await get(`/${id}/issues?limit=2&after=${first.next}`)).body);
    expect(second.items.map(({ row }) => row)).toEqual([3]);
    expect((await get(`/${id}/issues?code=b`)).body).toMatchObject({ items: [{ row: 1 }], total: { value: 1 } });
    expect((await get(`/${id}/issues?after=1`).expect(422)).body.code).toBe('invalid-input');
  });

  describe('with a result file', () => {
    const text = '"id","note"\n"1","=cmd|\' /C calc\'!A0"\n"2","+15551234567"\n"3","a ""b"", ü"\n';
    let id: JobId;

    beforeEach(async () => {
      id = await job();
      const key = resultKey(id, 'rejected.csv');
      const writer = await api.app.get<Files>(FILES).createAppendWriter(key, 0);
      await writer.write(text + '"4","of a batch that is not committed"\n');
      await writer.close();
      const file = { name: 'rejected.csv', storageKey: key, bytes: Buffer.byteLength(text), rows: 3, expiresAt: null };
      await inTenant(worker, tenant, async (tx) => {
        await upsertJobFile(tx, id, file);
        await insertSample(tx, id, { phase: 'read', rows: 1, fraction: null });
      });
    });
    const download = (query = '', headers: Record<string, string> = {}) =>
      get(`/${id}/files/rejected.csv${query}`).set(headers).buffer(true);

    it('downloads what was committed, as a file', async () => {
      const answer = await download().expect(200);
      expect(answer.text).toBe(text);
      expect(answer.headers).toMatchObject({
        'content-type': 'text/csv; charset=utf-8',
        'content-length': String(Buffer.byteLength(text)),
        'cache-control': 'no-store',
        'x-content-type-options': 'nosniff',
        'accept-ranges': 'bytes',
        'content-disposition': `attachment; filename="import-${id.slice(-12)}-rejected.csv"`,
      });
      expect((await get(`/${id}/files`)).body).toEqual({
        items: [{ name: 'rejected.csv', bytes: Buffer.byteLength(text), rows: 3 }],
      });
    });

    it('goes on with a download that broke off', async () => {
      const { headers } = await download().expect(200);
      const rest = await download('', { Range: 'bytes=10-', 'If-Range': String(headers['etag']) }).expect(206);
      expect(rest.text).toBe(Buffer.from(text).subarray(10).toString());
      expect(rest.headers['content-range']).toBe(`bytes 10-${Buffer.byteLength(text) - 1}/${Buffer.byteLength(text)}`);
      expect((await download('', { Range: 'bytes=0-3' }).expect(206)).text).toBe(text.slice(0, 4));
      expect((await download('', { Range: 'bytes=-4' }).expect(206)).text).toBe(
        Buffer.from(text).subarray(-4).toString(),
      );
      expect((await download('', { Range: 'bytes=10-', 'If-Range': '"other"' }).expect(200)).text).toBe(text);
      expect((await download('', { Range: 'bytes=9999-' }).expect(416)).body).toMatchObject({
        code: 'range-not-satisfiable',
      });
      expect((await download('', { Range: 'junk' }).expect(200)).text).toBe(text);
    });

    it('disarms formulas for spreadsheets', async () => {
      const answer = await download('?safe=1').expect(200);
      expect(answer.text).toBe(
        '\uFEFF"id","note"\r\n"1","\'=cmd|\' /C calc\'!A0"\r\n"2","+15551234567"\r\n"3","a ""b"", ü"\r\n',
      );
      expect(answer.headers['accept-ranges']).toBe('none');
    });

    it('says that a file is gone', async () => {
      await api.database.rows(`update job_files set expires_at = now() - interval '1 s' where job_id = $1`, [id]);
      expect((await download().expect(410)).body).toMatchObject({ code: 'job.file-gone' });
      expect((await get(`/${id}/files`)).body).toEqual({ items: [] });
      await get(`/${id}/files/..%2f..%2fsecret`).expect(404);
      await get(`/${id}/files/created.csv`).expect(404);
    });
  });
});
