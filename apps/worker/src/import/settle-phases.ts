import { openContactPartitions } from '@rollcall/db/contact';
import type { Tx } from '@rollcall/db/database';
import {
  analyzeContacts,
  analyzeStaging,
  checkCustomFields,
  countSlices,
  createContacts,
  findBatchEnd,
  hasContacts,
  insertCustomFields,
  insertNamedGroups,
  matchRows,
  ownIdLevel,
  planDoubles,
  planUnstorable,
  previewContacts,
  rejectSharedIds,
  reserveContactIds,
  updateContacts,
} from '@rollcall/db/import';
import { parseDefaults } from '@rollcall/domain/import';
import type { ImportCheckpoint } from '@rollcall/domain/import';
import { tally } from '@rollcall/domain/job';
import type { BatchResult } from '@rollcall/domain/job';
import { crashPoint } from '../job/crash-point.js';
import type { ImportContext, OpenImport, PositionIn } from './import-context.js';

/** Below so many rows the planner's old picture does no harm. */
const worthAnalyzing = 1_000;

type Result = BatchResult<ImportCheckpoint>;

/** Doubles inside the file: one key after the other, one slice of its hashes per batch. */
export async function settleDoubles(
  tx: Tx,
  open: OpenImport,
  { checkpoint }: PositionIn<'doubles'>,
  limit: number,
): Promise<Result> {
  const total = open.total ?? 0;
  const { key, slice } = checkpoint;
  if (key === 0 && slice === 0) await analyzeStaging(tx, open.jobId);
  const size = limit; // a slice has its own size: it says nothing about how many rows a second holds
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
  if (checkpoint.slice !== undefined) return settleOwnIds(tx, context, open, checkpoint.slice, limit);
  const { mode, inFileDuplicates } = open.request;
  const canMatch = mode === 'update' || (checkpoint.row === 0 ? await hasContacts(tx) : true);
  const batch = canMatch ? await matchRows(tx, open.layout, checkpoint.row, limit, { mode, inFileDuplicates }) : null;
  if (batch === null) {
    if (ownIdLevel(open.layout) === null) return startApply(tx, context, open);
    await analyzeStaging(tx, open.jobId);
    return { to: { phase: 'match', row: open.total ?? 0, slice: 0 }, ledger: tally({}), size: 1, issues: [] };
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
async function settleOwnIds(
  tx: Tx,
  context: ImportContext,
  open: OpenImport,
  slice: number,
  size: number, // a slice has its own size, as in `settleDoubles`
): Promise<Result> {
  const row = open.total ?? 0;
  const slices = countSlices(row);
  if (slice >= slices) return startApply(tx, context, open);
  const rejected = await rejectSharedIds(tx, open.layout, { slice, slices });
  const ledger = settled({ skipped: 0, rejected });
  return { to: { phase: 'match', row, slice: slice + 1 }, ledger, size, issues: [], issuesWritten: rejected };
}

const settled = ({ skipped, rejected }: { readonly skipped: number; readonly rejected: number }) =>
  tally({ read: 0, skipped, rejected });

/** Before the first contact is written: ids for all rows, and the custom fields that the file brings. */
async function startApply(tx: Tx, context: ImportContext, open: OpenImport): Promise<Result> {
  const to = { phase: 'apply', row: 0 } as const;
  await analyzeStaging(tx, open.jobId);
  await checkCustomFields(tx, open.layout.customKeys);
  if (open.request.dryRun) return { to, ledger: tally({}), size: 1, issues: [] };
  await insertCustomFields(tx, open.layout.customKeys);
  await openContactPartitions(tx);
  const firstContactId = await reserveContactIds(tx, open.total ?? 0);
  context.forget();
  return { to, ledger: tally({}), size: 1, issues: [], details: { firstContactId } };
}

/** Creates and updates the contacts of the next rows; a dry run counts what that would do. */
export async function applyRows(
  tx: Tx,
  open: OpenImport,
  { checkpoint }: PositionIn<'apply'>,
  limit: number,
): Promise<Result> {
  const { layout, request, facts } = open;
  const last = await findBatchEnd(tx, layout, checkpoint.row, limit);
  if (last === null) {
    if ((open.total ?? 0) >= worthAnalyzing && !request.dryRun) await analyzeContacts(tx);
    return { to: { phase: 'results', row: 0, files: {} }, ledger: tally({}), size: 1, issues: [] };
  }
  const defaults = parseDefaults(request, facts.dateOrder);
  const range = { after: checkpoint.row, last, firstContactId: facts.firstContactId ?? 0, defaults };
  const to = { phase: 'apply', row: last } as const;
  const size = last - checkpoint.row;
  if (request.dryRun) {
    const seen = await previewContacts(tx, layout, range, request.emptyCells);
    return { to, size, ledger: tally({ ...seen, read: 0 }), issues: [], issuesWritten: seen.skipped };
  }
  await insertNamedGroups(tx, layout, range);
  const created = await createContacts(tx, layout, range);
  crashPoint('mid_effects');
  const updated = await updateContacts(tx, layout, range, request.emptyCells);
  return {
    to,
    size,
    issues: [],
    issuesWritten: created.rejected + updated.skipped,
    ledger: tally({ ...updated, created: created.created, rejected: created.rejected, read: 0 }),
  };
}

/** The next row cannot be stored: it is rejected, and the ones behind it go on. */
export async function rejectUnstorable(
  tx: Tx,
  open: OpenImport,
  { checkpoint }: PositionIn<'apply'>,
  sqlState: string,
): Promise<Result> {
  const row = checkpoint.row + 1;
  await planUnstorable(tx, open.layout, row, sqlState === '23505' ? 'contact.id-taken' : 'row.not-storable');
  return {
    to: { phase: 'apply', row },
    size: 1,
    ledger: tally({ read: 0, rejected: 1 }),
    issues: [],
    issuesWritten: 1,
  };
}
