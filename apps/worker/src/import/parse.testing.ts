import { compilePlan, decodeCells, issue, RecordSplitter } from '@rollcall/domain/import';
import type { FileFormat, MappedColumn, PlanInput, RawRecord } from '@rollcall/domain/import';
import type { RowIssue } from '@rollcall/domain/job';
import { Refusal } from '@rollcall/domain/refusal';
import { toCopyLine, toPlaceLine } from './copy-line.js';
import type { LineBlock } from './line-writer.js';
import type { ParsedPiece, ParseRules, ParseStart } from './row-parser.js';

/** Everything that was made of a file, whatever its pieces were. */
export interface Parsed {
  readonly lines: string;
  /** Of each row: its number, where its line ends, and the first byte behind it. */
  readonly rows: readonly (readonly [row: number, end: number, nextByte: number])[];
  readonly rejected: readonly number[];
  readonly issues: readonly RowIssue[];
  readonly refusal: { readonly code: string; readonly details: Readonly<Record<string, unknown>> } | null;
}

const comma: FileFormat = {
  encoding: 'utf-8',
  delimiter: ',',
  quote: '"',
  newline: '\n',
  hasHeader: true,
  isGzip: false,
};

/** Custom fields of other types than text, for specs that map to them. */
const customFields: ParseRules['customFields'] = {
  Weight: { type: 'number', options: [] },
  Since: { type: 'date', options: [] },
  VIP: { type: 'boolean', options: [] },
  Colour: { type: 'list', options: ['Red', 'A "quoted" \\ one'] },
};

/** Rules for columns that are mapped to these targets, in their order. */
export function rulesFor(
  targets: readonly (string | null)[],
  options: Partial<PlanInput['options']> = {},
  format: Partial<FileFormat> = {},
): ParseRules {
  const columns = targets.map((target, index) => ({
    index,
    header: `h${index}`,
    field: target as MappedColumn['field'],
    by: target === null ? ('none' as const) : ('request' as const),
    samples: [],
  }));
  const all = { badCells: 'reject' as const, defaultCountry: 'US', match: [], mode: 'upsert' as const, ...options };
  return { columns, options: all, dateOrder: 'mdy', customFields, format: { ...comma, ...format } };
}

/** The long way: splitter, plan, COPY line, with nothing quick about it. */
export function parseSlowly(file: Buffer, rules: ParseRules, from: ParseStart): Parsed {
  const plan = compilePlan(rules);
  const rows: [number, number, number][] = [];
  const rejected: number[] = [];
  const issues: RowIssue[] = [];
  let lines = Buffer.alloc(0);
  let { row } = from;
  const splitter = new RecordSplitter(rules.format, { maxCellBytes: 64 * 1024, maxColumns: 1_000 }, from.byte);
  const keep = (record: RawRecord): void => {
    row++;
    const planned = record.fault
      ? ({
          outcome: 'rejected',
          row,
          issues: [issue(row, rules.columns[record.fault.cell]?.header ?? '', record.fault.code, record.fault.value)],
        } as const)
      : plan.plan(row, decodeCells(record.cells));
    const isRejected = planned.outcome === 'rejected';
    const line = isRejected ? toPlaceLine(row, record, plan) : toCopyLine(planned, record, plan);
    lines = Buffer.concat([lines, Buffer.from(line)]);
    rows.push([row, lines.length, splitter.nextByte]);
    if (isRejected) rejected.push(row);
    issues.push(...(isRejected ? planned.issues : planned.warnings));
  };
  let refusal: Parsed['refusal'] = null;
  try {
    splitter.push(file.toString('latin1', from.byte), keep);
    splitter.end(keep);
  } catch (fault) {
    if (!(fault instanceof Refusal)) throw fault;
    refusal = { code: fault.code, details: { ...fault.details, row: row + 1 } };
  }
  return { lines: lines.toString('latin1'), rows, rejected, issues, refusal };
}

/** Puts together what a parser answered, piece by piece. */
export function together(pieces: readonly ParsedPiece[]): Parsed {
  let bytes = 0;
  const rows = pieces.flatMap(({ block }) => {
    const before = bytes;
    bytes += block.lines.length;
    return rowsOf(block, before);
  });
  const broken = pieces.find((piece) => piece.broken)?.broken;
  if (broken && !(broken instanceof Refusal)) throw broken;
  return {
    lines: pieces.map(({ block }) => Buffer.from(block.lines).toString('latin1')).join(''),
    rows,
    rejected: pieces.flatMap(({ block }) => block.rejected),
    issues: pieces.flatMap(({ block }) => block.issues),
    refusal: broken ? { code: broken.code, details: broken.details } : null,
  };
}

const rowsOf = ({ firstRow, ends, nextBytes }: LineBlock, before: number): Parsed['rows'][number][] =>
  Array.from(ends, (end, at) => [firstRow + at, before + end, nextBytes[at]!] as const);

/** A file in pieces of these sizes, over and over. */
export function cut(file: Buffer, from: number, sizes: readonly number[]): Uint8Array[] {
  const pieces: Uint8Array[] = [];
  for (let at = from, turn = 0; at < file.length; turn++) {
    const size = sizes[turn % sizes.length]!;
    pieces.push(new Uint8Array(file.subarray(at, at + size)));
    at += size;
  }
  return pieces;
}
