import {
  bulkResults,
  changeBatch,
  countNewcomers,
  countTarget,
  holdGroup,
  lookAtBatch,
  rejectRow,
  touchesIndex,
} from '@rollcall/db/bulk-change';
import type { BulkLook, BulkWork } from '@rollcall/db/bulk-change';
import { customReadersOf } from '@rollcall/db/contact';
import type { Tx } from '@rollcall/db/database';
import type { TakenJob } from '@rollcall/db/job';
import { planBulkChange, rehearsalRows, sampleRows, toCents } from '@rollcall/domain/bulk-change';
import type { BulkChangeCheckpoint, BulkChangeParams, BulkPlan, BulkPreview } from '@rollcall/domain/bulk-change';
import type { CustomReaders } from '@rollcall/domain/contact';
import type { Filter } from '@rollcall/domain/filter';
import { emptyLedger, isLaneOpen, splitIntoLanes, strideAt, tally, withLane } from '@rollcall/domain/job';
import type { BatchResult, Gait, JobPosition, Stride } from '@rollcall/domain/job';
import { Refusal } from '@rollcall/domain/refusal';
import type { Files } from '@rollcall/files/store';
import type { BatchWork } from '../job/batch-work.js';
import { crashPoint } from '../job/crash-point.js';
import { ResultFiles } from './result-files.js';

type Result = BatchResult<BulkChangeCheckpoint>;
type Position = JobPosition<BulkChangeCheckpoint>;
type Applying = Extract<BulkChangeCheckpoint, { phase: 'apply' }>;
type Writing = Extract<BulkChangeCheckpoint, { phase: 'results' }>;

/** Small enough that whoever edits a contact waits for its lock a moment only. */
const mostContacts = 20_000;
/**
 * A page of contacts holds about so many: one of them a round. A round of a window has two batches that are long enough for what they
 * cost at least.
 */
const rounds = 16;
/** Fewer contacts are done one behind the other: a table does not grow by them. */
const worthRounds = 2_000;
const gaitOf = ({ step = 1 }: Applying): Gait => ({ step, window: 16_000 * rounds });
/** A lane with fewer rows than this is not worth its connection. */
const leastLaneRows = 1_000;
const quiet = { ledger: emptyLedger, size: 0, issues: [] } as const;
const noPreview: BulkPreview = { samples: [], balances: null };

/** A bulk change in batches: take the frozen target, change it from one end to the other, write the results. */
export const bulkChangeBatches = (
  params: BulkChangeParams,
  job: TakenJob,
  files: Files,
  limits: { readonly lanes: number },
): BatchWork<BulkChangeCheckpoint> => new BulkChangeBatches(params, job, files, limits.lanes);

class BulkChangeBatches implements BatchWork<BulkChangeCheckpoint> {
  readonly #now: Date;
  readonly #filter: Filter | null;
  readonly #results: ResultFiles;
  #total: number;
  #isChecked = false;

  constructor(
    private readonly params: BulkChangeParams,
    private readonly job: TakenJob,
    files: Files,
    private readonly lanes: number,
  ) {
    this.#now = new Date(params.now);
    this.#filter = params.target.by === 'filter' ? params.target.filter : null;
    this.#total = job.total ?? 0;
    const written = params.dryRun ? (['skipped', 'rejected'] as const) : bulkResults;
    this.#results = new ResultFiles(files, job.jobId, this.#now, written);
  }

  async step(tx: Tx, at: Position, limit: number): Promise<Result | null> {
    const { checkpoint } = at;
    if (checkpoint.phase === 'prepare') return this.#prepare(tx);
    if (checkpoint.phase === 'done') return null;
    await this.#refuseWithoutTarget(tx);
    if (checkpoint.phase === 'results') return this.#writeResults(tx, checkpoint, limit);
    const { lanes } = checkpoint;
    if (lanes === undefined) return this.#goOn(tx, checkpoint, limit);
    const own = at.lane === undefined ? undefined : lanes[at.lane];
    if (own === undefined || at.lane === undefined) return this.#endApply(checkpoint);
    const stride = strideAt(own, limit, gaitOf(checkpoint));
    return { ...(await this.#change(tx, stride)), to: movedLane(checkpoint, at.lane, own.row + stride.count) };
  }

  openLanes(checkpoint: BulkChangeCheckpoint): readonly number[] {
    const lanes = checkpoint.phase === 'apply' ? (checkpoint.lanes ?? []) : [];
    return lanes.flatMap((lane, number) => (isLaneOpen(lane) ? [number] : []));
  }

  maxBatch(): number {
    return mostContacts;
  }

  async rejectNext(tx: Tx, at: Position, sqlState: string): Promise<Result> {
    const { checkpoint, lane } = at;
    if (checkpoint.phase !== 'apply')
      throw new Error(`The database refuses a contact while the bulk change is at ${checkpoint.phase} (${sqlState})`);
    const own = lane === undefined ? undefined : checkpoint.lanes?.[lane];
    const row = own === undefined ? checkpoint.row + 1 : strideAt(own, 1, gaitOf(checkpoint)).first;
    await rejectRow(tx, this.job.jobId, row);
    const result = { ledger: tally({ rejected: 1 }), issues: [], issuesWritten: 1 };
    if (own === undefined || lane === undefined) return this.#rehearsed({ ...checkpoint, row }, result);
    return { ...result, to: movedLane(checkpoint, lane, own.row + 1) };
  }

  close(): Promise<void> {
    return this.#results.close();
  }

  /** Made anew for each batch: a custom field or group can go while the job stands still. */
  async #workOf(tx: Tx): Promise<BulkWork> {
    const plan = planAgain(this.params, await customReadersOf(tx));
    await holdGroup(tx, plan);
    return { jobId: this.job.jobId, plan, filter: this.#filter, now: this.#now, by: this.job.startedBy };
  }

  /** A job that failed long ago was cleaned up; without its target it would end as if there were nobody. */
  async #refuseWithoutTarget(tx: Tx): Promise<void> {
    if (this.#isChecked) return;
    if ((await countTarget(tx, this.job.jobId)) !== this.#total)
      throw new Refusal('job.incompatible', { reason: 'target-gone' });
    this.#isChecked = true;
  }

  async #prepare(tx: Tx): Promise<Result> {
    this.#total = await countTarget(tx, this.job.jobId);
    const { expectedCount } = this.params;
    if (expectedCount !== undefined && this.#total !== expectedCount)
      throw new Refusal('job.incompatible', { reason: 'target-gone' });
    return { ...quiet, to: { phase: 'apply', row: 0 }, total: this.#total };
  }

  /** One batch without lanes: a dry run, a rehearsal; or it makes the lanes. */
  async #goOn(tx: Tx, at: Applying, limit: number): Promise<Result> {
    const { dryRun, rehearsal } = this.params;
    if (at.row >= this.#total) return this.#endApply(at);
    if (dryRun) return this.#look(tx, at, limit);
    if (rehearsal && at.row < rehearsalRows && this.#total > rehearsalRows) {
      const last = Math.min(at.row + limit, rehearsalRows);
      const stride = { first: at.row + 1, step: 1, count: last - at.row };
      return this.#rehearsed({ ...at, row: last }, await this.#change(tx, stride));
    }
    const lanes = splitIntoLanes(at.row, this.#total, this.lanes, leastLaneRows);
    const { plan } = await this.#workOf(tx);
    return {
      ...quiet,
      to: { ...at, lanes, ...(this.#total >= worthRounds && !touchesIndex(plan) && { step: rounds }) },
    };
  }

  /** At the end of its rehearsal the job waits for somebody who has looked. */
  #rehearsed(to: Applying, result: Omit<Result, 'to'>): Result {
    const isOver = this.params.rehearsal && to.row === rehearsalRows;
    return { ...result, to, ...(isOver && { pause: 'rehearsal' }) };
  }

  async #change(tx: Tx, { first, step, count }: Stride): Promise<Omit<Result, 'to'>> {
    const range = { after: first - 1, last: first + (count - 1) * step, step };
    const outcome = await changeBatch(tx, await this.#workOf(tx), range);
    crashPoint('mid_effects');
    const issuesWritten = outcome.skipped + outcome.rejected;
    return { ledger: tally(outcome), issues: [], issuesWritten, size: count };
  }

  async #look(tx: Tx, at: Applying, limit: number): Promise<Result> {
    const last = Math.min(at.row + limit, this.#total);
    const { preview = noPreview } = at;
    const range = { after: at.row, last };
    const found = await lookAtBatch(tx, await this.#workOf(tx), range, sampleRows - preview.samples.length);
    const { updated, unchanged, skipped, rejected } = found;
    return {
      to: { phase: 'apply', row: last, preview: withLook(preview, found) },
      ledger: tally({ updated, unchanged, skipped, rejected }),
      issues: [],
      issuesWritten: skipped + rejected,
      size: last - at.row,
    };
  }

  #endApply(at: Applying): Result {
    const details = this.params.dryRun ? { preview: at.preview ?? noPreview } : {};
    return { ...quiet, to: { phase: 'results', row: 0, files: {}, newcomers: 0 }, details };
  }

  async #writeResults(tx: Tx, at: Writing, limit: number): Promise<Result> {
    if (at.row >= this.#total) return this.#results.end(tx, at);
    const last = Math.min(at.row + limit, this.#total);
    const rows = { after: at.row, last, isEnd: last === this.#total };
    const filter = this.#filter;
    const newcomers = filter === null ? 0 : await countNewcomers(tx, this.job.jobId, { filter, now: this.#now }, rows);
    return this.#results.write(tx, at, last, newcomers);
  }
}

/** What could be read when the job was started can be read again, unless a custom field is gone or is another one. */
function planAgain(params: BulkChangeParams, readers: CustomReaders): BulkPlan {
  try {
    return planBulkChange(params, readers);
  } catch (fault) {
    if (fault instanceof Refusal) throw new Refusal('bulk-change.field-gone', fault.details);
    throw fault;
  }
}

const movedLane = (checkpoint: Applying, lane: number, row: number): Applying =>
  withLane(checkpoint, lane, {
    ...checkpoint,
    lanes: checkpoint.lanes?.map((place, at) => (at === lane ? { ...place, row } : place)),
  });

/** A preview with what one more batch found. */
function withLook({ samples, balances }: BulkPreview, look: BulkLook): BulkPreview {
  const { smallest, largest } = look;
  const more = smallest === null || largest === null ? null : { smallest, largest };
  return { samples: [...samples, ...look.samples], balances: widest(balances, more) };
}

function widest(one: BulkPreview['balances'], other: BulkPreview['balances']): BulkPreview['balances'] {
  if (one === null || other === null) return one ?? other;
  const isLess = (a: string, b: string): boolean => toCents(a) < toCents(b);
  return {
    smallest: isLess(one.smallest, other.smallest) ? one.smallest : other.smallest,
    largest: isLess(one.largest, other.largest) ? other.largest : one.largest,
  };
}
