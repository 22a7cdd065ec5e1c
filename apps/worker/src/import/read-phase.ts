import { once } from 'node:events';
import { finished } from 'node:stream/promises';
import type { Tx } from '@rollcall/db/database';
import {
  countStagedRows,
  createStaging,
  insertKeys,
  openStagingCopy,
  planRejected,
  truncateStaging,
} from '@rollcall/db/import';
import { issue } from '@rollcall/domain/import';
import type { ImportCheckpoint } from '@rollcall/domain/import';
import { tally } from '@rollcall/domain/job';
import type { BatchResult, RowIssue } from '@rollcall/domain/job';
import { Refusal } from '@rollcall/domain/refusal';
import { crashPoint } from '../job/crash-point.js';
import { toPlaceLine } from './copy-line.js';
import type { ImportContext, OpenImport, PositionIn } from './import-context.js';
import { openBody, openFile } from './open-file.js';
import { RowReader } from './read-rows.js';
import type { ReadRow } from './read-rows.js';

type Result = BatchResult<ImportCheckpoint>;

/** Lines are handed to COPY in pieces of about this many. */
const writeLines = 1_000;

/**
 * The first two phases: `read` fills staging from the file and judges every row by itself; `reload` fills staging again after a
 * server crash emptied it, and changes nothing else.
 */
export class ReadPhase {
  #reader: { readonly rows: RowReader; row: number } | undefined;

  constructor(private readonly context: ImportContext) {}

  /** Looks into the file and makes room for its rows. Nothing is written for a file that is refused. */
  async open(tx: Tx): Promise<Result> {
    const { facts, estimatedRows } = await openFile(this.context.files, this.context.request);
    await createStaging(tx, this.context.job.jobId);
    this.context.forget();
    return {
      to: { phase: 'read', byte: facts.firstByte, row: 0 },
      ledger: tally({}),
      size: 0,
      issues: [],
      details: facts,
      ...(estimatedRows === null ? {} : { total: estimatedRows }),
    };
  }

  /** Whether staging lacks rows that the checkpoint says were read: the server crashed meanwhile. */
  async isStagingLost(tx: Tx, row: number): Promise<boolean> {
    return row > 0 && (await countStagedRows(tx, this.context.job.jobId)) < row;
  }

  /** Begins to read the file again, up to the row that was reached, and then goes on at the checkpoint. */
  async startReload(tx: Tx, open: OpenImport, from: ImportCheckpoint, until: number): Promise<Result> {
    await truncateStaging(tx, open.jobId);
    await this.close();
    return {
      to: { phase: 'reload', byte: open.facts.firstByte, row: 0, until, next: JSON.stringify(from) },
      ledger: tally({}),
      size: 0,
      issues: [],
    };
  }

  async reload(tx: Tx, open: OpenImport, { checkpoint }: PositionIn<'reload'>, limit: number): Promise<Result> {
    const rows = await this.#take(open, checkpoint, Math.min(limit, checkpoint.until - checkpoint.row));
    return this.#reloaded(tx, open, checkpoint, rows);
  }

  /** Stages only the place of the next row again: it could not be stored the first time either. */
  async reloadPlace(tx: Tx, open: OpenImport, { checkpoint }: PositionIn<'reload'>): Promise<Result> {
    const rows = await this.#take(open, checkpoint, 1);
    return this.#reloaded(
      tx,
      open,
      checkpoint,
      rows.map((row) => placeOnly(row, open)),
    );
  }

  async #reloaded(
    tx: Tx,
    open: OpenImport,
    checkpoint: PositionIn<'reload'>['checkpoint'],
    rows: readonly ReadRow[],
  ): Promise<Result> {
    const last = rows.at(-1);
    if (!last) throw new Error('The file has fewer rows than when it was read first');
    await this.#stage(tx, open, checkpoint.row, rows);
    const next = JSON.parse(checkpoint.next) as ImportCheckpoint;
    const to: ImportCheckpoint =
      last.row >= checkpoint.until ? next : { ...checkpoint, byte: last.nextByte, row: last.row };
    return { to, ledger: tally({}), size: rows.length, issues: [] };
  }

  async read(tx: Tx, open: OpenImport, { checkpoint }: PositionIn<'read'>, limit: number): Promise<Result> {
    const rows = await this.#take(open, checkpoint, limit);
    const last = rows.at(-1);
    if (!last) return this.#end(checkpoint.row);
    await this.#stage(tx, open, checkpoint.row, rows);
    crashPoint('after_staging_batch');
    const rejected = rows.filter((row) => row.isRejected).map(({ row }) => row);
    await planRejected(tx, open.jobId, rejected);
    return {
      to: { phase: 'read', byte: last.nextByte, row: last.row },
      ledger: tally({ read: rows.length, rejected: rejected.length }),
      issues: rows.flatMap(({ issues }) => issues),
    };
  }

  /** Stages only the place of the next row, and rejects it. */
  async rejectNext(tx: Tx, open: OpenImport, { checkpoint }: PositionIn<'read'>): Promise<Result> {
    const [row] = await this.#take(open, checkpoint, 1);
    if (!row) return this.#end(checkpoint.row);
    const found: RowIssue = issue(row.row, '', 'row.not-storable', '');
    await this.#stage(tx, open, checkpoint.row, [placeOnly(row, open)]);
    await planRejected(tx, open.jobId, [row.row]);
    return {
      to: { phase: 'read', byte: row.nextByte, row: row.row },
      ledger: tally({ rejected: 1 }),
      issues: [found],
    };
  }

  async close(): Promise<void> {
    const reader = this.#reader;
    this.#reader = undefined;
    await reader?.rows.close();
  }

  #end(row: number): Result {
    if (row === 0) throw new Refusal('import.header-only');
    this.context.forget();
    return { to: { phase: 'doubles', key: 0, slice: 0, row: 0 }, ledger: tally({}), size: 0, issues: [], total: row };
  }

  /** The reader that goes on at the checkpoint: the one of the last batch, or a new one after a rollback or a new turn. */
  async #take(
    open: OpenImport,
    from: { readonly byte: number; readonly row: number },
    limit: number,
  ): Promise<readonly ReadRow[]> {
    if (this.#reader?.row !== from.row) {
      await this.close();
      const text = await openBody(this.context.files, open.request, open.facts, from.byte);
      this.#reader = { row: from.row, rows: new RowReader({ ...open.facts, text, plan: open.plan, from }) };
    }
    const rows = await this.#reader.rows.take(limit);
    this.#reader.row = rows.at(-1)?.row ?? from.row;
    return rows;
  }

  async #stage(tx: Tx, open: OpenImport, after: number, rows: readonly ReadRow[]): Promise<void> {
    const copy = await openStagingCopy(tx, open.layout);
    const done = finished(copy);
    done.catch(() => undefined); // a fault of the server breaks the loop below too, and is thrown once, by `await done`
    for (let from = 0; from < rows.length; from += writeLines) {
      const piece = Buffer.concat(rows.slice(from, from + writeLines).map(({ line }) => line));
      if (!copy.write(piece)) await Promise.race([once(copy, 'drain'), done]);
    }
    copy.end();
    await done;
    await insertKeys(tx, open.layout, after, rows.at(-1)!.row);
  }
}

/** A row without its cells. */
function placeOnly(row: ReadRow, { plan }: OpenImport): ReadRow {
  const [, byteAt, byteLength] = row.line.toString().split('\t');
  const place = { byteAt: Number(byteAt), byteLength: Number(byteLength) };
  return { ...row, line: Buffer.from(toPlaceLine(row.row, place, plan)) };
}
