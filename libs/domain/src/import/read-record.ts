import type { RefusalCode } from '../refusal/index.js';

/** How the text of a CSV file is cut into cells; a part of `FileFormat`. */
export interface Dialect {
  readonly delimiter: ',' | ';' | '\t' | '|';
  /** '' means that no cell is quoted. */
  readonly quote: '"' | "'" | '';
  readonly newline: '\n' | '\r';
}

/** What stops a file that would eat the memory. */
export interface SplitLimits {
  /** The longest cell, in bytes, quotes taken off. */
  readonly maxCellBytes: number;
  readonly maxColumns: number;
}

/** Why a record cannot be read although the rest of the file can: `value` begins at the quote. */
export interface RecordFault {
  readonly code: 'row.malformed-quote';
  readonly cell: number;
  readonly value: string;
}

/** How far an over-long cell or a broken line is followed to find out what is wrong with it, in bytes. */
const searchBytes = 1024 * 1024;
/** How much of a broken cell a fault shows, in bytes. */
const faultValueBytes = 500;

/** What `readQuoted` answers when it has no cell. */
const incomplete = -1;
const malformed = -2;

/**
 * Reads single records, quotes and all, out of a piece of text. It keeps cursors to the next newline, quote and delimiter,
 * so places must be asked for in rising order. What it decides never depends on where the text happens to stop: it says
 * "incomplete" instead.
 */
export class RecordReader {
  // The answer of the last `read` that was true.
  cells: string[] = [];
  end = 0;
  next = 0;
  fault: RecordFault | undefined;

  private text = '';
  private isLast = false;
  private newlineAt = -1;
  private quoteAt = -1;
  private delimiterAt = -1;

  constructor(
    private readonly dialect: Dialect,
    private readonly limits: SplitLimits,
    private readonly refuse: (code: RefusalCode) => never,
  ) {}

  /** Starts on a new text; `isLast` says that nothing comes after it. */
  load(text: string, isLast: boolean): void {
    this.text = text;
    this.isLast = isLast;
    this.newlineAt = this.quoteAt = this.delimiterAt = -1;
  }

  /** The next newline at or after a place; the text's length if there is none. */
  findNewline(at: number): number {
    if (this.newlineAt < at) this.newlineAt = this.find(this.dialect.newline, at);
    return this.newlineAt;
  }

  /** The next quote at or after a place; the text's length if there is none. */
  findQuote(at: number): number {
    if (this.quoteAt < at)
      this.quoteAt = this.dialect.quote === '' ? this.text.length : this.find(this.dialect.quote, at);
    return this.quoteAt;
  }

  /** Where the data of a line stops that ends at `newline`: a CR before an LF, or before the end of the file, is not data. */
  endOfLine(newline: number, from: number): number {
    const { text, isLast } = this;
    const hasReturn = this.dialect.newline === '\n' && newline > from && text.charCodeAt(newline - 1) === 13;
    return hasReturn && (newline < text.length || isLast) ? newline - 1 : newline;
  }

  /** Reads the record that begins at `start`. False: its end is not in the text yet. */
  read(start: number): boolean {
    const { text, dialect, limits } = this;
    this.cells = [];
    this.fault = undefined;
    let at = start;
    for (;;) {
      if (this.cells.length === limits.maxColumns) this.refuse('import.too-many-columns');
      if (at < text.length && text[at] === dialect.quote) {
        const after = this.readQuoted(start, at);
        if (after === malformed) return true;
        if (after === incomplete) return false;
        if (text[after] !== dialect.delimiter) return this.finish(after, this.findNewline(after));
        at = after + 1;
        continue;
      }
      if (this.delimiterAt < at) this.delimiterAt = this.find(dialect.delimiter, at);
      const newline = this.findNewline(at);
      if (this.delimiterAt > newline || this.delimiterAt === text.length) return this.readLast(at, newline);
      this.keep(at, this.delimiterAt);
      at = this.delimiterAt + 1;
    }
  }

  private find(char: string, at: number): number {
    const found = this.text.indexOf(char, at);
    return found === -1 ? this.text.length : found;
  }

  private finish(end: number, newline: number): true {
    this.end = end;
    this.next = Math.min(newline + 1, this.text.length);
    return true;
  }

  private keep(from: number, to: number): void {
    if (to - from > this.limits.maxCellBytes) this.refuse('import.cell-too-long');
    this.cells.push(this.text.slice(from, to));
  }

  private readLast(at: number, newline: number): boolean {
    const { length } = this.text;
    if (newline === length && !this.isLast) {
      // One byte more than the limit may still be the CR of a line end.
      if (length - at > this.limits.maxCellBytes + 1) this.refuse('import.cell-too-long');
      return false;
    }
    const end = this.endOfLine(newline, at);
    this.keep(at, end);
    return this.finish(end, newline);
  }

  /** Reads the quoted cell at `open` and answers the place after its closing quote. */
  private readQuoted(start: number, open: number): number {
    const { text, dialect, limits } = this;
    const stop = open + 1 + searchBytes;
    let from = open + 1;
    let doubled = 0;
    let close: number;
    for (;;) {
      close = text.indexOf(dialect.quote, from);
      if (close === -1 || close >= stop) return this.missClosingQuote(open, stop, close, doubled);
      if (close + 1 === text.length && !this.isLast) return incomplete;
      if (text[close + 1] !== dialect.quote) break;
      doubled++;
      from = close + 2;
    }
    const isClosed = this.isClosedAt(close + 1);
    if (isClosed === null) return incomplete;
    if (!isClosed) return this.readMalformed(start, open, close);
    if (close - open - 1 - doubled > limits.maxCellBytes) this.refuse('import.cell-too-long');
    const cell = text.slice(open + 1, close);
    this.cells.push(doubled === 0 ? cell : cell.replaceAll(dialect.quote + dialect.quote, dialect.quote));
    return close + 1;
  }

  /** Whether what follows a closing quote lets it close the cell; null if that is not in the text yet. */
  private isClosedAt(at: number): boolean | null {
    const { text, dialect } = this;
    if (at >= text.length) return true;
    if (text[at] === dialect.delimiter || text[at] === dialect.newline) return true;
    if (dialect.newline !== '\n' || text[at] !== '\r') return false;
    if (at + 1 === text.length) return this.isLast ? true : null;
    return text[at + 1] === '\n';
  }

  private missClosingQuote(open: number, stop: number, close: number, doubled: number): number {
    const { text, limits } = this;
    if (close === -1 && text.length < stop && !this.isLast) return incomplete;
    const end = Math.min(stop, text.length);
    const isOneLine = !this.hasNewline(open, end);
    const isTooLong = end - open - 1 - doubled > limits.maxCellBytes;
    return this.refuse(isOneLine && isTooLong ? 'import.cell-too-long' : 'import.unclosed-quote');
  }

  /**
   * Something follows a closing quote. On the record's first line the damage is this line's alone. Beyond it nobody can
   * tell which rows the quote swallowed, so the file is refused.
   */
  private readMalformed(start: number, open: number, close: number): number {
    const { text, limits } = this;
    if (this.hasNewline(start, close)) this.refuse('import.unclosed-quote');
    if (close - open > limits.maxCellBytes) this.refuse('import.cell-too-long');
    const newline = this.findNewline(close + 1);
    if (newline - close > searchBytes) this.refuse('import.cell-too-long');
    if (newline === text.length && !this.isLast) return incomplete;
    const end = this.endOfLine(newline, start);
    const value = text.slice(open, Math.min(end, open + faultValueBytes));
    this.fault = { code: 'row.malformed-quote', cell: this.cells.length, value };
    this.finish(end, newline);
    return malformed;
  }

  private hasNewline(from: number, to: number): boolean {
    const at = this.text.indexOf(this.dialect.newline, from);
    return at !== -1 && at < to;
  }
}
