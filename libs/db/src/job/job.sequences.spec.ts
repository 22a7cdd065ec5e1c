import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { addsUp, isFinal } from '@rollcall/domain/job';
import type { JobId, JobPosition, JobStatus } from '@rollcall/domain/job';
import * as fc from 'fast-check';
import { advanceJob, countFault, failJob, finishJob, moveJob, settleJob, yieldJob } from './index.js';
import type { JobWish } from './index.js';
import { JobRig, ana, batch } from './job.testing.js';
import type { At } from './job.testing.js';

let first: JobRig;
beforeAll(async () => {
  first = await JobRig.open();
});
afterAll(() => first.close());

const operations = [
  'take',
  'pause',
  'resume',
  'cancel',
  'force',
  'crash',
  'fault',
  'fail',
  'yield',
  'batch',
  'zombie',
  'settle',
  'sweep',
  'finish',
] as const;
type Operation = (typeof operations)[number];

const wishes: Record<JobWish, Partial<Record<JobStatus, JobStatus>>> = {
  pause: { queued: 'paused', running: 'pausing' },
  resume: { paused: 'queued', failed: 'queued' },
  cancel: {
    queued: 'cancelled',
    running: 'cancelling',
    pausing: 'cancelling',
    paused: 'cancelled',
    failed: 'cancelled',
  },
  force: { pausing: 'paused', cancelling: 'cancelled' },
};

/** A job as the documents describe it, and the real one beside it. */
class Twin {
  status: JobStatus = 'queued';
  epoch = 0;
  row = 0;
  isSilent = false;
  /** Every position a worker ever held: all but the last are zombies. */
  readonly held: JobPosition<At>[] = [];

  constructor(
    readonly rig: JobRig,
    readonly id: JobId,
  ) {}

  async do(operation: Operation): Promise<void> {
    if (operation in wishes) return this.#wish(operation as JobWish);
    const at = this.held.at(-1);
    if (operation === 'take') return this.#take();
    if (operation === 'sweep') return this.#sweep();
    if (!at) return;
    const isHolder = this.status === 'running' && at.leaseEpoch === this.epoch;
    const { rig } = this;
    if (operation === 'crash') {
      await rig.silence(this.id);
      this.isSilent = ['running', 'pausing', 'cancelling'].includes(this.status);
    } else if (operation === 'batch') {
      expect(await rig.in((tx) => advanceJob(tx, at, batch(at.checkpoint.row + 5, 5, 3)))).toBe(isHolder);
      if (isHolder) this.#advance(at);
    } else if (operation === 'zombie') {
      for (const old of this.held.slice(0, -1))
        expect(await rig.in((tx) => advanceJob(tx, old, batch(old.checkpoint.row + 5, 5, 5)))).toBe(false);
    } else if (operation === 'fault') {
      expect(await rig.in((tx) => countFault(tx, at))).toEqual(isHolder ? expect.any(Number) : undefined);
    } else if (operation === 'settle') {
      const settled = at.leaseEpoch === this.epoch ? this.#stopped() : undefined;
      expect(await rig.in((tx) => settleJob(tx, this.id, at.leaseEpoch))).toBe(settled);
      if (settled) this.#go(settled);
    } else await this.#end(operation, at, isHolder);
  }

  async #end(operation: Operation, at: JobPosition<At>, isHolder: boolean): Promise<void> {
    const { rig } = this;
    if (operation === 'yield') {
      expect(await rig.in((tx) => yieldJob(tx, at, 'turn over'))).toBe(isHolder);
      if (isHolder) this.#go('queued');
    } else if (operation === 'fail') {
      expect(await rig.in((tx) => failJob(tx, at, { code: 'job.stuck', details: {} }))).toBe(isHolder);
      if (isHolder) this.#go('failed');
    } else if (operation === 'finish') {
      if (isHolder && this.row > 0)
        // two rows of each batch have no outcome yet
        return void (await expect(rig.in((tx) => finishJob(tx, at))).rejects.toThrow('jobs_ledger_adds_up'));
      expect(await rig.in((tx) => finishJob(tx, at))).toBe(isHolder);
      if (isHolder) this.#go('succeeded');
    }
  }

  async #take(): Promise<void> {
    const isFree = this.status === 'queued' || (this.status === 'running' && this.isSilent);
    const at = await this.rig.take(this.id);
    expect(at !== undefined).toBe(isFree);
    if (!at) return;
    expect(at).toMatchObject({ leaseEpoch: this.epoch + 1, checkpoint: { row: this.row } });
    this.held.push(at);
    this.epoch++;
    this.#go('running');
  }

  async #sweep(): Promise<void> {
    const settled = this.isSilent ? this.#stopped() : undefined;
    expect(await this.rig.in((tx) => settleJob(tx, this.id, null))).toBe(settled);
    if (!settled) return;
    this.epoch++;
    this.#go(settled);
  }

  async #wish(wish: JobWish): Promise<void> {
    const to = wishes[wish][this.status];
    const by = { actor: ana, reason: null };
    const moved = await this.rig.in((tx) => moveJob(tx, this.id, wish, by)).catch(() => undefined);
    expect(moved?.status).toBe(to ?? (moved && this.status));
    if (to && wish === 'force') this.epoch++;
    if (to) [this.status, this.isSilent] = [to, this.isSilent && to.endsWith('ing')];
  }

  #stopped(): JobStatus | undefined {
    return this.status === 'pausing' ? 'paused' : this.status === 'cancelling' ? 'cancelled' : undefined;
  }

  #advance(at: JobPosition<At>): void {
    this.row = at.checkpoint.row + 5;
    this.held[this.held.length - 1] = { ...at, checkpoint: { row: this.row } };
    this.isSilent = false;
  }

  #go(status: JobStatus): void {
    this.status = status;
    this.isSilent = false;
  }

  async compare(): Promise<void> {
    const job = await this.rig.get(this.id);
    expect(job).toMatchObject({ status: this.status, leaseEpoch: this.epoch, checkpoint: { row: this.row } });
    expect([job.ledger.read, job.ledger.created]).toEqual([this.row, (this.row / 5) * 3]);
    if (isFinal(job.status)) expect(addsUp(job.ledger)).toBe(true);
    expect(job.endedAt !== null).toBe(isFinal(job.status));
    expect(job.failure !== null).toBe(job.status === 'failed');
  }
}

describe('a job', () => {
  it('is where the table of moves says, whatever happens to it in whatever order', async () => {
    // More of what keeps a job going, or most of them would be cancelled at once.
    const operation = fc.constantFrom<Operation>(...operations, 'take', 'take', 'batch', 'batch', 'resume', 'crash');
    await fc.assert(
      fc.asyncProperty(fc.array(operation, { minLength: 4, maxLength: 16 }), async (sequence) => {
        const rig = await first.inNewTenant();
        const twin = new Twin(rig, (await rig.insert()).id);
        for (const next of sequence) {
          await twin.do(next);
          await twin.compare();
        }
      }),
      { numRuns: 500 },
    );
  }, 180_000);
});
