import {
  compilePlan,
  compileQuickPlan,
  decodeCells,
  isIncomplete,
  issue,
  maxCellBytes,
  maxImportColumns,
  maxImportRows,
  needsSplitter,
  QuickRecords,
  RecordSplitter,
} from '@rollcall/domain/import';
import type { CompiledPlan, FileFormat, PlanInput, PlannedRow, RawRecord } from '@rollcall/domain/import';
import { Refusal } from '@rollcall/domain/refusal';
import { toCopyLine, toPlaceLine } from './copy-line.js';
import type { RowPlace } from './copy-line.js';
import { LineWriter } from './line-writer.js';
import type { LineBlock } from './line-writer.js';
import { QuickLines } from './quick-lines.js';

const limits = { maxCellBytes, maxColumns: maxImportColumns };

/** All that decides what becomes of a row; plain data. */
export interface ParseRules extends PlanInput {
  readonly format: FileFormat;
}

/** Where to begin: the first byte, and the number of the row before it. */
export interface ParseStart {
  readonly byte: number;
  readonly row: number;
}

/** What became of one piece of text: its rows, up to the place where the file is broken, if it is. */
export interface ParsedPiece {
  readonly block: LineBlock;
  /** A refusal of the file, with the `row`, or a fault. Nothing can be parsed after it. */
  readonly broken: Error | null;
}

/**
 * Makes COPY lines of the bytes of a file: cuts them into records, judges these by the rules and writes what they ask for.
 * Records and rows that are as they should be take a short way, from bytes to bytes; all others are read as text by
 * `RecordSplitter` and `CompiledPlan`, which know every rule.
 */
export class RowParser {
  readonly #plan: CompiledPlan;
  readonly #records: QuickRecords | null;
  readonly #quick: QuickLines | null;
  readonly #out = new LineWriter();

  #start: ParseStart = { byte: 0, row: 0 };
  #row = 0;
  /** Bytes of a record that is not complete yet, and where they begin in the file. */
  #tail = new Uint8Array(0);
  #tailByte = 0;
  /** Reads on while a record needs it. */
  #splitter: RecordSplitter | undefined;

  constructor(private readonly rules: ParseRules) {
    this.#plan = compilePlan(rules);
    this.#records = QuickRecords.of(rules.format, limits, rules.columns.length);
    const quick = compileQuickPlan(rules, this.#plan);
    this.#quick = quick && this.#records && new QuickLines(quick, this.#records, this.#out);
  }

  /** Begins anew. */
  start(from: ParseStart): void {
    this.#start = from;
    this.#row = from.row;
    this.#tail = new Uint8Array(0);
    this.#tailByte = from.byte;
    this.#splitter = undefined;
  }

  /** Takes the next bytes of the file, of any length; `isLast`: there are no more. */
  parse(piece: Uint8Array, isLast: boolean): ParsedPiece {
    let broken: Error | null = null;
    try {
      this.#parse(piece, isLast);
    } catch (fault) {
      broken = fault instanceof Refusal ? withRow(fault, this.#row + 1) : asError(fault);
    }
    return { block: this.#out.takeBlock(), broken };
  }

  #parse(piece: Uint8Array, isLast: boolean): void {
    const bytes = this.#tail.length === 0 ? piece : joined(this.#tail, piece);
    const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
    const byteAt = this.#tailByte;
    let at = 0;
    while (at < bytes.length) {
      const next = this.#splitter || !this.#records ? needsSplitter : this.#records.read(bytes, at);
      if (next === isIncomplete && !isLast) break;
      if (next < 0) at = this.#split(text, at, byteAt + at);
      else {
        this.#takeQuick(bytes, text, byteAt);
        at = next;
        this.#out.endRow(this.#row, byteAt + next);
      }
    }
    this.#tail = bytes.slice(at);
    this.#tailByte = byteAt + at;
    if (isLast) this.#splitter?.end(this.#accept);
  }

  /** Plans the record that `#records` has just read. */
  #takeQuick(bytes: Uint8Array, text: Buffer, byteAt: number): void {
    const records = this.#records!;
    const row = this.#nextRow();
    if (this.#quick?.write({ row, byteAt: byteAt + records.begin, bytes, text })) return;
    const cells: string[] = [];
    for (let cell = 0; cell < records.count; cell++)
      cells.push(records.unquoted(cell, text.toString('latin1', records.starts[cell], records.ends[cell])));
    const place = { byteAt: byteAt + records.begin, byteLength: records.end - records.begin };
    this.#write(this.#plan.plan(row, decodeCells(cells)), place);
  }

  /** Gives the splitter the next line, until it has handed out all it was given; answers the place behind the line. */
  #split(text: Buffer, at: number, byte: number): number {
    if (!this.#splitter) {
      this.#splitter = new RecordSplitter(this.rules.format, limits, byte);
      this.#splitter.recordCount = this.#row - this.#start.row;
    }
    const newline = this.#records ? text.indexOf('\n', at) : -1;
    const end = newline === -1 ? text.length : newline + 1;
    this.#splitter.push(text.toString('latin1', at, end), this.#accept);
    // Nothing waits behind the last record: the next one may be a plain one again.
    if (this.#records && this.#splitter.nextByte === byte + end - at) this.#splitter = undefined;
    return end;
  }

  #accept = (record: RawRecord): void => {
    const row = this.#nextRow();
    this.#write(this.#judge(row, record), record);
    this.#out.endRow(row, this.#splitter!.nextByte);
  };

  #nextRow(): number {
    if (this.#row >= maxImportRows) throw new Refusal('import.too-many-rows', { most: maxImportRows });
    return ++this.#row;
  }

  #judge(row: number, { fault, cells }: RawRecord): PlannedRow {
    if (!fault) return this.#plan.plan(row, decodeCells(cells));
    const header = this.rules.columns[fault.cell]?.header ?? '';
    return { outcome: 'rejected', row, issues: [issue(row, header, fault.code, fault.value)] };
  }

  #write(planned: PlannedRow, place: RowPlace): void {
    const isRejected = planned.outcome === 'rejected';
    const line = isRejected ? toPlaceLine(planned.row, place, this.#plan) : toCopyLine(planned, place, this.#plan);
    this.#out.write(line);
    this.#out.note(planned.row, isRejected, isRejected ? planned.issues : planned.warnings);
  }
}

function joined(head: Uint8Array, rest: Uint8Array): Uint8Array {
  const bytes = new Uint8Array(head.length + rest.length);
  bytes.set(head);
  bytes.set(rest, head.length);
  return bytes;
}

const withRow = (refusal: Refusal, row: number): Refusal =>
  new Refusal(refusal.code, { ...refusal.details, row }, refusal.message);

const asError = (fault: unknown): Error =>
  fault instanceof Error ? fault : new Error('Parsing failed', { cause: fault });
