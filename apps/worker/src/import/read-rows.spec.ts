import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Refusal } from '@rollcall/domain/refusal';
import { parseSlowly, rulesFor } from './parse.testing.js';
import { InlineParser } from './parser.js';
import type { Parser } from './parser.js';
import { RowReader } from './read-rows.js';
import type { ParsedPiece } from './row-parser.js';
import type { RowBatch } from './row-queue.js';

const rules = rulesFor(['firstName', 'balance'], { badCells: 'leave-out' });
const start = { byte: 0, row: 0 };
const lineOf = (row: number): string => `Ana ${row},${row % 5 === 0 ? 'much' : row % 7 === 0 ? '' : `${row}`}\n`;
const fileOf = (rows: number): string => Array.from({ length: rows }, (_, at) => lineOf(at + 1)).join('');

/** A file in chunks of some bytes; `fault` is thrown at its end. */
class Source {
  opened = 0;
  closed = 0;

  constructor(
    private readonly text: string,
    private readonly chunk: number,
    private readonly fault?: Error,
  ) {}

  async *[Symbol.asyncIterator](): AsyncIterator<Buffer, void> {
    this.opened++;
    try {
      for (let at = 0; at < this.text.length; at += this.chunk)
        yield await Promise.resolve(Buffer.from(this.text.slice(at, at + this.chunk)));
      if (this.fault) throw this.fault;
    } finally {
      this.closed++;
    }
  }
}

const open = (source: Source, parser: Parser = new InlineParser(rules)): RowReader =>
  new RowReader({ text: source, parser, from: start });

/** Takes until there is nothing left, or something is thrown. */
async function takeAll(reader: RowReader, limits: readonly number[]): Promise<{ batches: RowBatch[]; end: unknown }> {
  const batches: RowBatch[] = [];
  try {
    for (let turn = 0; ; turn++) {
      const batch = await reader.take(limits[turn % limits.length]!);
      if (!batch) return { batches, end: null };
      batches.push(batch);
    }
  } catch (end) {
    return { batches, end };
  }
}

const textOf = (batches: readonly RowBatch[]): string =>
  Buffer.concat(batches.flatMap(({ lines }) => lines)).toString();

describe('RowReader', () => {
  it('deals out all rows in batches of any size, with their places and issues', async () => {
    const counts = fc.integer({ min: 1, max: 60 });
    const limits = fc.array(fc.oneof(fc.constant(1), counts), { minLength: 1, maxLength: 4 });
    await fc.assert(
      fc.asyncProperty(fc.nat(90), limits, fc.integer({ min: 1, max: 200 }), async (rows, sizes, chunk) => {
        const expected = parseSlowly(Buffer.from(fileOf(rows)), rules, start);
        const { batches, end } = await takeAll(open(new Source(fileOf(rows), chunk)), sizes);
        expect(end).toBeNull();
        expect(textOf(batches)).toBe(expected.lines);
        expect(batches.flatMap(({ issues }) => issues)).toEqual(expected.issues);
        let row = 0;
        for (const [turn, batch] of batches.entries()) {
          expect(batch.count).toBe(Math.min(sizes[turn % sizes.length]!, rows - row));
          row += batch.count;
          expect([batch.lastRow, batch.nextByte]).toEqual([row, expected.rows[row - 1]![2]]);
          const own = batch.issues.every((found) => found.row > row - batch.count && found.row <= row);
          expect(own).toBe(true);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('deals out rejected rows with the batch they are in', async () => {
    const reader = new RowReader({
      text: new Source(fileOf(20), 50),
      parser: new InlineParser(rulesFor(['firstName', 'balance'])),
      from: start,
    });
    const { batches } = await takeAll(reader, [4]);
    expect(batches.map(({ rejected }) => rejected)).toEqual([[], [5], [10], [15], [20]]);
  });

  it.each([
    [4, [4, 4]],
    [5, [5, 5]],
    [10, [10]],
    [11, []],
    [1, Array.from({ length: 10 }, () => 1)],
  ])('meets a broken place when fewer than %i rows are left before it', async (limit, sizes) => {
    const { batches, end } = await takeAll(open(new Source(`${fileOf(10)}"Ana\n`, 30)), [limit]);
    expect(batches.map(({ count }) => count)).toEqual(sizes);
    expect(end).toMatchObject({ code: 'import.unclosed-quote', details: { row: 11 } });
  });

  it('meets a fault of the file behind the rows that were read before', async () => {
    const fault = new Refusal('import.archive-broken');
    const { batches, end } = await takeAll(open(new Source(fileOf(10), 30, fault)), [3]);
    expect(batches.map(({ count }) => count)).toEqual([3, 3, 3]);
    expect(end).toBe(fault);
  });

  it('reads no further ahead than it was asked for, and closes the file', async () => {
    const source = new Source(fileOf(100_000), 10_000);
    const parser = new CountingParser();
    const reader = open(source, parser);
    for (let turn = 1; turn <= 5; turn++) {
      await reader.take(100);
      await reader.close();
      expect(parser.asked).toBeLessThan(6);
    }
    expect([source.opened, source.closed]).toEqual([1, 1]);
  });

  it('closes a file that it never read, and one whose parser failed', async () => {
    await open(new Source(fileOf(3), 10)).close();
    const source = new Source(fileOf(1_000), 100);
    const reader = open(source, new FailingParser());
    await expect(reader.take(10)).rejects.toThrow('out of memory');
    await expect(reader.take(1)).rejects.toThrow('out of memory');
    await reader.close();
    expect(source.closed).toBe(1);
  });
});

class CountingParser extends InlineParser {
  asked = 0;

  constructor() {
    super(rules);
  }

  override parse(piece: Uint8Array, isLast: boolean): Promise<ParsedPiece> {
    this.asked++;
    return super.parse(piece, isLast);
  }
}

/** As a thread that used up its memory. */
class FailingParser extends InlineParser {
  constructor() {
    super(rules);
  }

  override parse(): Promise<ParsedPiece> {
    return Promise.reject(new Error('out of memory'));
  }
}
