import fc from 'fast-check';
import { isIncomplete, needsSplitter, QuickRecords, RecordSplitter } from './index.js';
import type { Dialect, RawRecord, SplitLimits } from './index.js';

const comma: Dialect = { delimiter: ',', quote: '"', newline: '\n' };
const dialects: fc.Arbitrary<Dialect> = fc.record({
  delimiter: fc.constantFrom(',', ';', '\t', '|'),
  quote: fc.constantFrom('"', "'", ''),
  newline: fc.constant('\n'),
});
const limits: SplitLimits = { maxCellBytes: 30, maxColumns: 5 };
const nasty = fc.string({
  unit: fc.constantFrom('a', '\xe9', '"', "'", ',', ';', '\t', '|', '\n', '\r', '\r\n', '","', '\n"', ' ', '0'),
  maxLength: 12,
});
const texts = fc.array(nasty, { maxLength: 20 }).map((parts) => parts.join(''));

const bytesOf = (text: string): Uint8Array => Uint8Array.from(text, (char) => char.charCodeAt(0));
const open = (dialect: Dialect, bounds = limits): QuickRecords => QuickRecords.of(dialect, bounds, bounds.maxColumns)!;

const recordOf = (text: string, records: QuickRecords): RawRecord => ({
  cells: Array.from({ length: records.count }, (_, cell) =>
    records.unquoted(cell, text.slice(records.starts[cell], records.ends[cell])),
  ),
  byteAt: records.begin,
  byteLength: records.end - records.begin,
});

/** The first record from a place on, line by line, and where it stops; undefined if there is none or the file is refused. */
function splitFirst(text: string, at: number, dialect: Dialect): { record: RawRecord; next: number } | undefined {
  const found: { record: RawRecord; next: number }[] = [];
  const splitter = new RecordSplitter(dialect, limits, at);
  const keep = (record: RawRecord): void => void found.push({ record, next: splitter.nextByte });
  try {
    for (const line of text.slice(at).split(/(?<=\n)/)) splitter.push(line, keep);
    splitter.end(keep);
  } catch {
    // What stands before the place that is refused was handed out.
  }
  return found[0];
}

describe('QuickRecords', () => {
  it('reads each record as the splitter does, or leaves it to it', () => {
    fc.assert(
      fc.property(texts, dialects, (text, dialect) => {
        const records = open(dialect);
        const bytes = bytesOf(text);
        for (let at = 0; at < text.length;) {
          const next = records.read(bytes, at);
          if (next < 0) break;
          expect({ record: recordOf(text, records), next }).toEqual(splitFirst(text, at, dialect));
          at = next;
        }
      }),
      { numRuns: 3000 },
    );
  });

  it('never changes its mind when more bytes come', () => {
    fc.assert(
      fc.property(texts, fc.nat(), dialects, (text, cut, dialect) => {
        const whole = open(dialect);
        const part = open(dialect);
        const next = part.read(bytesOf(text.slice(0, cut % (text.length + 1))), 0);
        if (next === isIncomplete) return;
        expect(whole.read(bytesOf(text), 0)).toBe(next);
        if (next >= 0) expect(recordOf(text, whole)).toEqual(recordOf(text, part));
      }),
      { numRuns: 2000 },
    );
  });

  it.each<[string, string[], number]>([
    ['a,b\nc', ['a', 'b'], 4],
    ['\n\r\na,\r\nc', ['a', ''], 7],
    ['"a,\nb",c\n', ['a,\nb', 'c'], 9],
    ['a,"b"\r\n', ['a', 'b'], 7],
    ['say "hi", "b"\n', ['say "hi"', ' "b"'], 14],
    ['""\n', [''], 3],
    ['"",""""\n', ['', '"'], 8],
    ['"The ""Best""",a\n', ['The "Best"', 'a'], 17],
    [`${'x'.repeat(30)}\n`, ['x'.repeat(30)], 31],
  ])('reads %j', (text, cells, next) => {
    const records = open(comma);
    expect(records.read(bytesOf(text), 0)).toBe(next);
    expect(recordOf(text, records).cells).toEqual(cells);
  });

  it.each(['', 'a', 'a,b', 'a\r', '"a', '"a"', '"a"\r', '"a""', '"a,b\nc', '\n\n'])(
    'asks for more behind %j',
    (text) => {
      expect(open(comma).read(bytesOf(text), 0)).toBe(isIncomplete);
    },
  );

  it.each(['"a"b\n', '"a""b"c\n', 'a,b,c,d,e,f\n', `${'x'.repeat(31)}\n`, 'x'.repeat(31), `"${'x'.repeat(40)}`])(
    'leaves %j to the splitter',
    (text) => {
      expect(open(comma).read(bytesOf(text), 0)).toBe(needsSplitter);
    },
  );

  it('does not know lines that end with CR', () => {
    expect(QuickRecords.of({ ...comma, newline: '\r' }, limits, 5)).toBeNull();
  });
});
