import type { Parser } from './parser.js';
import type { ParsedPiece, ParseStart } from './row-parser.js';
import { RowQueue } from './row-queue.js';
import type { RowBatch } from './row-queue.js';

/** What the reader needs to know. */
export interface RowSource {
  readonly text: AsyncIterable<Buffer>;
  readonly parser: Parser;
  readonly from: ParseStart;
}

/** One piece becomes one block of rows: enough of them for the way to the parser and back not to count. */
const pieceBytes = 256 * 1024;
/** While the parser has one, the next waits for it. */
const piecesInFlight = 2;

/**
 * Reads, parses and plans rows ahead of the database, so that both cores work: while PostgreSQL takes one batch, the next
 * one is made. Memory is bounded by what is asked for.
 */
export class RowReader {
  readonly #pieces: AsyncIterator<Uint8Array>;
  readonly #parser: Parser;
  readonly #ready = new RowQueue();
  /** Pieces at the parser, in their order. */
  #inFlight: Promise<ParsedPiece>[] = [];
  #isRead = false;
  #isEnd = false;
  #unreadable: Error | undefined;
  #broken: Error | undefined;
  #ahead: Promise<void> | undefined;

  constructor({ text, parser, from }: RowSource) {
    this.#pieces = piecesOf(text);
    this.#parser = parser;
    parser.start(from);
  }

  /**
   * The next rows, `limit` at most; null when the file is over.
   * @throws Refusal for a file that is broken, with the `row`, when there are not `limit` rows before that place
   */
  async take(limit: number): Promise<RowBatch | null> {
    await this.#ahead;
    await this.#fill(limit);
    if (this.#broken && this.#ready.count < limit) throw this.#broken;
    const batch = this.#ready.take(limit);
    this.#ahead = this.#fill(limit);
    return batch;
  }

  /** Closes the file. The parser can be used again. */
  async close(): Promise<void> {
    await this.#ahead;
    await Promise.allSettled(this.#inFlight);
    await this.#pieces.return?.();
  }

  /** Reads until so many rows are ready, or nothing more can be read. Never throws: what is broken is said when it is met. */
  async #fill(count: number): Promise<void> {
    try {
      while (this.#ready.count < count && !this.#isEnd && !this.#broken) await this.#takeParsed();
    } catch (fault) {
      this.#broken = asError(fault);
    }
  }

  async #takeParsed(): Promise<void> {
    while (this.#inFlight.length < piecesInFlight && !this.#isRead) await this.#readPiece();
    const parsed = this.#inFlight.shift();
    if (!parsed) {
      this.#broken = this.#unreadable;
      this.#isEnd = true;
      return;
    }
    const { block, broken } = await parsed;
    this.#ready.push(block);
    if (broken) this.#broken = broken;
  }

  /** A file that cannot be read on has rows before that place, and they come first. */
  async #readPiece(): Promise<void> {
    let next: IteratorResult<Uint8Array> | undefined;
    try {
      next = await this.#pieces.next();
    } catch (fault) {
      this.#unreadable = asError(fault);
    }
    this.#isRead = next === undefined || next.done === true;
    if (next === undefined) return;
    const parsed = this.#parser.parse(next.done ? new Uint8Array(0) : next.value, next.done === true);
    parsed.catch(() => undefined); // it is awaited in its turn, which may come later than the fault
    this.#inFlight.push(parsed);
  }
}

async function* piecesOf(text: AsyncIterable<Buffer>): AsyncIterator<Uint8Array, void> {
  for await (const { buffer, byteOffset, length } of text)
    for (let at = 0; at < length; at += pieceBytes)
      yield new Uint8Array(buffer, byteOffset + at, Math.min(pieceBytes, length - at));
}

const asError = (fault: unknown): Error =>
  fault instanceof Error ? fault : new Error('Reading ahead failed', { cause: fault });
