import { once } from 'node:events';
import { finished } from 'node:stream/promises';
import { findCustomFieldRules, listCustomFields } from '@rollcall/db/contact';
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
import type { ImportFacts } from './import-facts.js';
import { openBody, openFile } from './open-file.js';
import { openParser } from './parser.js';
import type { Parser } from './parser.js';
import { RowReader } from './read-rows.js';
import type { ParseRules } from './row-parser.js';
import type { RowBatch } from './row-queue.js';

type Result = BatchResult<ImportCheckpoint>;

/**
 * The first two phases: `read` fills staging from the file and judges every row by itself; `reload` fills staging again after a
 * server crash emptied it, and changes nothing else.
 */
export class ReadPhase {
  #reader: { readonly rows: RowReader; row: number } | undefined;
  #parser: Parser | undefined;

  constructor(private readonly context: ImportContext) {}

  /** Looks into the file and makes room for its rows. Nothing is written for a file that is refused. */
  async open(tx: Tx): Promise<Result> {
    const { files, request } = this.context;
    const customKeys = (await listCustomFields(tx)).map(({ key }) => key);
    const find = (columns: ImportFacts['columns']) => findTypedFields(tx, columns);
    const { facts, estimatedRows } = await openFile(files, request, find, customKeys);
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
    const batch = await this.#take(open, checkpoint, Math.min(limit, checkpoint.until - checkpoint.row));
    return this.#reloaded(tx, open, checkpoint, batch);
  }

  /** Stages only the place of the next row again: it could not be stored the first time either. */
  async reloadPlace(tx: Tx, open: OpenImport, { checkpoint }: PositionIn<'reload'>): Promise<Result> {
    const batch = await this.#take(open, checkpoint, 1);
    return this.#reloaded(tx, open, checkpoint, batch && placeOnly(batch, open));
  }

  async #reloaded(
    tx: Tx,
    open: OpenImport,
    checkpoint: PositionIn<'reload'>['checkpoint'],
    batch: RowBatch | null,
  ): Promise<Result> {
    if (!batch) throw new Error('The file has fewer rows than when it was read first');
    await this.#stage(tx, open, checkpoint.row, batch);
    const { lastRow: row, nextByte: byte, count: size } = batch;
    const next = JSON.parse(checkpoint.next) as ImportCheckpoint;
    const to: ImportCheckpoint = row >= checkpoint.until ? next : { ...checkpoint, byte, row };
    return { to, ledger: tally({}), size, issues: [] };
  }

  async read(tx: Tx, open: OpenImport, { checkpoint }: PositionIn<'read'>, limit: number): Promise<Result> {
    const batch = await this.#take(open, checkpoint, limit);
    if (!batch) return this.#end(checkpoint.row);
    await this.#stage(tx, open, checkpoint.row, batch);
    crashPoint('after_staging_batch');
    const { rejected, issues } = batch;
    await planRejected(tx, open.jobId, rejected);
    return {
      to: { phase: 'read', byte: batch.nextByte, row: batch.lastRow },
      ledger: tally({ read: batch.count, rejected: rejected.length }),
      issues,
    };
  }

  /** Stages only the place of the next row, and rejects it. */
  async rejectNext(tx: Tx, open: OpenImport, { checkpoint }: PositionIn<'read'>): Promise<Result> {
    const batch = await this.#take(open, checkpoint, 1);
    if (!batch) return this.#end(checkpoint.row);
    const found: RowIssue = issue(batch.lastRow, '', 'row.not-storable', '');
    await this.#stage(tx, open, checkpoint.row, placeOnly(batch, open));
    await planRejected(tx, open.jobId, [batch.lastRow]);
    return {
      to: { phase: 'read', byte: batch.nextByte, row: batch.lastRow },
      ledger: tally({ rejected: 1 }),
      issues: [found],
    };
  }

  async close(): Promise<void> {
    await this.#closeReader();
    const parser = this.#parser;
    this.#parser = undefined;
    await parser?.close();
  }

  async #closeReader(): Promise<void> {
    const reader = this.#reader;
    this.#reader = undefined;
    await reader?.rows.close();
  }

  /** No row is left. The parser goes too: the phases that come take long, and need its memory for better things. */
  async #end(row: number): Promise<Result> {
    if (row === 0) throw new Refusal('import.header-only');
    await this.close();
    this.context.forget();
    return { to: { phase: 'doubles', key: 0, slice: 0, row: 0 }, ledger: tally({}), size: 0, issues: [], total: row };
  }

  /** The reader that goes on at the checkpoint: the one of the last batch, or a new one after a rollback or a new turn. */
  async #take(
    open: OpenImport,
    from: { readonly byte: number; readonly row: number },
    limit: number,
  ): Promise<RowBatch | null> {
    if (this.#reader?.row !== from.row) {
      await this.#closeReader();
      const text = await openBody(this.context.files, open.request, open.facts, from.byte);
      this.#parser ??= openParser(parseRulesOf(open));
      this.#reader = { row: from.row, rows: new RowReader({ text, parser: this.#parser, from }) };
    }
    const batch = await this.#reader.rows.take(limit);
    this.#reader.row = batch?.lastRow ?? from.row;
    return batch;
  }

  async #stage(tx: Tx, open: OpenImport, after: number, { lines, lastRow }: RowBatch): Promise<void> {
    const copy = await openStagingCopy(tx, open.layout);
    const done = finished(copy);
    done.catch(() => undefined); // a fault of the server breaks the loop below too, and is thrown once, by `await done`
    for (const piece of lines) if (!copy.write(piece)) await Promise.race([once(copy, 'drain'), done]);
    copy.end();
    await done;
    await insertKeys(tx, open.layout, after, lastRow);
  }
}

/** What the mapped custom fields hold, if it is no text. Kept with the job: every resume reads the file alike. */
async function findTypedFields(tx: Tx, columns: ImportFacts['columns']): Promise<ImportFacts['customFields']> {
  const keys = columns.flatMap(({ field }) => (field?.startsWith('custom:') ? [field.slice('custom:'.length)] : []));
  const found = Object.entries(await findCustomFieldRules(tx, keys));
  return Object.fromEntries(found.filter(([, { type }]) => type !== 'string'));
}

/** What decides about a row, and nothing else: a parser may be far away. */
function parseRulesOf({ facts, request }: OpenImport): ParseRules {
  const { format, columns, dateOrder, customFields } = facts;
  const { badCells, defaultCountry, mode, match } = request;
  return { format, columns, dateOrder, customFields, options: { badCells, defaultCountry, mode, match } };
}

/** A single row without its cells. */
function placeOnly(batch: RowBatch, { plan }: OpenImport): RowBatch {
  const [, byteAt, byteLength] = Buffer.concat(batch.lines).toString().split('\t');
  const place = { byteAt: Number(byteAt), byteLength: Number(byteLength) };
  return { ...batch, lines: [Buffer.from(toPlaceLine(batch.lastRow, place, plan))] };
}
