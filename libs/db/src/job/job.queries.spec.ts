import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { canMove, jobMoves, jobQuerySchema, jobStatuses } from '@rollcall/domain/job';
import type { JobStatus } from '@rollcall/domain/job';
import { insertIssues, listIssueCounts, listIssues, listJobFiles, listJobMoves, listSamples } from './index.js';
import { countJobs, getJob, insertSample, listJobs, listJobsChangedSince, moveJob, upsertJobFile } from './index.js';
import type { JobWish } from './index.js';
import { JobRig, ana } from './job.testing.js';

let rig: JobRig;
beforeAll(async () => {
  rig = await JobRig.open();
});
afterAll(() => rig.close());

const by = { actor: ana, reason: null };

describe('insertJob', () => {
  it('gives the same job for the same key and request, and refuses the key for another request', async () => {
    const job = await rig.insert({ idempotencyKey: 'k' });
    expect(await rig.insert({ idempotencyKey: 'k' })).toEqual(job);
    await expect(rig.insert({ idempotencyKey: 'k', requestHash: 'other' })).rejects.toMatchObject({
      code: 'idempotency-key-reused',
    });
  });

  it('makes one job when the same request comes many times at once', async () => {
    const jobs = await Promise.all(Array.from({ length: 4 }, () => rig.insert({ idempotencyKey: 'storm' })));
    expect(new Set(jobs.map(({ id }) => id)).size).toBe(1);
  });

  it('keeps the keys of two people and of two tenants apart', async () => {
    const job = await rig.insert({ idempotencyKey: 'mine' });
    const theirs = await rig.insert({ idempotencyKey: 'mine', startedBy: { id: 'ben', name: 'Ben' } });
    const elsewhere = await (await rig.inNewTenant()).insert({ idempotencyKey: 'mine' });
    expect(new Set([job.id, theirs.id, elsewhere.id]).size).toBe(3);
  });

  it('forgets a key after 24 hours, not before', async () => {
    const job = await rig.insert({ idempotencyKey: 'old' });
    const age = (hours: number) =>
      rig.database.rows(`update jobs set created_at = now() - make_interval(hours => $2) where id = $1`, [
        job.id,
        hours,
      ]);
    await age(23);
    expect((await rig.insert({ idempotencyKey: 'old' })).id).toBe(job.id);
    await age(25);
    expect((await rig.insert({ idempotencyKey: 'old', requestHash: 'other' })).id).not.toBe(job.id);
    expect((await rig.get(job.id)).status).toBe('queued');
  });
});

const wishes: Record<JobWish, Partial<Record<JobStatus, JobStatus>>> = {
  pause: { queued: 'paused', running: 'pausing', pausing: 'pausing', paused: 'paused' },
  resume: { paused: 'queued', failed: 'queued', queued: 'queued', running: 'running' },
  cancel: {
    queued: 'cancelled',
    running: 'cancelling',
    pausing: 'cancelling',
    cancelling: 'cancelling',
    paused: 'cancelled',
    failed: 'cancelled',
    cancelled: 'cancelled',
  },
  force: { pausing: 'paused', paused: 'paused', cancelling: 'cancelled', cancelled: 'cancelled' },
};
const table = jobStatuses.flatMap((from) =>
  (['pause', 'resume', 'cancel', 'force'] as const).map((wish) => ({ from, wish, to: wishes[wish][from] })),
);

describe('moveJob', () => {
  it.each(table)('$wish of a job that is $from: $to', async ({ from, wish, to }) => {
    const { id } = await rig.insert();
    await rig.force(id, from);
    const before = await rig.get(id);
    const moved = rig.in((tx) => moveJob(tx, id, wish, by));
    if (to === undefined) {
      await expect(moved).rejects.toMatchObject({ code: 'state-not-allowed', details: { status: from, wish } });
      expect(await rig.get(id)).toEqual(before);
      return;
    }
    expect(await moved).toEqual(await rig.get(id));
    expect((await rig.get(id)).status).toBe(to);
    if (to === from) expect(await rig.get(id)).toEqual(before);
    else expect(canMove(from, to)).toBe(true);
  });

  it('refuses a version that is not the present one', async () => {
    const { id, version } = await rig.insert();
    await expect(rig.in((tx) => moveJob(tx, id, 'pause', { ...by, version: version + 1 }))).rejects.toMatchObject({
      code: 'stale-version',
    });
    expect(await rig.in((tx) => moveJob(tx, id, 'pause', { ...by, version }))).toMatchObject({ status: 'paused' });
  });

  it('refuses a job of another tenant like one that is not there', async () => {
    const { id } = await rig.insert();
    const stranger = await rig.inNewTenant();
    await expect(stranger.in((tx) => moveJob(tx, id, 'cancel', by))).rejects.toMatchObject({ code: 'not-found' });
    expect((await rig.get(id)).status).toBe('queued');
  });
});

describe('the database', () => {
  it('knows the moves of the domain, and no others', async () => {
    const legal = await rig.database.rows('select from_status, to_status from job_legal_moves');
    const moves = jobStatuses.flatMap((from) => jobMoves[from].map((to) => ({ from_status: from, to_status: to })));
    expect(legal).toHaveLength(moves.length);
    expect(legal).toEqual(expect.arrayContaining(moves));
  });

  it('knows the statuses of the domain, and no others', async () => {
    const [row] = await rig.database.rows<{ rule: string }>(
      `select pg_get_constraintdef(oid) as rule from pg_constraint where conname = 'jobs_status_known'`,
    );
    expect([...(row?.rule.matchAll(/'(\w+)'/g) ?? [])].map(([, status]) => status).sort()).toEqual(
      [...jobStatuses].sort(),
    );
  });

  it.each(jobStatuses.flatMap((from) => jobStatuses.map((to) => ({ from, to }))).filter(({ from, to }) => from !== to))(
    'lets a job go from $from to $to only if the domain does',
    async ({ from, to }) => {
      const { id } = await rig.insert();
      await rig.force(id, from);
      const move = rig.database.rows(
        `update jobs set status = $2, ended_at = case when $2 in ('succeeded', 'cancelled') then now() end,
           failure_code = case when $2 = 'failed' then 'x' end where id = $1`,
        [id, to],
      );
      if (canMove(from, to)) await move;
      else await expect(move).rejects.toMatchObject({ constraint: 'jobs_move_legal' });
    },
  );
});

describe('lists of jobs', () => {
  it('have a tab for every job, newest first, and count what they show', async () => {
    const tenant = await rig.inNewTenant();
    const ids: string[] = [];
    for (const status of [...jobStatuses, 'succeeded'] as const) {
      const { id } = await tenant.insert();
      await tenant.force(id, status);
      ids.push(id);
    }
    await rig.database.rows('update jobs set issue_count = 1 where id = $1', [ids.at(-1)]);
    const counts = await tenant.in((tx) => countJobs(tx));
    expect(counts).toEqual({ all: 9, running: 4, paused: 1, completed: 1, issues: 1, failed: 1, cancelled: 1 });
    for (const tab of jobQuerySchema.shape.tab.unwrap().options) {
      const listed = await tenant.in((tx) => listJobs(tx, { tab, limit: 50 }));
      expect([tab, listed.length]).toEqual([tab, counts[tab]]);
      expect(listed.map(({ id }) => id)).toEqual(
        listed
          .map(({ id }) => id)
          .sort()
          .reverse(),
      );
    }
  });

  it('go on behind a job, and show one kind or one person', async () => {
    const tenant = await rig.inNewTenant();
    for (let at = 0; at < 3; at++) await tenant.insert();
    await tenant.insert({ startedBy: { id: 'ben', name: 'Ben' } }, 'export');
    const of = (more: object) => tenant.in((tx) => listJobs(tx, { tab: 'all', limit: 2, ...more }));
    const [, second] = await of({});
    expect(await of({ after: second!.id })).toHaveLength(2);
    expect(await of({ kind: 'export' })).toHaveLength(1);
    expect(await of({ onlyStartedBy: 'ben' })).toMatchObject([{ kind: 'export' }]);
    expect(await tenant.in((tx) => countJobs(tx, { onlyStartedBy: 'ben' }))).toMatchObject({ all: 1 });
    expect(await tenant.in((tx) => countJobs(tx, { kind: 'import' }))).toMatchObject({ all: 3 });
  });

  it('tell what changed since', async () => {
    const tenant = await rig.inNewTenant();
    const [one, two] = [await tenant.insert(), await tenant.insert()];
    await tenant.in((tx) => moveJob(tx, one.id, 'pause', by));
    const { changedAt } = await tenant.get(one.id);
    expect((await tenant.in((tx) => listJobsChangedSince(tx, changedAt))).map(({ id }) => id)).toEqual([one.id]);
    const all = await tenant.in((tx) => listJobsChangedSince(tx, two.changedAt));
    expect(all.map(({ id }) => id)).toEqual([two.id, one.id]);
  });

  it('show another tenant nothing', async () => {
    const { id } = await rig.insert();
    await rig.in((tx) => insertSample(tx, id, { phase: 'read', rows: 1, fraction: null }));
    await rig.in((tx) => upsertJobFile(tx, id, { name: 'a.csv', storageKey: 'a', bytes: 1, rows: 1, expiresAt: null }));
    const seen = await (
      await rig.inNewTenant()
    ).in(async (tx) => [
      ...(await listJobs(tx, { tab: 'all', limit: 50 })),
      ...(await listJobsChangedSince(tx, new Date(0))),
      ...(await listJobMoves(tx, id)),
      ...(await listIssues(tx, id, { limit: 9 })),
      ...(await listIssueCounts(tx, id)),
      ...(await listSamples(tx, id)),
      ...(await listJobFiles(tx, [id])),
      (await countJobs(tx)).all,
      await getJob(tx, id).catch((refusal: unknown) => (refusal as { code: string }).code),
    ]);
    expect(seen).toEqual([0, 'not-found']);
  });
});

describe('issues', () => {
  const issue = (row: number, code: string, severity: 'error' | 'warning' = 'error') =>
    ({ row, column: 'E-mail', code, value: 'x\0y', severity }) as const;

  it('are kept in the order of rows and columns, a page at a time, and counted', async () => {
    const { id } = await rig.insert();
    await rig.in((tx) => insertIssues(tx, id, [issue(1, 'a'), issue(1, 'b'), issue(3, 'a', 'warning')]));
    await rig.in((tx) => insertIssues(tx, id, [issue(4, 'a')]));
    const pages = (after?: { row: number; seq: number }) =>
      rig.in((tx) => listIssues(tx, id, { limit: 2, ...(after && { after }) }));
    expect(await pages()).toMatchObject([
      { row: 1, seq: 0, code: 'a', value: 'x\u2400y' },
      { row: 1, seq: 1 },
    ]);
    expect(await pages({ row: 1, seq: 1 })).toMatchObject([{ row: 3 }, { row: 4 }]);
    expect(await rig.in((tx) => listIssues(tx, id, { limit: 9, code: 'b' }))).toHaveLength(1);
    expect(await rig.in((tx) => listIssueCounts(tx, id))).toEqual([
      { code: 'a', column: 'E-mail', severity: 'error', count: 2 },
      { code: 'a', column: 'E-mail', severity: 'warning', count: 1 },
      { code: 'b', column: 'E-mail', severity: 'error', count: 1 },
    ]);
  });
});
