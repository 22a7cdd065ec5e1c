import type { ParsedPiece, ParseRules, ParseStart } from './row-parser.js';
import { RowParser } from './row-parser.js';
import { ThreadParser } from './thread-parser.js';

/** Parses the pieces of a file one after the other; where that happens is its own affair. */
export interface Parser {
  /** Begins anew. What was asked before is still answered. */
  start(from: ParseStart): void;
  /** Takes the next bytes and answers with their rows; asked for again before it has answered, it keeps the order. */
  parse(piece: Uint8Array, isLast: boolean): Promise<ParsedPiece>;
  /** Lets go of what it holds. What was not answered yet is a fault. */
  close(): Promise<void>;
}

/**
 * A parser in a thread of its own, so that the file is read while the database writes. Specs, which run from the sources,
 * get one in this thread: a thread is a new program, and there is none before it is built.
 */
export function openParser(rules: ParseRules): Parser {
  return import.meta.url.endsWith('.ts') ? new InlineParser(rules) : new ThreadParser(rules);
}

/** A parser in this thread. */
export class InlineParser implements Parser {
  readonly #parser: RowParser;

  constructor(rules: ParseRules) {
    this.#parser = new RowParser(rules);
  }

  start(from: ParseStart): void {
    this.#parser.start(from);
  }

  parse(piece: Uint8Array, isLast: boolean): Promise<ParsedPiece> {
    return Promise.resolve(this.#parser.parse(piece, isLast));
  }

  close(): Promise<void> {
    return Promise.resolve();
  }
}
