import { bulkResultHeader, deleteTarget, listBulkResults } from '@rollcall/db/bulk-change';
import type { BulkResult } from '@rollcall/db/bulk-change';
import type { Tx } from '@rollcall/db/database';
import { upsertJobFile } from '@rollcall/db/job';
import type { BulkChangeCheckpoint } from '@rollcall/domain/bulk-change';
import { tally } from '@rollcall/domain/job';
import type { BatchResult, JobId } from '@rollcall/domain/job';
import { resultKey } from '@rollcall/files/store';
import type { AppendWriter, Files } from '@rollcall/files/store';
import { crashPoint } from '../job/crash-point.js';

type Result = BatchResult<BulkChangeCheckpoint>;
type Writing = Extract<BulkChangeCheckpoint, { phase: 'results' }>;

/** How long result files are kept: as long as a bulk change can be undone. */
const keptMs = 30 * 24 * 60 * 60 * 1000;
const quiet = { ledger: tally({}), issues: [] } as const;

/**
 * Writes the result files, batch by batch. Files know no transactions: the checkpoint says how many bytes of each are valid,
 * and whatever lies behind that is cut off and written again.
 */
export class ResultFiles {
  readonly #writers = new Map<BulkResult, AppendWriter>();

  constructor(
    private readonly files: Files,
    private readonly jobId: JobId,
    /** When the target was frozen: nothing was changed before. */
    private readonly since: Date,
    /** A dry run changes nobody: it has no files of contacts that were changed or were not. */
    private readonly results: readonly BulkResult[],
  ) {}

  /** Writes what became of the next rows. */
  async write(tx: Tx, checkpoint: Writing, last: number, newcomers: number): Promise<Result> {
    const { row, files } = checkpoint;
    const found = await listBulkResults(tx, { id: this.jobId, since: this.since }, { after: row, last });
    const written: Writing['files'] = {};
    for (const result of this.results) {
      const { bytes, rows } = files[result] ?? { bytes: 0, rows: 0 };
      const writer = await this.#openAt(result, bytes);
      if (bytes === 0) await writer.write(bulkResultHeader(result));
      await writer.write(found[result].lines);
      written[result] = { bytes: await writer.sync(), rows: rows + found[result].rows };
    }
    crashPoint('in_results');
    return {
      ...quiet,
      to: { phase: 'results', row: last, files: written, newcomers: checkpoint.newcomers + newcomers },
      size: last - row,
    };
  }

  /** Names the files, and lets go of the target: from here on the job is its ledger, its issues and its files. */
  async end(tx: Tx, { row, files, newcomers }: Writing): Promise<Result> {
    await this.close();
    const expiresAt = new Date(Date.now() + keptMs);
    for (const [name, { bytes, rows }] of Object.entries(files)) {
      const storageKey = resultKey(this.jobId, `${name}.csv`);
      await upsertJobFile(tx, this.jobId, { name: `${name}.csv`, storageKey, bytes, rows, expiresAt });
    }
    await deleteTarget(tx, this.jobId);
    return { ...quiet, to: { phase: 'done', row }, size: 0, details: { newcomers } };
  }

  async close(): Promise<void> {
    for (const writer of this.#writers.values()) await writer.close();
    this.#writers.clear();
  }

  async #openAt(result: BulkResult, bytes: number): Promise<AppendWriter> {
    const before = this.#writers.get(result);
    if (before?.bytes === bytes) return before;
    await before?.close();
    const writer = await this.files.createAppendWriter(resultKey(this.jobId, `${result}.csv`), bytes);
    this.#writers.set(result, writer);
    return writer;
  }
}
