import { Refusal } from '../refusal/index.js';
import { RecordReader } from './read-record.js';
import type { Dialect, RecordFault, SplitLimits } from './read-record.js';

/** One record as the file has it. Cells are bytes, one char each, so offsets are byte offsets; see `decodeCells`. */
export interface RawRecord {
  /** Without their quotes; empty if there is a fault. */
  readonly cells: string[];
  readonly byteAt: number;
  /** Without the line end. */
  readonly byteLength: number;
  /** The record is one physical line that cannot be read: something stands between a closing quote and the delimiter. */
  readonly fault?: RecordFault;
}

/** From here on a record that is still open is read again only when the text has doubled, so reading stays linear. */
const patientFromBytes = 64 * 1024;

/**
 * Cuts CSV text into records, in order, with their exact places in the file.
 *
 * Chars are bytes (the file as UTF-8, decoded as latin1). A record ends at the dialect's newline; with LF one CR before it
 * belongs to the line end, also when the file stops between the two. Blank lines are no records. A quote opens a cell only
 * as its first char; elsewhere it is data. ANY CHUNKING GIVES THE SAME RECORDS, and so does starting anew at `nextByte`:
 * a resumed import depends on it.
 *
 * @throws Refusal `import.cell-too-long`, `import.too-many-columns`, `import.unclosed-quote`, with `byteAt` of the record
 * and `recordsBefore` it since this splitter began
 */
export class RecordSplitter {
  /** The first byte after the last record handed out: a splitter that starts there goes on with the next record. */
  nextByte: number;
  /** Records handed out so far, those with a fault included. */
  recordCount = 0;

  private readonly reader: RecordReader;
  private text = '';
  /** Where `text` begins in the file, and where in it the record that is being read begins. */
  private textByte: number;
  private at = 0;
  private waiting: string[] = [];
  private waitingLength = 0;
  private patientUntil = 0;

  constructor(
    private readonly dialect: Dialect,
    private readonly limits: SplitLimits,
    startByte = 0,
  ) {
    this.nextByte = startByte;
    this.textByte = startByte;
    this.reader = new RecordReader(dialect, limits, (code) => {
      throw new Refusal(code, { byteAt: this.textByte + this.at, recordsBefore: this.recordCount });
    });
  }

  /** Takes the next piece of text, of any length, and hands out the records that are complete. */
  push(text: string, onRecord: (record: RawRecord) => void): void {
    this.waiting.push(text);
    this.waitingLength += text.length;
    if (this.text.length + this.waitingLength >= this.patientUntil) this.readAll(onRecord, false);
  }

  /** The file is over: hands out the last record, which may lack its line end. */
  end(onRecord: (record: RawRecord) => void): void {
    this.readAll(onRecord, true);
  }

  private readAll(onRecord: (record: RawRecord) => void, isLast: boolean): void {
    const text = this.text + this.waiting.join('');
    this.waiting = [];
    this.waitingLength = 0;
    this.text = text;
    this.at = 0;
    this.reader.load(text, isLast);
    while (this.at < text.length && this.readOne(text, isLast, onRecord));
    this.text = text.slice(this.at);
    this.textByte += Math.min(this.at, text.length);
    this.patientUntil = this.text.length < patientFromBytes ? 0 : this.text.length * 2;
  }

  /** Passes one line or record; false if the text does not hold all of it. */
  private readOne(text: string, isLast: boolean, onRecord: (record: RawRecord) => void): boolean {
    const { at, reader, limits } = this;
    const newline = reader.findNewline(at);
    const end = reader.endOfLine(newline, at);
    const isWhole = newline < text.length || isLast;
    if (isWhole && end === at) {
      this.at = newline + 1;
      return true;
    }
    const byteAt = this.textByte + at;
    // A line without quotes needs no reader; one that might break a limit gets it, for the limits have an order too.
    if (isWhole && reader.findQuote(at) >= newline && end - at <= limits.maxCellBytes) {
      const cells = text.slice(at, end).split(this.dialect.delimiter);
      if (cells.length <= limits.maxColumns) {
        this.handOut({ cells, byteAt, byteLength: end - at }, Math.min(newline + 1, text.length), onRecord);
        return true;
      }
    }
    if (!reader.read(at)) return false;
    const { cells, fault } = reader;
    const byteLength = reader.end - at;
    this.handOut(
      fault ? { cells: [], byteAt, byteLength, fault } : { cells, byteAt, byteLength },
      reader.next,
      onRecord,
    );
    return true;
  }

  private handOut(record: RawRecord, next: number, onRecord: (record: RawRecord) => void): void {
    this.at = next;
    this.nextByte = this.textByte + next;
    this.recordCount++;
    onRecord(record);
  }
}
