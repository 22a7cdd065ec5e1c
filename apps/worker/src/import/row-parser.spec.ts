import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { cut, parseSlowly, rulesFor, together } from './parse.testing.js';
import type { Parsed } from './parse.testing.js';
import { RowParser } from './row-parser.js';
import type { ParseRules, ParseStart } from './row-parser.js';

const beginning: ParseStart = { byte: 0, row: 0 };

function parse(
  file: Buffer,
  rules: ParseRules,
  from = beginning,
  sizes: readonly number[] = [file.length + 1],
): Parsed {
  const parser = new RowParser(rules);
  parser.start(from);
  const pieces = cut(file, from.byte, sizes).map((piece) => parser.parse(piece, false));
  if (!pieces.some(({ broken }) => broken)) pieces.push(parser.parse(new Uint8Array(0), true));
  const broken = pieces.findIndex((piece) => piece.broken !== null);
  return together(broken === -1 ? pieces : pieces.slice(0, broken + 1));
}

const targets = [
  'contactId1',
  'firstName',
  'lastName',
  'company',
  'city',
  'balance',
  'dueDate',
  'group',
  'country',
  'active',
  'timeZone',
  'language',
  'smsConsent',
  'phone1',
  'phone2',
  'phone3',
  'phone1Extension',
  'email1',
  'email2',
  'fullName',
  'custom:Shoe size',
  'custom:A "quoted" \\ key',
  'custom:7',
  'custom:é',
  'custom:Weight',
  'custom:Since',
  'custom:VIP',
  'custom:Colour',
];
const mappings = fc
  .shuffledSubarray(targets, { minLength: 1, maxLength: 12 })
  .map((list): (string | null)[] => [...list, null]);
const good: Readonly<Record<string, readonly string[]>> = {
  firstName: ['Ana', 'José', '  Ana  María ', '张', 'A\u0301na', 'Ana\u00a0'],
  lastName: ['Ruiz', 'Núñez', "O'Neil", '“Köln”', '\u2126mega'],
  company: ['Lopez, Inc.', 'The "Best"', 'C:\\Data', 'A\nB', 'tab\there', '\ufffd', 'x'.repeat(301)],
  balance: ['418.64', '-$1,155.81', '$0.00', '(5)', 'much', '1.234'],
  dueDate: ['10/28/2026', '2027-09-24', '2 Jan 2026', '13/13/2026'],
  phone: ['2025550123', '(202) 555-0123', '202-555-0123 x12', '+44 20 7946 0123', '123', '2025550124 ::: 2025550125'],
  email: ['Ana.Ruiz@X.test', 'ana@x.test', 'josé@café.test', '<b@x.test>', 'nobody', 'a@x.test ::: b@x.test'],
  'custom:Weight': ['7', '1,000.5', '-0.25', 'heavy'],
  'custom:Since': ['2026-01-02', '10/28/2026', '2 Jan 2026', '13/13/2026'],
  'custom:VIP': ['yes', 'No', '1', 'maybe'],
  'custom:Colour': ['Red', 'a "QUOTED" \\ one', 'RED', 'Green'],
  word: ['US', 'yes', 'unknown', 'America/Chicago', 'es', 'opted out', 'Germany', '7', 'nonsense'],
};
const noise = fc.string({
  unit: fc.constantFrom('a', 'é', '"', ',', ' ', '\n', '\r', '\\', '\t', '\0', '1'),
  maxLength: 6,
});
const anything = fc.oneof(fc.constantFrom(...Object.values(good).flat()), noise);
const empty = fc.constantFrom('', ' ', '\u00a0');

/** Which of the lists fits a column. */
const listOf = (target: string | null): string =>
  target === null ? 'word' : (/^(?:phone|email)/.exec(target)?.[0] ?? (Object.hasOwn(good, target) ? target : 'word'));

/** Mostly what belongs into the column, or all rows would be rejected. */
const cellOf = (target: string | null): fc.Arbitrary<string> =>
  fc.oneof(
    { weight: 14, arbitrary: fc.constantFrom(...good[listOf(target)]!.slice(0, 3)) },
    { weight: 4, arbitrary: fc.constantFrom(...good[listOf(target)]!) },
    { weight: 3, arbitrary: empty },
    { weight: 1, arbitrary: anything },
  );
const stray = fc.constantFrom(
  Buffer.from([0xff]),
  Buffer.from([0xed, 0xa0, 0x80]),
  Buffer.from('"x'),
  Buffer.from('\n'),
);

/** Cells as a program writes them, some in quotes for no reason, and now and then bytes that do not belong there. */
const filesFor = (mapping: readonly (string | null)[]): fc.Arbitrary<Buffer> =>
  fc
    .tuple(
      fc.array(fc.tuple(...mapping.map(cellOf)), { maxLength: 12 }),
      fc.array(fc.array(anything, { minLength: 1, maxLength: 14 }), { maxLength: 1 }),
      fc.constantFrom('\n', '\r\n'),
      fc.option(fc.tuple(fc.nat(), stray), { freq: 2 }),
    )
    .map(([rows, odd, lineEnd, hit]) => {
      const text = [...rows, ...odd].map((cells, row) => written(cells, row)).join(lineEnd);
      const file = Buffer.from(text + (rows.length % 3 === 0 ? '' : lineEnd));
      if (hit === null) return file;
      const place = hit[0] % (file.length + 1);
      return Buffer.concat([file.subarray(0, place), hit[1], file.subarray(place)]);
    });

const written = (cells: readonly string[], row: number): string =>
  cells
    .map((text, at) => (/[",\r\n]/.test(text) || (row + at) % 5 === 0 ? `"${text.replaceAll('"', '""')}"` : text))
    .join(',');
const cases = mappings.chain((mapping) => fc.tuple(fc.constant(mapping), filesFor(mapping)));
const options = fc.record({
  badCells: fc.constantFrom('reject' as const, 'leave-out' as const),
  mode: fc.constantFrom('upsert' as const, 'update' as const),
  defaultCountry: fc.constantFrom('US', 'GB', 'JM'),
});
const sizes = fc.array(fc.integer({ min: 1, max: 60 }), { minLength: 1, maxLength: 5 });

describe('RowParser', () => {
  it('makes of any file, in any pieces, what splitter, plan and COPY line make of it', () => {
    fc.assert(
      fc.property(cases, options, sizes, ([mapping, file], changed, pieces) => {
        const match = changed.mode === 'update' && !mapping.includes('email1') ? [] : ['email' as const];
        fc.pre(changed.mode !== 'update' || match.length > 0);
        const rules = rulesFor(mapping, { ...changed, match });
        expect(parse(file, rules, beginning, pieces)).toEqual(parseSlowly(file, rules, beginning));
      }),
      { numRuns: 1500 },
    );
  });

  it('goes on from any row as if it had never stopped', () => {
    fc.assert(
      fc.property(cases, sizes, ([mapping, file], pieces) => {
        const rules = rulesFor(mapping);
        for (const [row, , byte] of parse(file, rules).rows) {
          const from = { row, byte };
          expect(parse(file, rules, from, pieces)).toEqual(parseSlowly(file, rules, from));
        }
      }),
      { numRuns: 150 },
    );
  });

  it.each([
    ['2025550123,(202) 555-0123,2025550124', ['+12025550123', null, '+12025550124']],
    ['202-555-0123 x5,2025550123,', ['+12025550123', null, null]],
    [',2025550123,+1 202 555 0123 x5', [null, '+12025550123', null]],
    ['2025550123,2025550124,2025550123', ['+12025550123', '+12025550124', null]],
  ])('drops the phones of %j that an earlier place has', (line, numbers) => {
    const parsed = parse(Buffer.from(`${line}\n`), rulesFor(['phone1', 'phone2', 'phone3']));
    const cells = parsed.lines.trimEnd().split('\t');
    expect([cells[3], cells[6], cells[9]]).toEqual(numbers.map((number) => number ?? '\\N'));
  });

  it.each([
    ['A@x.test,a@X.test', ['A@x.test', null]],
    ['<a@x.test>,A@x.test', ['a@x.test', null]],
    ['a@x.test,a@x.tes', ['a@x.test', 'a@x.tes']],
  ])('drops the addresses of %j that an earlier place has', (line, addresses) => {
    const parsed = parse(Buffer.from(`${line}\n`), rulesFor(['email1', 'email2']));
    const cells = parsed.lines.trimEnd().split('\t');
    expect([cells[3], cells[5]]).toEqual(addresses.map((address) => address ?? '\\N'));
  });

  it.each([
    ['CR', { newline: '\r' as const }, 'Ana,"a ""b"""\r\rBea,c\r'],
    ['tabs and no quotes', { delimiter: '\t' as const, quote: '' as const }, 'Ana\t"x\nBea\t\n'],
    ['semicolons and apostrophes', { delimiter: ';' as const, quote: "'" as const }, "'Ana';'a;b'\n'Bea';'it''s'\n"],
  ])('knows the dialect with %s', (_what, format, text) => {
    const rules = rulesFor(['firstName', 'company'], {}, format);
    const parsed = parse(Buffer.from(text), rules, beginning, [3]);
    expect(parsed.rows).toHaveLength(2);
    expect(parsed).toEqual(parseSlowly(Buffer.from(text), rules, beginning));
  });

  it('reads records longer than a piece, and cells as long as they may be', () => {
    const rules = rulesFor(['lastName', null, 'custom:Note']);
    const long = 'y'.repeat(64 * 1024);
    const file = Buffer.from(`A,${long},x\nB,"${long}\n",z\nC,"${'é,\n'.repeat(20_000)}",1\nD,,2\n`);
    const parsed = parse(file, rules, beginning, [10_000]);
    expect(parsed).toEqual(parseSlowly(file, rules, beginning));
    expect(parsed.refusal?.code).toBe('import.cell-too-long');
  });

  it('hands out the rows before the place where the file is broken, and names it', () => {
    const rules = rulesFor(['firstName', 'lastName']);
    const file = Buffer.from(`Ana,Ruiz\nBea,"Lopez ""L"""\nCai,"Diaz\nDan,Gil\n`);
    const from = { byte: 9, row: 1 };
    const parsed = parse(file, rules, from);
    expect(parsed).toEqual(parseSlowly(file, rules, from));
    expect(parsed.rows.map(([row]) => row)).toEqual([2]);
    expect(parsed.refusal).toEqual({
      code: 'import.unclosed-quote',
      details: { byteAt: file.indexOf('Cai'), recordsBefore: 1, row: 3 },
    });
  });

  it('refuses the row after the last that a file may have', () => {
    const rules = rulesFor(['firstName']);
    const parsed = parse(Buffer.from('Ana\nBea\nCai\n'), rules, { byte: 0, row: 4_999_998 });
    expect(parsed.rows.map(([row]) => row)).toEqual([4_999_999, 5_000_000]);
    expect(parsed.refusal).toEqual({ code: 'import.too-many-rows', details: { most: 5_000_000, row: 5_000_001 } });
  });

  it('counts bytes beyond four gigabytes', () => {
    const rules = rulesFor(['firstName']);
    const parser = new RowParser(rules);
    parser.start({ byte: 12_345_678_901, row: 1_073_741_823 - 1_073_000_000 });
    const { block } = parser.parse(Buffer.from('Ana\n"B""b"\nCai\n'), true);
    expect(
      Buffer.from(block.lines)
        .toString()
        .split('\n')
        .map((line) => line.split('\t').slice(0, 4)),
    ).toEqual([
      ['741824', '12345678901', '3', 'Ana'],
      ['741825', '12345678905', '6', 'B"b'],
      ['741826', '12345678912', '3', 'Cai'],
      [''],
    ]);
    expect([...block.nextBytes]).toEqual([12_345_678_905, 12_345_678_912, 12_345_678_916]);
  });
});
