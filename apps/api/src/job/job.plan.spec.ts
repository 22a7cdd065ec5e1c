import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { inTenant } from '@rollcall/db/database';
import type { Db } from '@rollcall/db/database';
import { insertJob, takeJob } from '@rollcall/db/job';
import { testDatabase } from '@rollcall/db/testing';
import type { TestDatabase } from '@rollcall/db/testing';
import { auditListSchema } from '@rollcall/domain/audit';
import { importKind } from '@rollcall/domain/import';
import { cancelledJobsSchema, jobIdSchema, jobSummarySchema, jobViewSchema } from '@rollcall/domain/job';
import type { JobId, JobPlan } from '@rollcall/domain/job';
import { queueViewSchema } from '@rollcall/domain/queue';
import type { TenantId } from '@rollcall/domain/tenant';
import { migrateQueue } from '@rollcall/queue/migrate';
import { randomUUID, randomUUIDv7 } from 'node:crypto';
import { startApi } from '../api.testing.js';
import type { TestApi } from '../api.testing.js';

describe('the plan of a job', () => {
  let api: TestApi;
  let database: TestDatabase;
  let worker: Db;
  let tenant: TenantId;
  let admin: string;
  let own: string;

  beforeAll(async () => {
    database = await testDatabase();
    await migrateQueue(database.url);
    api = await startApi({}, database);
    worker = api.database.open('rollcall_worker', 1).db;
  });
  beforeEach(async () => {
    tenant = await api.database.newTenant();
    admin = await api.bearer(tenant);
    own = await api.bearer(tenant, ['job.read', 'job.control']);
  });
  afterAll(async () => {
    await api.close();
    await database.drop();
  });

  async function job(plan: JobPlan = {}): Promise<JobId> {
    const made = await inTenant(worker, tenant, (tx) =>
      insertJob(tx, importKind, {
        id: jobIdSchema.parse(randomUUIDv7()),
        subject: 'list.csv',
        isDryRun: false,
        params: importKind.params.parse({ fileId: randomUUID() }),
        startedBy: { id: 'somebody', name: 'Ana' },
        idempotencyKey: randomUUID(),
        requestHash: 'x',
        plan,
      }),
    );
    return made.job.id;
  }
  const set = (id: JobId, change: string) => api.database.rows(`update jobs set ${change} where id = $1`, [id]);
  const ask = (method: 'get' | 'post' | 'patch', path: string, as = admin) =>
    api.request()[method](`/api/v1${path}`).set('Authorization', as);
  const inAnHour = () => new Date(Date.now() + 3_600_000).toISOString();

  it('keeps a job from every worker until its time, and lets it start now when that is taken back', async () => {
    const at = inAnHour();
    const id = await job({ startAt: at });
    expect(await takeJob(worker, id, 'w')).toBeUndefined();
    expect(jobViewSchema.parse((await ask('get', `/jobs/${id}`)).body)).toMatchObject({
      status: 'queued',
      startsAt: at,
    });
    expect(jobSummarySchema.parse((await ask('get', '/jobs/summary')).body)).toMatchObject({ queued: 0, planned: 1 });
    const now = await ask('patch', `/jobs/${id}`).send({ startAt: null }).expect(200);
    expect(jobViewSchema.parse(now.body)).toMatchObject({ startsAt: null, version: 2 });
    expect(await takeJob(worker, id, 'w')).toMatchObject({ jobId: id });
    const late = await ask('patch', `/jobs/${id}`).send({ startAt: at }).expect(409);
    expect(late.body).toMatchObject({ code: 'state-not-allowed', details: { status: 'running' } });
  });

  it('says how fast a job may go, also while it runs, and tells who said so', async () => {
    const id = await job({ rowsPerSecond: 50 });
    expect(await takeJob(worker, id, 'w')).toMatchObject({ rowsPerSecond: 50 });
    const { body } = await ask('patch', `/jobs/${id}`).send({ rowsPerSecond: 200 }).expect(200);
    expect(body.rowsPerSecond).toBe(200);
    expect((await ask('patch', `/jobs/${id}`).send({ rowsPerSecond: null })).body.rowsPerSecond).toBeNull();
    const trail = auditListSchema.parse((await ask('get', `/audit?target=job:${id}`)).body);
    expect(trail.items.map(({ action, details }) => [action, details['rowsPerSecond']])).toEqual([
      ['job.planned', null],
      ['job.planned', 200],
    ]);
    expect((await ask('get', `/audit?target=job:${randomUUID()}`)).body.items).toEqual([]);
  });

  it.each([
    ['no time', { startAt: 'tomorrow' }],
    ['a time without a zone', { startAt: '2026-12-24T02:00:00' }],
    ['a time in ten years', { startAt: '2036-12-24T02:00:00Z' }],
    ['no rows', { rowsPerSecond: 0 }],
    ['half a row', { rowsPerSecond: 0.5 }],
    ['something else', { priority: 1 }],
  ])('refuses %s', async (_what, plan) => {
    const id = await job();
    expect((await ask('patch', `/jobs/${id}`).send(plan).expect(422)).body.code).toBe('invalid-input');
    expect((await ask('get', `/jobs/${id}`)).body.version).toBe(1);
  });

  it('resumes for a later time', async () => {
    const [id, at] = [await job(), inAnHour()];
    await ask('post', `/jobs/${id}/pause`).expect(200);
    const { body } = await ask('post', `/jobs/${id}/resume`).send({ startAt: at, rowsPerSecond: 7 }).expect(200);
    expect(body).toMatchObject({ status: 'queued', startsAt: at, rowsPerSecond: 7 });
    expect(await takeJob(worker, id, 'w')).toBeUndefined();
  });

  it('forces what does not end its batch, and its worker has lost it', async () => {
    const [paused, cancelled] = [await job(), await job()];
    for (const id of [paused, cancelled]) {
      await ask('post', `/jobs/${id}/force`).expect(409);
      await set(id, `status = 'running', heartbeat_at = now(), lease_owner = 'w', lease_epoch = 1, started_at = now()`);
    }
    await ask('post', `/jobs/${paused}/pause`).expect(200);
    await ask('post', `/jobs/${cancelled}/cancel`).expect(200);
    expect((await ask('post', `/jobs/${paused}/force`).expect(200)).body.status).toBe('paused');
    expect((await ask('post', `/jobs/${cancelled}/force`).send({ reason: 'hangs' })).body.status).toBe('cancelled');
    const epochs = await api.database.rows('select lease_epoch, lease_owner from jobs where tenant_id = $1', [tenant]);
    expect(epochs).toEqual(Array.from({ length: 2 }, () => ({ lease_epoch: 2, lease_owner: null })));
  });

  it('cancels those that are chosen, and says of the others why not', async () => {
    const [one, over] = [await job(), await job()];
    await ask('post', `/jobs/${over}/cancel`);
    await set(over, `status_reason = 'gone'`);
    const done = await job();
    await set(done, `status = 'running'`);
    await set(done, `status = 'succeeded', ended_at = now()`);
    const ids = [one, done, jobIdSchema.parse(randomUUID())];
    const { body } = await ask('post', '/jobs/cancellations').send({ ids }).expect(200);
    expect(cancelledJobsSchema.parse(body)).toEqual({
      cancelled: [one],
      refused: [
        { id: done, code: 'state-not-allowed' },
        { id: ids[2], code: 'not-found' },
      ],
    });
    const foreign = await ask('post', '/jobs/cancellations', own).send({ ids: [one] });
    expect(foreign.body).toEqual({ cancelled: [], refused: [{ id: one, code: 'not-found' }] });
  });

  it('cancels all of a tab only if there are as many as were seen, but those that are left out', async () => {
    const [kept] = [await job(), await job(), await job()];
    const drift = await ask('post', '/jobs/cancellations').send({ tab: 'running', expectedCount: 2 }).expect(409);
    expect(drift.body).toMatchObject({ code: 'count-changed', details: { expected: 2, actual: 3 } });
    const but = { tab: 'running', except: [kept], expectedCount: 2 };
    const all = await ask('post', '/jobs/cancellations').send(but).expect(200);
    expect(all.body.cancelled).toHaveLength(2);
    expect(all.body.cancelled).not.toContain(kept);
    expect((await ask('get', '/jobs/summary')).body).toMatchObject({ running: 0, queued: 1 });
  });

  it('adds up how fast all jobs go, and counts what failed within a day', async () => {
    const [runs, failed] = [await job(), await job()];
    await set(
      runs,
      `status = 'running', heartbeat_at = now(), started_at = now() - interval '10 s', total_count = 1000`,
    );
    await api.database.rows(
      `insert into job_samples (tenant_id, job_id, at, phase, row_count, fraction)
       select $1, $2::uuid, now() - make_interval(secs => 10 - n), 'apply', n * 100, n * 0.025 from generate_series(0, 9) n`,
      [tenant, runs],
    );
    await set(failed, `status = 'running'`);
    await set(failed, `status = 'failed', failure_code = 'job.stuck'`);
    const summary = jobSummarySchema.parse((await ask('get', '/jobs/summary')).body);
    expect(summary).toMatchObject({ running: 1, queued: 0, failedLastDay: 1 });
    expect(summary.rowsPerSecond).toBeGreaterThan(0);
  });

  it('shows operators the queue beside the jobs, and nobody else', async () => {
    await job();
    const view = queueViewSchema.parse((await ask('get', '/queue').expect(200)).body);
    expect(view).toMatchObject({ backend: 'postgres', isUp: true });
    expect(view.kinds.find(({ kind }) => kind === 'import')).toEqual({
      kind: 'import',
      deliveries: { waiting: expect.any(Number), active: 0, delayed: 0 },
      jobs: { queued: 1, planned: 0, running: 0, silent: 0 },
    });
    await ask('get', '/queue', own).expect(403);
  });
});
