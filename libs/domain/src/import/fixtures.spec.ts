import { Buffer } from 'node:buffer';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { Refusal } from '../refusal/index.js';
import {
  compilePlan,
  decodeCells,
  decodeHead,
  issue,
  mapColumns,
  maxCellBytes,
  maxImportColumns,
  readHead,
  RecordSplitter,
  resolveDateOrder,
} from './index.js';
import type { CompiledPlan, FileHead, MappedColumn, Mapping, PlannedRow, RawRecord } from './index.js';

interface Accepted {
  readonly format: Record<string, unknown>;
  readonly taken: number;
  /** Row, column, code. */
  readonly issues: readonly [number, string, string][];
  /** Of the first row that was taken: some of its fields, its phones and e-mails by position. */
  readonly first?: Record<string, string>;
  readonly phones?: readonly (string | null)[];
  readonly emails?: readonly (string | null)[];
}
interface Rejected {
  readonly code: string;
  readonly row?: number;
  readonly mapping?: Mapping;
}

const folder = join(import.meta.dirname, '../../../../tests/fixtures/import');
const expected = JSON.parse(readFileSync(join(folder, 'expected.json'), 'utf8')) as {
  accepted: Record<string, Accepted>;
  rejected: Record<string, Rejected>;
};
const options = { defaultCountry: 'US', dateOrder: 'auto', badCells: 'reject', match: [], mode: 'upsert' } as const;

interface Result {
  readonly head: FileHead;
  readonly plan: CompiledPlan;
  readonly rows: readonly PlannedRow[];
}

/** The whole way of a file, as the worker goes it, on a file that fits into memory. */
function importFile(bytes: Buffer, mapping: Mapping = 'auto'): Result {
  const head = readHead({ bytes, isWhole: true });
  const { hasHeader } = head.format;
  const columns = mapColumns({ headers: head.headers, sampleRows: head.rows, mapping, hasHeader });
  const plan = compilePlan({ columns, options, dateOrder: resolveDateOrder(options, columns, head.rows) });
  const records = readRecords(bytes, head).slice(hasHeader ? 1 : 0);
  const rows = records.map((record, index) => planRecord(plan, columns, record, index + 1));
  return { head, plan, rows };
}

function readRecords(bytes: Buffer, { format, bomBytes, skipChars }: FileHead): RawRecord[] {
  const isUtf8 = format.encoding === 'utf-8';
  const text = isUtf8
    ? bytes.subarray(bomBytes)
    : Buffer.from(decodeHead(bytes, { encoding: format.encoding, bomBytes }));
  const records: RawRecord[] = [];
  const splitter = new RecordSplitter(format, { maxCellBytes, maxColumns: maxImportColumns }, skipChars);
  splitter.push(text.toString('latin1').slice(skipChars), (record) => records.push(record));
  splitter.end((record) => records.push(record));
  return records;
}

function planRecord(plan: CompiledPlan, columns: readonly MappedColumn[], record: RawRecord, row: number): PlannedRow {
  const { fault, cells } = record;
  if (!fault) return plan.plan(row, decodeCells(cells));
  return { outcome: 'rejected', row, issues: [issue(row, columns[fault.cell]?.header ?? '', fault.code, fault.value)] };
}

const filesIn = (name: string): string[] => readdirSync(join(folder, name)).sort();

it('expects something of every fixture', () => {
  expect(filesIn('accepted')).toEqual(Object.keys(expected.accepted).sort());
  expect(filesIn('rejected')).toEqual(Object.keys(expected.rejected).sort());
});

describe('accepted files', () => {
  it.each(Object.entries(expected.accepted))('%s', (name, { format, taken, issues, first, phones, emails }) => {
    const { head, plan, rows } = importFile(readFileSync(join(folder, 'accepted', name)));
    expect(head.format).toMatchObject(format);
    const takenRows = rows.flatMap((row) => (row.outcome === 'planned' ? [row] : []));
    const found = rows.flatMap((row) => (row.outcome === 'planned' ? [] : row.issues));
    expect(found.map(({ row, column, code }) => [row, column, code])).toEqual(issues);
    expect(takenRows).toHaveLength(taken);
    const [values] = takenRows;
    expect(Object.fromEntries(plan.fields.map((field, place) => [field, values?.values[place]]))).toMatchObject(
      first ?? {},
    );
    if (phones) expect(values?.phones.map((phone) => phone?.e164 ?? null)).toEqual(phones);
    if (emails) expect(values?.emails.map((email) => email?.address ?? null)).toEqual(emails);
  });
});

describe('rejected files', () => {
  it.each(Object.entries(expected.rejected))('%s', (name, { code, row, mapping }) => {
    let refusal: unknown;
    try {
      importFile(readFileSync(join(folder, 'rejected', name)), mapping);
    } catch (error) {
      refusal = error;
    }
    expect(refusal).toBeInstanceOf(Refusal);
    expect(refusal).toMatchObject({ code });
    // Records before the broken one, the header among them, are the number of its row.
    if (row !== undefined) expect(refusal).toMatchObject({ details: { recordsBefore: row } });
  });
});

describe('any file', () => {
  const pieces = fc.constantFrom(
    ...[
      'Email',
      'Phone',
      'Name',
      'First Name',
      'DOB',
      ',',
      ',',
      ';',
      '\t',
      '\n',
      '\n',
      '\r\n',
      '\r',
      '"',
      '""',
      "'",
      '\0',
      '\ufeff',
      '\xff',
    ],
    ...[
      'ana@x.test',
      '2025550100',
      '=1+1',
      '1/2/2026',
      'é',
      '😀',
      '__proto__',
      'constructor',
      ' ::: ',
      'sep=;',
      '4.41E+11',
      '()',
    ],
  );
  const bytes = fc.oneof(
    fc.array(pieces, { maxLength: 60 }).map((parts) => Buffer.from(`Email,Phone,Name,DOB\n${parts.join('')}`, 'utf8')),
    fc.array(pieces, { maxLength: 60 }).map((parts) => Buffer.from(parts.join(''), 'latin1')),
    fc.array(pieces, { maxLength: 60 }).map((parts) => Buffer.from(parts.join(''), 'utf16le')),
    fc.uint8Array({ maxLength: 200 }).map((array) => Buffer.from(array)),
  );

  it('ends in rows with one outcome each, or in a refusal', () => {
    fc.assert(
      fc.property(bytes, (file) => {
        try {
          const { rows, plan } = importFile(file);
          expect(rows.map(({ row }) => row)).toEqual(rows.map((_, index) => index + 1));
          for (const row of rows) {
            if (row.outcome === 'rejected') expect(row.issues.length).toBeGreaterThan(0);
            else expect(row.values).toHaveLength(plan.fields.length);
          }
        } catch (error) {
          if (!(error instanceof Refusal)) throw error;
        }
      }),
      { numRuns: 3000 },
    );
  });
});
