import type { RowIssue } from '@rollcall/domain/job';

/** COPY lines of some rows in a row, as bytes, and what there is to know of each. Can be handed from thread to thread. */
export interface LineBlock {
  readonly firstRow: number;
  readonly lines: Uint8Array;
  /** By row: where its line ends in `lines`. */
  readonly ends: Uint32Array;
  /** By row: the first byte of the file behind it, where a resume starts. */
  readonly nextBytes: Float64Array;
  /** Row numbers, in order. */
  readonly rejected: readonly number[];
  /** In order of their rows. */
  readonly issues: readonly RowIssue[];
}

const zero = 0x30;
/** Numbers below are cut into digits as small integers. */
const maxSmall = 0x3fffffff;

/** Collects the lines of one block in one piece of memory, which grows as it must. */
export class LineWriter {
  /** Whoever writes into it directly calls `reserve` first and reads it again after every call that may make it grow. */
  bytes: Uint8Array;
  /** How much of it is written. */
  at = 0;

  #text: Buffer;
  #firstRow = 0;
  #ends: Uint32Array;
  #nextBytes: Float64Array;
  #count = 0;
  #rejected: number[] = [];
  #issues: RowIssue[] = [];

  /** The sizes are what the first block is expected to have. */
  constructor(bytes = 512 * 1024, rows = 2_048) {
    this.bytes = new Uint8Array(bytes);
    this.#text = Buffer.from(this.bytes.buffer);
    this.#ends = new Uint32Array(rows);
    this.#nextBytes = new Float64Array(rows);
  }

  /** Makes room for so many bytes more. */
  reserve(count: number): void {
    if (this.at + count <= this.bytes.length) return;
    const grown = new Uint8Array(Math.max(this.bytes.length * 2, this.at + count));
    grown.set(this.bytes.subarray(0, this.at));
    this.bytes = grown;
    this.#text = Buffer.from(grown.buffer);
  }

  /** Writes text as UTF-8. */
  write(text: string): void {
    this.reserve(text.length * 3);
    this.at += this.#text.write(text, this.at, 'utf8');
  }

  /** Writes a whole number that is not negative, in digits. Room for 16 is needed. */
  writeNumber(value: number): void {
    if (value > maxSmall) {
      this.at += this.#text.write(String(value), this.at, 'latin1');
      return;
    }
    let end = this.at + 1;
    for (let rest = value; rest > 9; rest = (rest / 10) | 0) end++;
    this.at = end;
    const { bytes } = this;
    let rest = value | 0;
    do {
      const next = (rest / 10) | 0;
      bytes[--end] = zero + rest - next * 10;
      rest = next;
    } while (rest > 0);
  }

  /** The line of a row is complete. */
  endRow(row: number, nextByte: number): void {
    if (this.#count === 0) this.#firstRow = row;
    if (this.#count === this.#ends.length) this.#growRows();
    this.#ends[this.#count] = this.at;
    this.#nextBytes[this.#count++] = nextByte;
  }

  /** What is there to say of the row whose line is written. */
  note(row: number, isRejected: boolean, issues: readonly RowIssue[]): void {
    if (isRejected) this.#rejected.push(row);
    if (issues.length > 0) this.#issues.push(...issues);
  }

  /** Hands out what was written, and begins a new block of about that size. */
  takeBlock(): LineBlock {
    const { bytes, at } = this;
    const count = this.#count;
    const block: LineBlock = {
      firstRow: this.#firstRow,
      lines: bytes.subarray(0, at),
      ends: this.#ends.slice(0, count),
      nextBytes: this.#nextBytes.slice(0, count),
      rejected: this.#rejected,
      issues: this.#issues,
    };
    this.bytes = new Uint8Array(Math.max(4_096, at + (at >> 3)));
    this.#text = Buffer.from(this.bytes.buffer);
    this.at = this.#count = 0;
    this.#rejected = [];
    this.#issues = [];
    return block;
  }

  #growRows(): void {
    const ends = new Uint32Array(this.#ends.length * 2);
    const nextBytes = new Float64Array(ends.length);
    ends.set(this.#ends);
    nextBytes.set(this.#nextBytes);
    this.#ends = ends;
    this.#nextBytes = nextBytes;
  }
}
