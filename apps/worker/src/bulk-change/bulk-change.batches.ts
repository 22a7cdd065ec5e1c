import { bulkResults, changeBatch, countNewcomers, countTarget, holdGroup, lookAtBatch, rejectRow } from '@rollcall/db/bulk-change';
import type { BulkLook, BulkWork } from '@rollcall/db/bulk-change';
import { customReadersOf } from '@rollcall/db/contact';
import type { Tx } from '@rollcall/db/database';
import type { TakenJob } from '@rollcall/db/job';
import { planBulkChange, rehearsalRows, sampleRows, toCents } from '@rollcall/domain/bulk-change';
import type { BulkChangeCheckpoint, BulkChangeParams, BulkPlan, BulkPreview } from '@rollcall/domain/bulk-change';
import type { CustomReaders } from '@rollcall/domain/contact';
import { emptyLedger, isLaneOpen, splitIntoLanes, tally, withLane } from '@rollcall/domain/job';
import type { BatchResult, JobPosition } from '@rollcall/domain/job';
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
/** A lane with fewer rows than this is not worth its connection. */
const leastLaneRows = 1_000;
const quiet = { ledger: emptyLedger, size: 0, issues: [] } as const;
const noPreview: BulkPreview = { samples: [], balances: null };

/** A bulk change in batches: take the frozen target, change it from one end to the other, write the results. */
export function bulkChangeBatches(
  params: BulkChangeParams,
  job: TakenJob,
  files: Files,
  limits: { readonly lanes: number },
): BatchWork<BulkChangeCheckpoint> {
  const now = new Date(params.now);
  const results = new ResultFiles(files, job.jobId, now, params.dryRun ? ['skipped', 'rejected'] : bulkResults);
  const filter = params.target.by === 'filter' ? params.target.filter : null;
  let total = job.total ?? 0;
  let isChecked = false;

  /** Made anew for each batch: a custom field or group can go while the job stands still. */
  async function workOf(tx: Tx): Promise<BulkWork> {
    const plan = planAgain(params, await customReadersOf(tx));
    await holdGroup(tx, plan);
    return { jobId: job.jobId, plan, filter, now, by: job.startedBy };
  }

  /** A job that failed long ago was cleaned up; without its target it would end as if there were nobody. */
  async function refuseWithoutTarget(tx: Tx): Promise<void> {
    if (isChecked) return;
    if ((await countTarget(tx, job.jobId)) !== total) throw new Refusal('job.incompatible', { reason: 'target-gone' });
    isChecked = true;
  }

  async function prepare(tx: Tx): Promise<Result> {
    total = await countTarget(tx, job.jobId);
    if (params.expectedCount !== undefined && total !== params.expectedCount)
      throw new Refusal('job.incompatible', { reason: 'target-gone' });
    return { ...quiet, to: { phase: 'apply', row: 0 }, total };
  }

  /** One batch from behind `row`, without lanes: a dry run, a rehearsal. */
  async function goOn(tx: Tx, at: Applying, limit: number): Promise<Result> {
    if (at.row >= total) return endApply(at);
    if (params.dryRun) return look(tx, at, limit);
    if (isRehearsing(at.row)) {
      const last = Math.min(at.row + limit, rehearsalRows);
      return rehearsed(last, await change(tx, at.row, last));
    }
    const lanes = splitIntoLanes(at.row, total, limits.lanes, leastLaneRows);
    return { ...quiet, to: { ...at, lanes } };
  }

  const isRehearsing = (row: number): boolean => params.rehearsal && row < rehearsalRows && total > rehearsalRows;

  /** At the end of its rehearsal the job waits for somebody who has looked. */
  const rehearsed = (row: number, result: Omit<Result, 'to'>): Result => ({
    ...result,
    to: { phase: 'apply', row },
    ...(row === rehearsalRows && { pause: 'rehearsal' }),
  });

  async function change(tx: Tx, after: number, last: number): Promise<Omit<Result, 'to'>> {
    const outcome = await changeBatch(tx, await workOf(tx), { after, last });
    crashPoint('mid_effects');
    const issuesWritten = outcome.skipped + outcome.rejected;
    return { ledger: tally(outcome), issues: [], issuesWritten, size: last - after };
  }

  async function look(tx: Tx, at: Applying, limit: number): Promise<Result> {
    const last = Math.min(at.row + limit, total);
    const { preview = noPreview } = at;
    const found = await lookAtBatch(tx, await workOf(tx), { after: at.row, last }, sampleRows - preview.samples.length);
    const { updated, unchanged, skipped, rejected } = found;
    return {
      to: { phase: 'apply', row: last, preview: withLook(preview, found) },
      ledger: tally({ updated, unchanged, skipped, rejected }),
      issues: [],
      issuesWritten: skipped + rejected,
      size: last - at.row,
    };
  }

  function endApply(at: Applying): Result {
    const details = params.dryRun ? { preview: at.preview ?? noPreview } : {};
    return { ...quiet, to: { phase: 'results', row: 0, files: {}, newcomers: 0 }, details };
  }

  async function writeResults(tx: Tx, at: Writing, limit: number): Promise<Result> {
    if (at.row >= total) return results.end(tx, at);
    const last = Math.min(at.row + limit, total);
    const rows = { after: at.row, last, isEnd: last === total };
    const newcomers = filter === null ? 0 : await countNewcomers(tx, job.jobId, { filter, now }, rows);
    return results.write(tx, at, last, newcomers);
  }

  async function step(tx: Tx, at: Position, limit: number): Promise<Result | null> {
    const { checkpoint } = at;
    if (checkpoint.phase === 'prepare') return prepare(tx);
    if (checkpoint.phase === 'done') return null;
    await refuseWithoutTarget(tx);
    if (checkpoint.phase === 'results') return writeResults(tx, checkpoint, limit);
    const { lanes } = checkpoint;
    if (lanes === undefined) return goOn(tx, checkpoint, limit);
    const own = at.lane === undefined ? undefined : lanes[at.lane];
    if (own === undefined || at.lane === undefined) return endApply(checkpoint);
    const last = Math.min(own.row + limit, own.until);
    return { ...(await change(tx, own.row, last)), to: movedLane(checkpoint, at.lane, last) };
  }

  async function rejectNext(tx: Tx, at: Position, sqlState: string): Promise<Result> {
    const { checkpoint, lane } = at;
    if (checkpoint.phase !== 'apply')
      throw new Error(`The database refuses a contact while the bulk change is at ${checkpoint.phase} (${sqlState})`);
    const own = lane === undefined ? undefined : checkpoint.lanes?.[lane];
    const row = (own?.row ?? checkpoint.row) + 1;
    await rejectRow(tx, job.jobId, row);
    const result = { ledger: tally({ rejected: 1 }), issues: [], issuesWritten: 1 };
    if (own === undefined || lane === undefined) return rehearsed(row, result);
    return { ...result, to: movedLane(checkpoint, lane, row) };
  }

  return {
    step,
    openLanes: (checkpoint) =>
      checkpoint.phase === 'apply'
        ? (checkpoint.lanes ?? []).flatMap((lane, number) => (isLaneOpen(lane) ? [number] : []))
        : [],
    maxBatch: () => mostContacts,
    rejectNext,
    close: () => results.close(),
  };
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
