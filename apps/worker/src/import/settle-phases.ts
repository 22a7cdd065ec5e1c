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
import { tally } from '@rollcall/domain/job';
import type { BatchResult } from '@rollcall/domain/job';
import { startApply } from './apply-phase.js';
import type { ImportContext, OpenImport, PositionIn } from './import-context.js';

type Result = BatchResult<ImportCheckpoint>;

/** Doubles inside the file: one key after the other, one slice of its hashes per batch. */
export async function settleDoubles(tx: Tx, open: OpenImport, { checkpoint }: PositionIn<'doubles'>): Promise<Result> {
  const total = open.total ?? 0;
  const { key, slice } = checkpoint;
  if (key === 0 && slice === 0) await analyzeStaging(tx, open.jobId);
  const size = 0; // a slice has its own size: it says nothing about how many rows a second holds
  if (key >= open.layout.match.length) return { to: { phase: 'match', row: 0 }, ledger: tally({}), size, issues: [] };
  const slices = countSlices(total);
  const counts = await planDoubles(tx, open.layout, { level: key, slice, slices }, open.request.inFileDuplicates);
  const next = slice + 1 < slices ? { key, slice: slice + 1 } : { key: key + 1, slice: 0 };
  const row = Math.round((total * (next.key * slices + next.slice)) / (slices * open.layout.match.length));
  return {
    to: { phase: 'doubles', ...next, row },
    ledger: settled(counts),
    size,
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
