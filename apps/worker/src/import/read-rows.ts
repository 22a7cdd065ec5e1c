import {
  decodeCells,
  issue,
  maxCellBytes,
  maxImportColumns,
  maxImportRows,
  RecordSplitter,
} from '@rollcall/domain/import';
import type { CompiledPlan, FileFormat, MappedColumn, PlannedRow, RawRecord } from '@rollcall/domain/import';
import type { RowIssue } from '@rollcall/domain/job';
import { Refusal } from '@rollcall/domain/refusal';
import { toCopyLine, toPlaceLine } from './copy-line.js';

/** One row of the file, ready for COPY. */
export interface ReadRow {
  readonly row: number;
  /** As bytes: a string made of many pieces would keep the text it was cut from in memory. */
  readonly line: Buffer;
  readonly issues: readonly RowIssue[];
  readonly isRejected: boolean;
  /** The first byte behind it: where a resume starts. */
  readonly nextByte: number;
}

/** What the reader needs to know. */
export interface RowSource {
  readonly text: AsyncIterable<Buffer>;
  readonly format: FileFormat;
  readonly columns: readonly MappedColumn[];
  readonly plan: CompiledPlan;
  readonly from: { readonly byte: number; readonly row: number };
}

/**
 * Reads, parses and plans rows ahead of the database, so that both cores work: while PostgreSQL takes one batch, the next
 * one is made. Memory is bounded by what is asked for.
 */
export class RowReader {
  readonly #chunks: AsyncIterator<Buffer>;
  readonly #splitter: RecordSplitter;
  #ready: ReadRow[] = [];
  #row: number;
  #isEnd = false;
  #ahead: Promise<void> | undefined;

  constructor(private readonly source: RowSource) {
    const { format, from } = source;
    this.#chunks = source.text[Symbol.asyncIterator]();
    this.#splitter = new RecordSplitter(format, { maxCellBytes, maxColumns: maxImportColumns }, from.byte);
    this.#row = from.row;
  }

  /**
   * The next rows, `limit` at most; none when the file is over.
   * @throws Refusal for a file that is broken, as soon as the place is met, with the `row`
   */
  async take(limit: number): Promise<readonly ReadRow[]> {
    await this.#ahead;
    while (this.#ready.length < limit && !this.#isEnd) await this.#fill();
    const rows = this.#ready.splice(0, limit);
    this.#ahead = this.#fillUntil(limit).catch((fault: unknown) => {
      this.#broken = fault instanceof Error ? fault : new Error('Reading ahead failed', { cause: fault });
    });
    return rows;
  }

  /** Closes the file. */
  async close(): Promise<void> {
    await this.#ahead;
    await this.#chunks.return?.();
  }

  #broken: Error | undefined;

  async #fillUntil(count: number): Promise<void> {
    while (this.#ready.length < count && !this.#isEnd) await this.#fill();
  }

  async #fill(): Promise<void> {
    if (this.#broken !== undefined) throw this.#broken;
    const next = await this.#chunks.next();
    try {
      if (next.done) this.#splitter.end(this.#accept);
      else for (const text of pieces(next.value)) this.#splitter.push(text, this.#accept);
    } catch (fault) {
      throw fault instanceof Refusal ? withRow(fault, this.#row + 1) : fault;
    }
    this.#isEnd = next.done === true;
  }

  #accept = (record: RawRecord): void => {
    const row = ++this.#row;
    if (row > maxImportRows) throw new Refusal('import.too-many-rows', { most: maxImportRows });
    const nextByte = this.#splitter.nextByte;
    this.#ready.push({ ...this.#plan(row, record), row, nextByte });
  };

  #plan(row: number, record: RawRecord): Pick<ReadRow, 'line' | 'issues' | 'isRejected'> {
    const planned: PlannedRow = record.fault
      ? {
          outcome: 'rejected',
          row,
          issues: [issue(row, this.#header(record.fault.cell), record.fault.code, record.fault.value)],
        }
      : this.source.plan.plan(row, decodeCells(record.cells));
    if (planned.outcome === 'rejected') {
      return {
        line: Buffer.from(toPlaceLine(row, record, this.source.plan)),
        issues: planned.issues,
        isRejected: true,
      };
    }
    return {
      line: Buffer.from(toCopyLine(planned, record, this.source.plan)),
      issues: planned.warnings,
      isRejected: false,
    };
  }

  #header(index: number): string {
    return this.source.columns[index]?.header ?? '';
  }
}

/** Small enough that parsing one piece never holds the process for long: heartbeats and other jobs get their turn. */
const pieceBytes = 256 * 1024;

function* pieces(bytes: Buffer): Iterable<string> {
  for (let at = 0; at < bytes.length; at += pieceBytes)
    yield bytes.toString('latin1', at, Math.min(at + pieceBytes, bytes.length));
}

const withRow = (refusal: Refusal, row: number): Refusal =>
  new Refusal(refusal.code, { ...refusal.details, row }, refusal.message);
