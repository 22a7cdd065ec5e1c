import type { Dialect, SplitLimits } from './read-record.js';

/** What {@link QuickRecords.read} answers instead of a place: the bytes do not hold the whole record. */
export const isIncomplete = -1;
/** What {@link QuickRecords.read} answers instead of a place: this record needs `RecordSplitter`. */
export const needsSplitter = -2;

const carriageReturn = 13;
const lineFeed = 10;

/**
 * Finds the cells of records in bytes, without making text of them. It knows the records that nearly all files are made of:
 * lines that end with LF, cells that are quoted from end to end, nothing broken. What it reads is what
 * `RecordSplitter` reads; for everything else it says so, and that one decides.
 */
export class QuickRecords {
  /** Where the cells of the last record begin and end, their quotes taken off; `count` of them. */
  readonly starts: Int32Array;
  readonly ends: Int32Array;
  /** 1 for a cell in which quotes stand doubled: see {@link unquoted}. */
  readonly doubled: Uint8Array;
  count = 0;
  /** Where the last record begins, blank lines before it passed over, and ends, without its line end. */
  begin = 0;
  end = 0;

  readonly #delimiter: number;
  readonly #quote: number;
  readonly #maxBytes: number;

  /**
   * @param maxCells a record with more cells is not read
   * @returns null for a dialect that it does not know
   */
  static of(dialect: Dialect, limits: SplitLimits, maxCells: number): QuickRecords | null {
    return dialect.newline === '\n' ? new QuickRecords(dialect, limits, maxCells) : null;
  }

  private constructor(dialect: Dialect, limits: SplitLimits, maxCells: number) {
    this.#delimiter = dialect.delimiter.charCodeAt(0);
    this.#quote = dialect.quote === '' ? -1 : dialect.quote.charCodeAt(0);
    this.#maxBytes = limits.maxCellBytes; // of the record: then no cell of it can be longer
    this.starts = new Int32Array(Math.min(maxCells, limits.maxColumns));
    this.ends = new Int32Array(this.starts.length);
    this.doubled = new Uint8Array(this.starts.length);
  }

  /** What a cell of the last record says, given its bytes as text: of two quotes one. */
  unquoted(cell: number, text: string): string {
    if (this.doubled[cell] === 0) return text;
    const quote = String.fromCharCode(this.#quote);
    return text.replaceAll(quote + quote, quote);
  }

  /**
   * Reads the record that begins at `at`.
   * @returns the place behind its line end, {@link isIncomplete} or {@link needsSplitter}; `begin` is set in any case
   */
  read(bytes: Uint8Array, at: number): number {
    const begin = afterBlankLines(bytes, at);
    this.begin = begin;
    this.count = 0;
    const next = this.#readCells(bytes, begin);
    if (next === isIncomplete) return bytes.length - begin > this.#maxBytes ? needsSplitter : isIncomplete;
    return next === needsSplitter || this.end - begin > this.#maxBytes ? needsSplitter : next;
  }

  #readCells(bytes: Uint8Array, begin: number): number {
    const { starts, ends } = this;
    const delimiter = this.#delimiter;
    const quote = this.#quote;
    const stop = bytes.length;
    let at = begin;
    for (let cell = 0; cell < starts.length; cell++) {
      if (at < stop && bytes[at] === quote) {
        const close = this.#findClose(bytes, at + 1, cell);
        if (close === isIncomplete) return isIncomplete;
        starts[cell] = at + 1;
        ends[cell] = close;
        const after = bytes[close + 1];
        if (after !== delimiter) return this.#finishQuoted(bytes, close + 1, cell + 1);
        at = close + 2;
        continue;
      }
      starts[cell] = at;
      this.doubled[cell] = 0;
      let byte = 0;
      while (at < stop && (byte = bytes[at]!) !== delimiter && byte !== lineFeed) at++;
      if (at === stop) return isIncomplete;
      if (byte === lineFeed) return this.#finish(bytes, at, cell);
      ends[cell] = at++;
    }
    return needsSplitter;
  }

  /** Where the quote is that closes a cell. What comes behind it must be there, to tell it from a doubled one. */
  #findClose(bytes: Uint8Array, from: number, cell: number): number {
    this.doubled[cell] = 0;
    for (let at = from; ;) {
      const close = bytes.indexOf(this.#quote, at);
      if (close === -1 || close + 1 >= bytes.length) return isIncomplete;
      if (bytes[close + 1] !== this.#quote) return close;
      this.doubled[cell] = 1;
      at = close + 2;
    }
  }

  #finish(bytes: Uint8Array, newline: number, cell: number): number {
    const end = newline > this.starts[cell]! && bytes[newline - 1] === carriageReturn ? newline - 1 : newline;
    this.ends[cell] = this.end = end;
    this.count = cell + 1;
    return newline + 1;
  }

  #finishQuoted(bytes: Uint8Array, at: number, count: number): number {
    const hasReturn = bytes[at] === carriageReturn;
    if (hasReturn && at + 1 >= bytes.length) return isIncomplete;
    if (bytes[hasReturn ? at + 1 : at] !== lineFeed) return needsSplitter;
    this.end = at;
    this.count = count;
    return hasReturn ? at + 2 : at + 1;
  }
}

/** Blank lines are no records. A CR that may be half a line end stays. */
function afterBlankLines(bytes: Uint8Array, from: number): number {
  for (let at = from; ;) {
    if (bytes[at] === lineFeed) at++;
    else if (bytes[at] === carriageReturn && bytes[at + 1] === lineFeed) at += 2;
    else return at;
  }
}
