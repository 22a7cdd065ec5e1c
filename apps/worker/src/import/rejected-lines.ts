import type { RejectedRow } from '@rollcall/db/import';
import { importIssueCodes } from '@rollcall/domain/import';
import type { FileFormat, ImportIssueCode } from '@rollcall/domain/import';
import { RecordSplitter } from '@rollcall/domain/import';
import type { ImportFacts } from './import-facts.js';

const ownColumns = ['_row', '_column', '_code', '_message'];
/** Unpacked text can only be read forward: a place behind this far ahead is cheaper to skip to than to open again. */
const limits = { maxCellBytes: Number.MAX_SAFE_INTEGER, maxColumns: Number.MAX_SAFE_INTEGER };

/** The header of `rejected.csv`: the file's own columns, then why each row was rejected. */
export function rejectedHeader({ format, columns }: ImportFacts): string {
  const headers = format.hasHeader
    ? columns.map(({ header }) => header)
    : columns.map((_, index) => `Column ${index + 1}`);
  return [...headers, ...ownColumns].map((text) => cellOf(text, format)).join(format.delimiter) + format.newline;
}

/**
 * Cuts rejected rows out of the client's file, byte for byte as they stand there, in UTF-8. Rows must be asked for in order:
 * the file is read forward once.
 */
export class RejectedLines {
  #chunks: AsyncIterator<Buffer> | undefined;
  #buffer: Buffer = Buffer.alloc(0);
  #at = 0;

  constructor(
    private readonly facts: ImportFacts,
    private readonly open: (fromByte: number) => Promise<AsyncIterable<Buffer>>,
  ) {}

  /** The row as it was, padded to the width of the header, and its reasons. */
  async lineOf(row: RejectedRow): Promise<Buffer> {
    const { format, columns } = this.facts;
    const record = await this.#read(row.byteAt, row.byteLength);
    const missing = Math.max(0, columns.length - countCells(record, format));
    const reasons = [
      String(row.row),
      row.issues.map(({ column }) => column).join(' | '),
      row.issues.map(({ code }) => code).join(' | '),
      row.issues.map(({ code }) => importIssueCodes[code as ImportIssueCode] ?? code).join(' | '),
    ];
    const tail = reasons.map((text) => format.delimiter + cellOf(text, format)).join('');
    return Buffer.concat([record, Buffer.from(format.delimiter.repeat(missing) + tail + format.newline)]);
  }

  async close(): Promise<void> {
    await this.#chunks?.return?.();
    this.#chunks = undefined;
  }

  async #read(byteAt: number, byteLength: number): Promise<Buffer> {
    if (!this.#chunks || byteAt < this.#at) await this.#reopen(byteAt);
    while (this.#at + this.#buffer.length < byteAt + byteLength) {
      const next = await this.#chunks!.next();
      if (next.done) throw new Error('The file ends before a row that was read from it');
      const skip = Math.min(this.#buffer.length, Math.max(0, byteAt - this.#at));
      this.#buffer =
        this.#buffer.length === skip ? next.value : Buffer.concat([this.#buffer.subarray(skip), next.value]);
      this.#at += skip;
    }
    const from = byteAt - this.#at;
    return this.#buffer.subarray(from, from + byteLength);
  }

  async #reopen(byteAt: number): Promise<void> {
    await this.close();
    this.#chunks = (await this.open(byteAt))[Symbol.asyncIterator]();
    this.#buffer = Buffer.alloc(0);
    this.#at = byteAt;
  }
}

function countCells(record: Buffer, format: FileFormat): number {
  let count = 0;
  const splitter = new RecordSplitter(format, limits);
  const keep = ({ cells }: { readonly cells: readonly string[] }): void => {
    count = Math.max(count, cells.length);
  };
  splitter.push(record.toString('latin1'), keep);
  splitter.end(keep);
  // A row that cannot be cut into cells stays as it is: nobody knows how many it has.
  return count === 0 ? Number.MAX_SAFE_INTEGER : count;
}

/** One of our own cells in the client's dialect. Without quotes nothing may look like a delimiter. */
function cellOf(text: string, { delimiter, quote }: FileFormat): string {
  if (quote === '') return text.replaceAll(delimiter, ' ').replace(/[\r\n]+/g, ' ');
  const isPlain = !text.includes(delimiter) && !text.includes(quote) && !/[\r\n]/.test(text);
  return isPlain ? text : quote + text.replaceAll(quote, quote + quote) + quote;
}
