import type { Tx } from '@rollcall/db/database';
import { countExported, lookForPage } from '@rollcall/db/export';
import { upsertJobFile } from '@rollcall/db/job';
import { exportFileName, exportKeptDays } from '@rollcall/domain/export';
import type { ExportCheckpoint, ExportParams } from '@rollcall/domain/export';
import { emptyLedger, tally } from '@rollcall/domain/job';
import type { BatchResult, JobId } from '@rollcall/domain/job';
import { resultKey } from '@rollcall/files/store';
import type { Files } from '@rollcall/files/store';
import type { BatchWork } from '../job/batch-work.js';
import { crashPoint } from '../job/crash-point.js';
import { ExportFile } from './export-file.js';

type Result = BatchResult<ExportCheckpoint>;
type Writing = Extract<ExportCheckpoint, { phase: 'write' }>;

/** A page is one transaction and is written whole before the next: about a second of a machine, and some megabytes. */
const mostContacts = 50_000;
const keptMs = exportKeptDays * 24 * 60 * 60 * 1000;
const quiet = { ledger: emptyLedger, size: 0, issues: [] } as const;

/**
 * An export in batches: the contacts in the order of their ids, a page with each, appended to one file. Every page is what the contacts
 * were at its own moment.
 */
export function exportBatches(params: ExportParams, jobId: JobId, files: Files): BatchWork<ExportCheckpoint> {
  const file = new ExportFile(files, jobId, params);
  const now = new Date(params.now);

  async function write(tx: Tx, at: Writing, limit: number): Promise<Result> {
    const page = await lookForPage(tx, { target: params.target, now, after: at.after }, limit);
    if (page === null) return end(tx, at);
    const { rows, bytes } = await file.append(tx, page, at.bytes);
    crashPoint('in_results');
    return {
      to: { phase: 'write', row: at.row + rows, after: page.last, bytes },
      ledger: tally({ unchanged: rows }),
      size: page.looked,
      issues: [],
    };
  }

  async function end(tx: Tx, { row, bytes }: Writing): Promise<Result> {
    // A file without contacts still has its header.
    const length = bytes > 0 ? bytes : await file.begin();
    await file.close();
    const name = exportFileName(params);
    const storageKey = resultKey(jobId, name);
    const expiresAt = new Date(Date.now() + keptMs);
    await upsertJobFile(tx, jobId, { name, storageKey, bytes: length, rows: row, expiresAt });
    return {
      ...quiet,
      to: { phase: 'done', row },
      total: row,
      details: { file: { name, keptUntil: expiresAt.toISOString() } },
    };
  }

  return {
    step: async (tx, { checkpoint }, limit) => {
      if (checkpoint.phase === 'done') return null;
      if (checkpoint.phase === 'write') return write(tx, checkpoint, limit);
      const counted = await countExported(tx, params.target, now);
      return { ...quiet, to: { phase: 'write', row: 0, after: 0, bytes: 0 }, total: counted, details: { counted } };
    },
    openLanes: () => [],
    maxBatch: () => mostContacts,
    // Nothing is stored, so nothing can be refused.
    rejectNext: (_tx, { checkpoint }, sqlState) =>
      Promise.reject(
        new Error(`The database cannot read a contact while the export is at ${checkpoint.phase} (${sqlState})`),
      ),
    close: () => file.close(),
  };
}
