import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { advanceJob, beatHeart, countFault, countWaitingJobs, failJob, finishJob, listJobMoves } from './index.js';
import { listSilentJobs, moveJob, settleJob, yieldJob } from './index.js';
import { JobRig, ana, batch } from './job.testing.js';

let first: JobRig;
let rig: JobRig;
beforeAll(async () => {
  first = await JobRig.open();
});
beforeEach(async () => {
  rig = await first.inNewTenant();
});
afterAll(() => first.close());

const by = { actor: ana, reason: null };

describe('takeJob', () => {
  it('gives a job to one of many that ask at once', async () => {
    const { id } = await rig.insert();
    const asked = await Promise.all(Array.from({ length: 4 }, (_, at) => rig.take(id, `worker ${at}`)));
    expect(asked.filter((job) => job !== undefined)).toMatchObject([{ leaseEpoch: 1, checkpoint: { row: 0 } }]);
    expect(await rig.get(id)).toMatchObject({ status: 'running', leaseEpoch: 1 });
  });

  it('leaves a job whose worker is alive, and takes it with a new lease when nobody hears of it', async () => {
    const at = await rig.taken();
    expect(await rig.take(at.jobId)).toBeUndefined();
    await rig.silence(at.jobId);
    expect(await rig.take(at.jobId)).toMatchObject({ leaseEpoch: 2 });
    expect(await rig.in((tx) => advanceJob(tx, at, batch(1, 1)))).toBe(false);
  });

  it.each(['pausing', 'paused', 'cancelling', 'cancelled', 'succeeded', 'failed'] as const)(
    'never takes a job that is %s',
    async (status) => {
      const { id } = await rig.insert();
      await rig.force(id, status);
      expect(await rig.take(id)).toBeUndefined();
    },
  );

  it('knows no job that is not there', async () => {
    expect(await rig.take('0192a0b0-0000-7000-8000-000000000001' as never)).toBeUndefined();
  });

  it('moves one job of a kind per tenant at a time; other kinds and tenants do not wait', async () => {
    const [one, two] = [await rig.insert(), await rig.insert()];
    const other = await first.inNewTenant();
    const taken = await Promise.all([rig.take(one.id), rig.take(two.id)]);
    expect(taken.filter((job) => job !== undefined)).toHaveLength(1);
    expect(await rig.take((await rig.insert({}, 'export')).id)).toBeDefined();
    expect(await other.take((await other.insert()).id)).toBeDefined();
  });

  it('lets the next one go when the first is paused, or its worker silent', async () => {
    const at = await rig.taken();
    const { id } = await rig.insert();
    expect(await rig.take(id)).toBeUndefined();
    await rig.in((tx) => moveJob(tx, at.jobId, 'pause', by));
    expect(await rig.take(id)).toBeUndefined();
    await rig.silence(at.jobId);
    expect(await rig.take(id)).toBeDefined();
  });
});

describe('a lease', () => {
  it('lives by its heartbeat, which changes nothing anybody watches', async () => {
    const at = await rig.taken();
    await rig.silence(at.jobId);
    const { version } = await rig.get(at.jobId);
    expect(await rig.in((tx) => beatHeart(tx, at))).toBe('running');
    expect(await rig.take(at.jobId)).toBeUndefined();
    expect((await rig.get(at.jobId)).version).toBe(version);
    expect(await rig.in((tx) => beatHeart(tx, { ...at, leaseEpoch: 9 }))).toBeUndefined();
  });

  it('finishes a job whose ledger adds up, and none that does not', async () => {
    const at = await rig.taken();
    await rig.in((tx) => advanceJob(tx, at, batch(3, 3, 2)));
    await expect(rig.in((tx) => finishJob(tx, at))).rejects.toMatchObject({
      constraint: 'jobs_ledger_adds_up_when_final',
    });
    await rig.in((tx) => advanceJob(tx, { ...at, checkpoint: { row: 3 } }, batch(4, 0, 1)));
    expect(await rig.in((tx) => finishJob(tx, { ...at, leaseEpoch: 7 }))).toBe(false);
    expect(await rig.in((tx) => finishJob(tx, at))).toBe(true);
    expect(await rig.get(at.jobId)).toMatchObject({ status: 'succeeded', heartbeatAt: null });
    expect((await rig.get(at.jobId)).endedAt).not.toBeNull();
  });

  it('gives a job back at its checkpoint', async () => {
    const at = await rig.taken();
    await rig.in((tx) => advanceJob(tx, at, batch(3, 3)));
    expect(await rig.in((tx) => yieldJob(tx, at, 'turn over'))).toBe(true);
    expect(await rig.take(at.jobId)).toMatchObject({ leaseEpoch: 2, checkpoint: { row: 3 } });
    expect(await rig.in((tx) => yieldJob(tx, at, 'late'))).toBe(false);
  });

  it('fails a job with a code; it keeps its checkpoint and can be resumed', async () => {
    const at = await rig.taken();
    await rig.in((tx) => advanceJob(tx, at, batch(3, 3)));
    expect(await rig.in((tx) => failJob(tx, at, { code: 'import.empty', details: { a: 1 } }))).toBe(true);
    const failure = { code: 'import.empty', details: { a: 1 } };
    expect(await rig.get(at.jobId)).toMatchObject({ status: 'failed', failure, checkpoint: { row: 3 }, endedAt: null });
    const resumed = await rig.in((tx) => moveJob(tx, at.jobId, 'resume', by));
    expect(resumed).toMatchObject({ status: 'queued', failure: null });
  });

  it('counts faults until a batch commits, and only for its holder', async () => {
    const at = await rig.taken();
    const counted = async () => rig.in((tx) => countFault(tx, at));
    expect([await counted(), await counted()]).toEqual([1, 2]);
    await rig.in((tx) => advanceJob(tx, at, batch(1, 1)));
    expect(await counted()).toBe(1);
    expect(await rig.in((tx) => countFault(tx, { ...at, leaseEpoch: 5 }))).toBeUndefined();
  });
});

describe('settleJob', () => {
  it('books rows that were read and not reached as skipped when a job is given up', async () => {
    const at = await rig.taken();
    await rig.in((tx) => advanceJob(tx, at, { ...batch(10, 10, 3), total: 10 }));
    await rig.in((tx) => moveJob(tx, at.jobId, 'cancel', by));
    expect(await rig.in((tx) => settleJob(tx, at.jobId, at.leaseEpoch))).toBe('cancelled');
    const ledger = { read: 10, created: 3, updated: 0, unchanged: 0, skipped: 7, rejected: 0 };
    expect(await rig.get(at.jobId)).toMatchObject({ status: 'cancelled', ledger });
  });

  it('is for the holder of the lease, or for anybody once the worker is silent', async () => {
    const at = await rig.taken();
    await rig.in((tx) => moveJob(tx, at.jobId, 'pause', by));
    expect(await rig.in((tx) => settleJob(tx, at.jobId, 9))).toBeUndefined();
    expect(await rig.in((tx) => settleJob(tx, at.jobId, null))).toBeUndefined();
    await rig.silence(at.jobId);
    expect(await rig.in((tx) => settleJob(tx, at.jobId, null))).toBe('paused');
    expect(await rig.get(at.jobId)).toMatchObject({ status: 'paused', leaseEpoch: 2 });
  });

  it('leaves a job alone that nobody told to stop', async () => {
    const at = await rig.taken();
    expect(await rig.in((tx) => settleJob(tx, at.jobId, at.leaseEpoch))).toBeUndefined();
    expect((await rig.get(at.jobId)).status).toBe('running');
  });
});

describe('what the sweeper sees', () => {
  const silent = async () => (await listSilentJobs(first.db)).filter((job) => job.tenantId === rig.tenantId);

  it('are queued jobs that nobody took, and live ones without a sign of life', async () => {
    const at = await rig.taken();
    const waiting = await rig.insert({}, 'export');
    expect(await silent()).toEqual([]);
    await rig.silence(at.jobId);
    await rig.database.rows(`update jobs set changed_at = now() - interval '3 seconds' where id = $1`, [waiting.id]);
    expect(await silent()).toMatchObject([
      { id: at.jobId, status: 'running', leaseEpoch: 1 },
      { id: waiting.id, status: 'queued', leaseEpoch: 0 },
    ]);
  });

  it('counts as waiting what could start if a slot were free', async () => {
    await rig.insert({}, 'scan');
    expect(await countWaitingJobs(first.db, 'scan')).toBe(1);
    await rig.taken('scan');
    expect(await countWaitingJobs(first.db, 'scan')).toBe(0); // it has to wait for the one that runs
  });
});

describe('the timeline of a job', () => {
  it('has every move, with who and why', async () => {
    const at = await rig.taken();
    await rig.in((tx) => moveJob(tx, at.jobId, 'pause', { actor: ana, reason: 'lunch' }));
    await rig.in((tx) => settleJob(tx, at.jobId, at.leaseEpoch));
    await rig.in((tx) => moveJob(tx, at.jobId, 'resume', by));
    await rig.take(at.jobId);
    const moves = await rig.in((tx) => listJobMoves(tx, at.jobId));
    expect(moves.map(({ status, by: who, reason }) => [status, who?.name, reason])).toEqual([
      ['queued', 'Ana Lopez', null],
      ['running', undefined, null],
      ['pausing', 'Ana Lopez', 'lunch'],
      ['paused', 'Ana Lopez', 'lunch'],
      ['queued', 'Ana Lopez', null],
      ['running', undefined, null],
    ]);
  });
});
