import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { jobStatuses, tally } from '@rollcall/domain/job';
import type { JobPosition } from '@rollcall/domain/job';
import { advanceJob } from './index.js';
import { JobRig, batch } from './job.testing.js';
import type { At } from './job.testing.js';

let rig: JobRig;
beforeAll(async () => {
  rig = await JobRig.open();
});
afterAll(() => rig.close());

const own = async (): Promise<[JobRig, JobPosition<At>]> => {
  const tenant = await rig.inNewTenant();
  return [tenant, await tenant.taken()];
};

describe('advanceJob', () => {
  it('moves checkpoint, ledger, issue count, total, details and version at once', async () => {
    const [tenant, at] = await own();
    const before = await tenant.get(at.jobId);
    const issue = { row: 1, column: '', code: 'row.empty', value: '', severity: 'error' } as const;
    const ledger = tally({ read: 9, created: 1, updated: 2, unchanged: 1, skipped: 1, rejected: 3 });
    const first = { to: { row: 9 }, ledger, issues: [issue, issue], issuesWritten: 3, total: 20, details: { a: 1 } };
    expect(await tenant.in((tx) => advanceJob(tx, at, first))).toBe(true);
    const next = { ...at, checkpoint: { row: 9 } };
    expect(await tenant.in((tx) => advanceJob(tx, next, { ...batch(12, 3, 3), details: { b: 2 } }))).toBe(true);
    const after = await tenant.get(at.jobId);
    expect(after).toMatchObject({
      checkpoint: { row: 12 },
      ledger: { read: 12, created: 4, updated: 2, unchanged: 1, skipped: 1, rejected: 3 },
      issueCount: 5,
      total: 20,
      details: { a: 1, b: 2 },
      version: before.version + 2,
    });
    expect(after.changedAt.getTime()).toBeGreaterThanOrEqual(before.changedAt.getTime());
    expect(after.progressedAt).not.toBeNull();
  });

  it('forgets the faults that came before it', async () => {
    const [tenant, at] = await own();
    await rig.database.rows('update jobs set fault_count = 4 where id = $1', [at.jobId]);
    await tenant.in((tx) => advanceJob(tx, at, batch(1, 1)));
    expect(await rig.database.rows('select fault_count from jobs where id = $1', [at.jobId])).toEqual([
      { fault_count: 0 },
    ]);
  });

  it.each([
    ['an older lease', { leaseEpoch: 0 }],
    ['a newer lease', { leaseEpoch: 2 }],
    ['another checkpoint', { checkpoint: { row: 1 } }],
  ])('does not pass with %s, and nothing moves', async (_what, other) => {
    const [tenant, at] = await own();
    const before = await tenant.get(at.jobId);
    expect(await tenant.in((tx) => advanceJob(tx, { ...at, ...other }, batch(5, 5, 5)))).toBe(false);
    expect(await tenant.get(at.jobId)).toEqual(before);
  });

  it.each(jobStatuses.filter((status) => status !== 'running'))('does not pass a job that is %s', async (status) => {
    const [tenant, at] = await own();
    await tenant.force(at.jobId, status);
    const before = await tenant.get(at.jobId);
    expect(await tenant.in((tx) => advanceJob(tx, at, batch(5, 5, 5)))).toBe(false);
    expect(await tenant.get(at.jobId)).toEqual(before);
  });

  it('does not pass for another tenant', async () => {
    const [tenant, at] = await own();
    const [stranger] = await own();
    const before = await tenant.get(at.jobId);
    expect(await stranger.in((tx) => advanceJob(tx, at, batch(5, 5, 5)))).toBe(false);
    expect(await tenant.get(at.jobId)).toEqual(before);
  });

  it('lets one of two workers with the same lease pass', async () => {
    const [tenant, at] = await own();
    const passed = await Promise.all([1, 2].map(() => tenant.in((tx) => advanceJob(tx, at, batch(5, 5, 5)))));
    expect(passed.sort()).toEqual([false, true]);
    expect((await tenant.get(at.jobId)).ledger).toMatchObject({ read: 5, created: 5 });
  });

  it('knows a checkpoint by its meaning, not by the order of its keys', async () => {
    const [tenant, at] = await own();
    const to = { phase: 'read', byte: 3, row: 1 };
    await tenant.in((tx) => advanceJob(tx, at, { ...batch(0, 0), to }));
    const again = { ...at, checkpoint: { row: 1, phase: 'read', byte: 3 } };
    expect(await tenant.in((tx) => advanceJob(tx, again, batch(2, 1)))).toBe(true);
  });
});
