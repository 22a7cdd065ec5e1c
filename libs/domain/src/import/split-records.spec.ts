import { readFileSync, readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { Refusal } from '../refusal/index.js';
import { RecordSplitter } from './split-records.js';
import type { Dialect, RawRecord, SplitLimits } from './index.js';

const comma: Dialect = { delimiter: ',', quote: '"', newline: '\n' };
const limits: SplitLimits = { maxCellBytes: 64 * 1024, maxColumns: 1000 };

interface Read {
  readonly records: RawRecord[];
  readonly refusal: { code: string; details: unknown } | null;
  readonly nextBytes: number[];
}

function split(pieces: readonly string[], dialect = comma, bounds = limits, startByte = 0): Read {
  const records: RawRecord[] = [];
  const nextBytes: number[] = [];
  const splitter = new RecordSplitter(dialect, bounds, startByte);
  const keep = (record: RawRecord): void => {
    records.push(record);
    nextBytes.push(splitter.nextByte);
  };
  try {
    for (const piece of pieces) splitter.push(piece, keep);
    splitter.end(keep);
    return { records, refusal: null, nextBytes };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return { records, refusal: { code: error.code, details: error.details }, nextBytes };
  }
}

const cellsOf = (text: string, dialect = comma): string[][] => split([text], dialect).records.map(({ cells }) => cells);

function cut(text: string, sizes: readonly number[]): string[] {
  const pieces: string[] = [];
  let at = 0;
  for (let turn = 0; at < text.length; turn++) {
    const size = sizes[turn % sizes.length] ?? 1;
    pieces.push(text.slice(at, at + size));
    at += size;
  }
  return pieces;
}

const dialects: fc.Arbitrary<Dialect> = fc.record({
  delimiter: fc.constantFrom(',' as const, ';' as const, '\t' as const, '|' as const),
  quote: fc.constantFrom('"' as const, "'" as const),
  newline: fc.constantFrom('\n' as const, '\r' as const),
});
const nasty = fc.string({
  unit: fc.constantFrom('a', 'é', '"', "'", ',', ';', '\t', '|', '\n', '\r', ' ', '0'),
  maxLength: 12,
});
const tables = fc.array(fc.array(nasty, { minLength: 1, maxLength: 5 }), { maxLength: 12 });
const chunkSizes = fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 6 });

/** Quotes what must be quoted, and some of what need not be. */
function write(rows: readonly (readonly string[])[], dialect: Dialect, lineEnd: string): string {
  const { delimiter, quote } = dialect;
  const special = [delimiter, quote, '\n', '\r'];
  const cell = (text: string, place: number): string => {
    const isPlain = text !== '' && place % 3 !== 0 && !special.some((char) => text.includes(char));
    return isPlain ? text : quote + text.replaceAll(quote, quote + quote) + quote;
  };
  return rows.map((row) => row.map(cell).join(delimiter) + lineEnd).join('');
}

describe('RecordSplitter', () => {
  it('gives back every table that was written by the rules', () => {
    fc.assert(
      fc.property(tables, dialects, fc.boolean(), (rows, dialect, hasReturn) => {
        const text = write(rows, dialect, dialect.newline === '\n' && hasReturn ? '\r\n' : dialect.newline);
        expect(cellsOf(text, dialect)).toEqual(rows);
      }),
      { numRuns: 500 },
    );
  });

  it('reads what csv-parse reads, with the same record ends', () => {
    const pieces = fc.constantFrom(
      'a',
      'b,c',
      ',',
      '\n',
      '\r\n',
      '"x"',
      '"x,y"',
      '"q""q"',
      '"l1\nl2"',
      'mid"quote',
      ' ',
      '1',
    );
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 40 }), (parts) => {
        const text = parts.join('');
        const ours = split([text]);
        // Where we refuse or set a line aside, the two readers differ on purpose.
        fc.pre(ours.refusal === null && ours.records.every(({ fault }) => !fault));
        const theirs = parse(Buffer.from(text, 'latin1'), {
          relax_column_count: true,
          relax_quotes: true,
          skip_empty_lines: true,
          record_delimiter: ['\r\n', '\n'],
          encoding: 'latin1',
          info: true,
        }) as unknown as { record: string[]; info: { bytes: number } }[];
        expect(ours.records.map(({ cells }) => cells)).toEqual(theirs.map(({ record }) => record));
        expect(ours.nextBytes).toEqual(theirs.map(({ info }) => info.bytes));
      }),
      { numRuns: 2000 },
    );
  });

  it('gives the same records however the text is cut, whole and broken', () => {
    fc.assert(
      fc.property(fc.array(nasty, { maxLength: 25 }), chunkSizes, dialects, (parts, sizes, dialect) => {
        const text = parts.join('');
        const bounds = { maxCellBytes: 20, maxColumns: 6 };
        expect(split(cut(text, sizes), dialect, bounds)).toEqual(split([text], dialect, bounds));
      }),
      { numRuns: 3000 },
    );
  });

  it('gives the remaining records when it starts anew at any nextByte', () => {
    fc.assert(
      fc.property(fc.array(nasty, { maxLength: 25 }), dialects, (parts, dialect) => {
        const text = parts.join('');
        const whole = split([text], dialect);
        whole.nextBytes.forEach((byte, index) => {
          const rest = split([text.slice(byte)], dialect, limits, byte);
          expect(rest.records).toEqual(whole.records.slice(index + 1));
          expect(rest.refusal?.code).toBe(whole.refusal?.code);
        });
      }),
      { numRuns: 1000 },
    );
  });

  it('names the place of each record: cutting the text there gives the record again', () => {
    fc.assert(
      fc.property(fc.array(nasty, { maxLength: 25 }), dialects, (parts, dialect) => {
        const text = parts.join('');
        for (const { byteAt, byteLength, cells } of split([text], dialect).records) {
          const line = text.slice(byteAt, byteAt + byteLength) + (dialect.newline === '\n' ? '\r\n' : '\r');
          expect(split([line], dialect).records[0]?.cells).toEqual(cells);
        }
      }),
    );
  });

  it.each([
    ['', []],
    ['\n\r\n\n', []],
    ['a,b', [['a', 'b']]],
    ['a,b\n', [['a', 'b']]],
    ['a,b\r', [['a', 'b']]],
    [
      'a,b\r\nc,d\n\n\ne,f',
      [
        ['a', 'b'],
        ['c', 'd'],
        ['e', 'f'],
      ],
    ],
    ['a\rb,c\n', [['a\rb', 'c']]],
    ['a,\n', [['a', '']]],
    [',', [['', '']]],
    ['""\n', [['']]],
    ['"a\r\nb",c\n', [['a\r\nb', 'c']]],
    ['say "hi",b\n', [['say "hi"', 'b']]],
    [' "a",b\n', [[' "a"', 'b']]],
    ['"",""""\n', [['', '"']]],
    ['=1+1,+5,-2,@x\n', [['=1+1', '+5', '-2', '@x']]],
    ['a\0b,c\n', [['a\0b', 'c']]],
  ])('reads %j', (text, expected) => {
    expect(cellsOf(text)).toEqual(expected);
  });

  it('reads quotes as data where the dialect has none', () => {
    expect(cellsOf('"a,b"\n', { ...comma, quote: '' })).toEqual([['"a', 'b"']]);
  });

  it.each([
    ['a\n"b"x,c\nd\n', 1, 'b', 0],
    ['a\nk,"b" ,c\r\nd\n', 1, '"b" ,c', 1],
    ['a\n"O"Neil"\nd', 1, '"O"Neil"', 0],
  ])('sets the broken line of %j aside and harms no other', (text, place, _value, cell) => {
    const { records, refusal } = split([text]);
    expect(refusal).toBeNull();
    expect(records.map(({ cells }) => cells)).toEqual([['a'], [], ['d']]);
    expect(records[place]?.fault).toMatchObject({ code: 'row.malformed-quote', cell });
  });

  it.each([
    ['a quote that never closes', 'h\n1,"x\n2,y\n3,z\n', 'import.unclosed-quote', 2, 1],
    ['a quote closed by the next row’s quote', 'h\n1,"x\n2,"y",z\n', 'import.unclosed-quote', 2, 1],
    ['damage after a cell of two lines', 'h\n"a\nb","c"d\n', 'import.unclosed-quote', 2, 1],
    ['the file ends in a quote', 'h\n1,"', 'import.unclosed-quote', 2, 1],
    ['a long cell', `h\nk\n${'x'.repeat(101)}\n`, 'import.cell-too-long', 4, 2],
    ['a long cell without end', `h\nk\n${'x'.repeat(500)}`, 'import.cell-too-long', 4, 2],
    ['a long quoted cell', `h\n"${'x'.repeat(101)}"\n`, 'import.cell-too-long', 2, 1],
    ['a long quoted cell of many lines', `h\n"${'x\n'.repeat(200)}"\n`, 'import.cell-too-long', 2, 1],
    ['a long quoted cell that never closes', `h\n"${'x\n'.repeat(200)}`, 'import.unclosed-quote', 2, 1],
    ['too many columns', `h\n${'x,'.repeat(20)}\n`, 'import.too-many-columns', 2, 1],
    ['too many quoted columns', `h\n${'"x",'.repeat(20)}\n`, 'import.too-many-columns', 2, 1],
  ])('refuses %s and names the record', (_what, text, code, byteAt, recordsBefore) => {
    const read = split([text], comma, { maxCellBytes: 100, maxColumns: 20 });
    expect(read.refusal).toEqual({ code, details: { byteAt, recordsBefore } });
    expect(read.records).toHaveLength(recordsBefore);
  });

  it('keeps a cell of exactly the limit', () => {
    const cell = 'x'.repeat(100);
    expect(split([`${cell}\r\n"${cell}"\r\n`], comma, { maxCellBytes: 100, maxColumns: 1 }).refusal).toBeNull();
  });

  it.each([
    ['unquoted', '', 'import.cell-too-long', 200_000],
    ['quoted', '"', 'import.cell-too-long', 2_200_000],
    ['quoted with line ends', '"\n', 'import.unclosed-quote', 2_200_000],
  ])('refuses an endless %s cell long before it has read 100 MB', (_what, begin, code, atMost) => {
    const splitter = new RecordSplitter(comma, limits);
    const piece = 'x'.repeat(64 * 1024);
    splitter.push(`h\n1,${begin}`, () => undefined);
    let bytes = 0;
    const pushOn = (): void => {
      for (; bytes < 100e6; bytes += piece.length) splitter.push(piece, () => undefined);
    };
    expect(pushOn).toThrow(expect.objectContaining({ code }));
    expect(bytes).toBeLessThan(atMost);
  });
});

describe('RecordSplitter on csv-spectrum', () => {
  const folder = dirname(createRequire(import.meta.url).resolve('csv-spectrum/package.json'));
  // The package's own answer to location_coordinates shows another phone number than its file.
  const names = readdirSync(join(folder, 'csvs'))
    .map((name) => name.replace('.csv', ''))
    .filter((name) => name !== 'location_coordinates');

  it.each(names)('reads %s', (name) => {
    const [header = [], ...rows] = cellsOf(readFileSync(join(folder, 'csvs', `${name}.csv`), 'latin1'));
    const objects = rows.map((row) => Object.fromEntries(header.map((key, index) => [key, row[index]])));
    const expected: unknown = JSON.parse(readFileSync(join(folder, 'json', `${name}.json`), 'latin1'));
    expect(objects).toEqual(expected);
  });
});
