import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { jobViewSchema } from '@rollcall/domain/job';
import type { Permission } from '@rollcall/domain/permission';
import type { TenantId } from '@rollcall/domain/tenant';
import { undoViewSchema } from '@rollcall/domain/undo';
import { randomUUID } from 'node:crypto';
import { startApi } from '../api.testing.js';
import type { TestApi } from '../api.testing.js';

interface Given {
  readonly kind?: string;
  readonly status?: string;
  readonly endedDaysAgo?: number;
  readonly isDryRun?: boolean;
  readonly updated?: number;
  readonly skipped?: number;
  readonly undoes?: string;
  readonly by?: string;
}

describe('RC-1: undos', () => {
  let api: TestApi;
  let tenant: TenantId;
  let key: string;

  beforeAll(async () => {
    api = await startApi();
    await api.database.rows(`select ensure_change_partitions()`);
  });
  beforeEach(async () => {
    tenant = await api.database.newTenant();
    key = await api.bearer(tenant);
  });
  afterAll(() => api.close());

  async function job(given: Given = {}): Promise<string> {
    const {
      kind = 'import',
      status = 'succeeded',
      endedDaysAgo = 0,
      isDryRun = false,
      updated = 3,
      skipped = 0,
    } = given;
    const id = randomUUID();
    const isFinal = status === 'succeeded' || status === 'cancelled';
    const params = JSON.stringify(given.undoes === undefined ? {} : { jobId: given.undoes });
    await api.database.rows(
      `insert into jobs (tenant_id, id, kind, subject, params, checkpoint, status, is_dry_run, updated_count, skipped_count, read_count,
         started_at, ended_at, failure_code, started_by_id, started_by_name)
       values ($1, $2, $3, 'list.csv', $4, '{}', $5, $6, $7::int, $8::int, $7::int + $8::int, clock_timestamp(),
         case when $9 then now() - make_interval(days => $10) end, case when $5 = 'failed' then 'job.stuck' end, $11, 'X')`,
      [tenant, id, kind, params, status, isDryRun, updated, skipped, isFinal, endedDaysAgo, given.by ?? 'somebody'],
    );
    return id;
  }
  const start = (body: object, headers: Record<string, string> = {}) =>
    api
      .request()
      .post('/api/v1/undos')
      .set({ Authorization: key, 'Idempotency-Key': randomUUID(), ...headers })
      .send(body);
  const confirmed = (jobId: string, typedCount = 3) => ({ jobId, reason: 'the wrong file', typedCount });
  const read = (path: string, authorization = key) => api.request().get(path).set('Authorization', authorization);

  it('starts one job for one key, which names what it undoes, and stands in the audit trail with its reason', async () => {
    const jobId = await job();
    const headers = { 'Idempotency-Key': randomUUID() };
    const undo = jobViewSchema.parse((await start(confirmed(jobId), headers).expect(202)).body);
    expect(undo).toMatchObject({ kind: 'undo', status: 'queued', subject: 'list.csv', isDryRun: false, undo: null });
    expect((await start(confirmed(jobId), headers).expect(202)).body).toMatchObject({ id: undo.id });
    const view = jobViewSchema.parse((await read(`/api/v1/jobs/${jobId}`).expect(200)).body);
    expect(view.undo).toEqual({ openUntil: expect.any(String), contacts: 3, undoneBy: undo.id });
    const [entry] = await api.database.rows<{ details: object }>(
      `select details from audit_entries where tenant_id = $1 and action = 'undo.started'`,
      [tenant],
    );
    expect(entry?.details).toMatchObject({ undoes: jobId, kind: 'import', reason: 'the wrong file', contacts: 3 });
  });

  it.each<[string, Given, number, string]>([
    ['a kind that keeps nothing', { kind: 'key-rotation' }, 409, 'undo.not-undoable'],
    ['one that failed and can be resumed', { status: 'failed' }, 409, 'state-not-allowed'],
    ['one that changed nothing', { updated: 0 }, 409, 'undo.nothing-changed'],
    ['a dry run', { isDryRun: true }, 409, 'undo.nothing-changed'],
    ['one that ended over 30 days ago', { endedDaysAgo: 31 }, 410, 'undo-window-closed'],
  ])('refuses %s', async (_, given, status, code) => {
    const answer = await start(confirmed(await job(given), given.updated ?? 3)).expect(status);
    expect(answer.body).toMatchObject({ code });
  });

  it('refuses one whose history was dropped, and says so', async () => {
    const jobId = await job();
    await api.database.rows(`update jobs set started_at = now() - interval '70 days' where id = $1`, [jobId]);
    const answer = await start(confirmed(jobId)).expect(410);
    expect(answer.body).toMatchObject({ code: 'undo-window-closed', details: { why: 'history-dropped' } });
  });

  it('refuses a second undo until the first was undone itself', async () => {
    const jobId = await job();
    const running = await job({ kind: 'undo', status: 'paused', undoes: jobId });
    expect((await start(confirmed(jobId)).expect(409)).body).toMatchObject({
      code: 'already-running',
      details: { jobId: running },
    });
    await api.database.rows(`update jobs set status = 'cancelled', ended_at = now() where id = $1`, [running]);
    const undo = await job({ kind: 'undo', undoes: jobId });
    expect((await start(confirmed(jobId)).expect(409)).body).toMatchObject({
      code: 'undo.already-undone',
      details: { jobId: undo },
    });
    await job({ kind: 'undo', undoes: undo });
    await start(confirmed(jobId)).expect(202);
  });

  it('asks for a reason and the number of contacts, but not for a dry run', async () => {
    const jobId = await job();
    const answer = await start({ jobId, typedCount: 2 }).expect(422);
    expect(answer.body.errors).toEqual([
      expect.objectContaining({ path: 'reason', code: 'missing' }),
      expect.objectContaining({ path: 'typedCount', code: 'undo.count-differs' }),
    ]);
    await start({ jobId, dryRun: true }).expect(202);
    expect((await read(`/api/v1/jobs/${jobId}`)).body).toMatchObject({ undo: { undoneBy: null } });
  });

  it('lets people undo their own jobs with job.undo, and those of others with job.undo-all', async () => {
    const person = await api.person(tenant, ['supervisor']);
    const cookie = await api.signIn(person);
    const asSupervisor = (jobId: string) =>
      api
        .request()
        .post('/api/v1/undos')
        .set({ Cookie: cookie, 'Sec-Fetch-Site': 'same-origin', 'Idempotency-Key': randomUUID() })
        .send(confirmed(jobId));
    await asSupervisor(await job({ by: person.id })).expect(202);
    await asSupervisor(await job()).expect(404); // not theirs to see either
    const scopes: Permission[] = ['job.read', 'job.read-all', 'job.undo'];
    const refused = await start(confirmed(await job()), { Authorization: await api.bearer(tenant, scopes) }).expect(
      403,
    );
    expect(refused.body).toMatchObject({ code: 'permission-missing', details: { permission: 'job.undo-all' } });
  });

  it('shows how an undo ended, with who changed what since by name', async () => {
    const jobId = await job();
    const undo = await job({ kind: 'undo', undoes: jobId, updated: 2, skipped: 1 });
    await api.database.rows(
      `insert into contacts (tenant_id, id, first_name, last_name) values ($1, 9, 'Ana', 'Ruiz')`,
      [tenant],
    );
    await api.database.rows(
      `insert into job_issues (tenant_id, job_id, row_no, seq, column_name, code, value, severity)
       values ($1, $2, 3, 0, 'city', 'undo.edited-since', '9 · 2026-11-02T10:00:00Z · Ben Okri', 'warning')`,
      [tenant, undo],
    );
    await api.database.rows(
      `insert into job_issue_counts (tenant_id, job_id, code, column_name, severity, count) values ($1, $2, 'undo.edited-since', 'city', 'warning', 1)`,
      [tenant, undo],
    );
    const view = undoViewSchema.parse((await read(`/api/v1/undos/${undo}`).expect(200)).body);
    const { job: own, undoes, ...rest } = view;
    expect([own.id, undoes.id, undoes.undo?.undoneBy]).toEqual([undo, jobId, undo]);
    const sample = { contactId: 9, name: 'Ana Ruiz', code: 'undo.edited-since', field: 'city', by: 'Ben Okri' };
    expect(rest).toEqual({
      restored: 2,
      kept: 1,
      couldNot: 0,
      asBefore: 0,
      reasons: [{ code: 'undo.edited-since', field: 'city', count: 1 }],
      samples: [{ ...sample, at: '2026-11-02T10:00:00Z' }],
    });
    const blind = await api.bearer(tenant, ['job.read', 'job.read-all']);
    expect((await read(`/api/v1/undos/${undo}`, blind).expect(200)).body).toMatchObject({ kept: 1, samples: [] });
    await read(`/api/v1/undos/${jobId}`).expect(404);
  });
});
