import { openContactPartitions } from '@rollcall/db/contact';
import type { Tx } from '@rollcall/db/database';
import {
  analyzeContacts,
  analyzeStaging,
  beginBuild,
  checkCustomFields,
  createContacts,
  insertCustomFields,
  insertNamedGroups,
  learnBatchNames,
  planUnstorable,
  previewContacts,
  reserveContactIds,
  updateContacts,
} from '@rollcall/db/import';
import type { ImportCheckpoint } from '@rollcall/domain/import';
import { splitIntoLanes, tally, withLane } from '@rollcall/domain/job';
import type { BatchResult } from '@rollcall/domain/job';
import { crashPoint } from '../job/crash-point.js';
import { rangeOf } from './apply-range.js';
import { emptyBuild } from './build-phase.js';
import type { ImportContext, OpenImport, PositionIn } from './import-context.js';

type Result = BatchResult<ImportCheckpoint>;

/** Below so many rows the planner's old picture does no harm. */
const worthAnalyzing = 1_000;
/** A lane with fewer rows than this is not worth its connection. */
const leastLaneRows = 1_000;

/** Before the first contact is written: ids for all rows, the custom fields that the file brings, and where contacts go. */
export async function startApply(tx: Tx, context: ImportContext, open: OpenImport): Promise<Result> {
  const { dryRun, mode } = open.request;
  const total = open.total ?? 0;
  await analyzeStaging(tx, open.jobId);
  await checkCustomFields(tx, open.layout.customKeys);
  const lanes = lanesBesidePeople(context, 0, total);
  const result = { ledger: tally({}), size: 0, issues: [] };
  if (dryRun) return { ...result, to: { phase: 'apply', row: 0, lanes } };
  await insertCustomFields(tx, open.layout.customKeys);
  const firstContactId = await reserveContactIds(tx, total);
  context.forget();
  const isBuild = total >= context.limits.buildRows && mode !== 'update' && (await beginBuild(tx, open.jobId));
  if (isBuild) {
    const all = splitIntoLanes(0, total, context.limits.lanes, leastLaneRows);
    return { ...result, to: emptyBuild(all), details: { firstContactId } };
  }
  await openContactPartitions(tx);
  return { ...result, to: { phase: 'apply', row: 0, lanes }, details: { firstContactId } };
}

/** Where a tenant's contacts are, people look at them: one core is left to them. */
const lanesBesidePeople = ({ limits }: ImportContext, after: number, total: number) =>
  splitIntoLanes(after, total, Math.max(1, limits.lanes - 1), leastLaneRows);

/** When every lane is over: on to the results. A job of a version without lanes gets its own here. */
export async function endApply(
  tx: Tx,
  context: ImportContext,
  open: OpenImport,
  { checkpoint }: PositionIn<'apply'>,
): Promise<Result> {
  const total = open.total ?? 0;
  const result = { ledger: tally({}), size: 0, issues: [] };
  if (checkpoint.lanes === undefined) {
    const lanes = lanesBesidePeople(context, checkpoint.row, total);
    return { ...result, to: { ...checkpoint, lanes } };
  }
  if (total >= worthAnalyzing && !open.request.dryRun) await analyzeContacts(tx);
  return { ...result, to: { phase: 'results', row: 0, files: {} } };
}

/** Creates and updates the contacts of the next rows of a lane; a dry run counts what that would do. */
export async function applyRows(
  tx: Tx,
  open: OpenImport,
  { checkpoint, lane = 0 }: PositionIn<'apply'>,
  limit: number,
): Promise<Result> {
  const { layout, request } = open;
  const own = checkpoint.lanes![lane]!;
  const range = rangeOf(own, open, limit);
  const to = moved(checkpoint, lane, range.last);
  const size = range.last - own.row;
  if (request.dryRun) {
    const { kept, ...seen } = await previewContacts(tx, layout, range, request.emptyCells);
    return { to, size, ledger: tally({ ...seen, read: 0 }), issues: [], issuesWritten: seen.skipped + kept };
  }
  await insertNamedGroups(tx, layout, range);
  const created = await createContacts(tx, layout, range);
  crashPoint('mid_effects');
  const { renamed, kept, ...updated } = await updateContacts(tx, layout, range, request.emptyCells);
  await learnBatchNames(tx, layout, range, { created: created.created, renamed });
  return {
    to,
    size,
    issues: [],
    issuesWritten: created.rejected + updated.skipped + kept,
    ledger: tally({ ...updated, created: created.created, rejected: created.rejected, read: 0 }),
  };
}

type Laned = PositionIn<'apply'>['checkpoint'] | PositionIn<'build'>['checkpoint'];

/** The checkpoint with a lane moved to a row. */
const moved = <C extends Laned>(checkpoint: C, lane: number, row: number): C =>
  withLane(checkpoint, lane, {
    ...checkpoint,
    lanes: checkpoint.lanes?.map((place, at) => (at === lane ? { ...place, row } : place)),
  });

/** The next row of a lane cannot be stored: it is rejected, and the ones behind it go on. */
export async function rejectUnstorable(
  tx: Tx,
  open: OpenImport,
  { checkpoint, lane = 0 }: PositionIn<'apply'> | PositionIn<'build'>,
  sqlState: string,
): Promise<Result> {
  const row = checkpoint.lanes![lane]!.row + 1;
  await planUnstorable(tx, open.layout, row, sqlState === '23505' ? 'contact.id-taken' : 'row.not-storable');
  const ledger = tally({ read: 0, rejected: 1 });
  return { to: moved(checkpoint, lane, row), ledger, issues: [], issuesWritten: 1 };
}
