import type { RowIssue } from '@rollcall/domain/job';
import type { LineBlock } from './line-writer.js';

/** Rows of the file in a row, ready for COPY. There is at least one. */
export interface RowBatch {
  readonly count: number;
  /** The number of its last row. */
  readonly lastRow: number;
  /** The first byte behind it: where a resume starts. */
  readonly nextByte: number;
  /** The lines of the rows, in pieces of any length; parts of what the parser made, uncopied. */
  readonly lines: readonly Uint8Array[];
  /** Row numbers, in order. */
  readonly rejected: readonly number[];
  readonly issues: readonly RowIssue[];
}

/** A block of which some rows were taken. */
interface Opened {
  readonly block: LineBlock;
  taken: number;
}

/** Holds the blocks of the parser and deals out their rows, any number at a time. */
export class RowQueue {
  /** Rows in it. */
  count = 0;
  readonly #blocks: Opened[] = [];

  push(block: LineBlock): void {
    if (block.ends.length === 0) return;
    this.#blocks.push({ block, taken: 0 });
    this.count += block.ends.length;
  }

  /** The next rows, `limit` at most; null if there is none. */
  take(limit: number): RowBatch | null {
    const lines: Uint8Array[] = [];
    const rejected: number[] = [];
    const issues: RowIssue[] = [];
    let count = 0;
    let last: LineBlock | undefined;
    let behind = 0;
    while (count < limit && this.#blocks.length > 0) {
      const opened = this.#blocks[0]!;
      const from = opened.taken;
      behind = Math.min(opened.block.ends.length, from + limit - count);
      last = opened.block;
      lines.push(linesOf(last, from, behind));
      const [first, until] = [last.firstRow + from, last.firstRow + behind];
      rejected.push(...last.rejected.filter((row) => row >= first && row < until));
      issues.push(...last.issues.filter(({ row }) => row >= first && row < until));
      count += behind - from;
      opened.taken = behind;
      if (behind === last.ends.length) this.#blocks.shift();
    }
    if (!last) return null;
    this.count -= count;
    const nextByte = last.nextBytes[behind - 1]!;
    return { count, lastRow: last.firstRow + behind - 1, nextByte, lines, rejected, issues };
  }
}

function linesOf({ lines, ends }: LineBlock, from: number, behind: number): Uint8Array {
  return lines.subarray(from === 0 ? 0 : ends[from - 1], ends[behind - 1]);
}
