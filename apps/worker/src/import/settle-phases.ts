import type { Tx } from '@rollcall/db/database';
import {
  analyzeStaging,
  countSlices,
  hasContacts,
  matchRows,
  ownIdLevel,
  planDoubles,
  rejectSharedIds,
} from '@rollcall/db/import';
import type { ImportCheckpoint } from '@rollcall/domain/import';
import { splitIntoLanes, tally } from '@rollcall/domain/job';
import type { BatchResult } from '@rollcall/domain/job';
import { startApply } from './apply-phase.js';
import type { ImportContext, OpenImport, PositionIn } from './import-context.js';

type Result = BatchResult<ImportCheckpoint>;

/** Doubles inside the file, one key after the other: shares the slices of the next key out to lanes. */
export async function nextKey(
  tx: Tx,
  { limits }: ImportContext,
  open: OpenImport,
  { checkpoint }: PositionIn<'doubles'>,
): Promise<Result> {
  const { key, slice, row, rows = 0, lanes } = checkpoint;
  const result = { ledger: tally({}), size: 0, issues: [] };
  if (lanes !== undefined) return { ...result, to: { phase: 'doubles', key: key + 1, slice: 0, row: row + rows } };
  if (key === 0 && slice === 0) await analyzeStaging(tx, open.jobId);
  const keys = open.layout.match.length;
  if (key >= keys) return { ...result, to: { phase: 'match', row: 0 } };
  const total = open.total ?? 0;
  const shared = splitIntoLanes(slice, countSlices(total), limits.lanes, 1);
  return { ...result, to: { ...checkpoint, rows: Math.floor(total / keys), lanes: shared } };
}

/** The doubles in the next slice of a lane. */
export async function settleDoubles(
  tx: Tx,
  open: OpenImport,
  { checkpoint, lane = 0 }: PositionIn<'doubles'>,
): Promise<Result> {
  const own = checkpoint.lanes![lane]!;
  const slices = countSlices(open.total ?? 0);
  const at = { level: checkpoint.key, slice: own.row, slices };
  const counts = await planDoubles(tx, open.layout, at, open.request.inFileDuplicates);
  return {
    to: { ...checkpoint, lanes: checkpoint.lanes!.with(lane, { ...own, row: own.row + 1 }) },
    ledger: settled(counts),
    size: 0, // a slice has its own size: it says nothing about how many rows a second holds
    issues: [],
    issuesWritten: counts.skipped + counts.rejected,
  };
}

/** Rows against the contacts that exist. Done at once when there are none. */
export async function settleMatches(
  tx: Tx,
  context: ImportContext,
  open: OpenImport,
  { checkpoint }: PositionIn<'match'>,
  limit: number,
): Promise<Result> {
  if (checkpoint.slice !== undefined) return settleOwnIds(tx, context, open, checkpoint.slice);
  const { mode, inFileDuplicates } = open.request;
  const canMatch = mode === 'update' || (checkpoint.row === 0 ? await hasContacts(tx) : true);
  const batch = canMatch ? await matchRows(tx, open.layout, checkpoint.row, limit, { mode, inFileDuplicates }) : null;
  if (batch === null) {
    if (ownIdLevel(open.layout) === null) return startApply(tx, context, open);
    await analyzeStaging(tx, open.jobId);
    return { to: { phase: 'match', row: open.total ?? 0, slice: 0 }, ledger: tally({}), size: 0, issues: [] };
  }
  return {
    to: { phase: 'match', row: batch.last },
    ledger: settled(batch),
    size: batch.last - checkpoint.row,
    issues: [],
    issuesWritten: batch.issues,
  };
}

/** Contact IDs that several rows ask for, one slice per batch. */
async function settleOwnIds(tx: Tx, context: ImportContext, open: OpenImport, slice: number): Promise<Result> {
  const row = open.total ?? 0;
  const slices = countSlices(row);
  if (slice >= slices) return startApply(tx, context, open);
  const rejected = await rejectSharedIds(tx, open.layout, { slice, slices });
  const ledger = settled({ skipped: 0, rejected });
  return { to: { phase: 'match', row, slice: slice + 1 }, ledger, size: 0, issues: [], issuesWritten: rejected };
}

const settled = ({ skipped, rejected }: { readonly skipped: number; readonly rejected: number }) =>
  tally({ read: 0, skipped, rejected });
