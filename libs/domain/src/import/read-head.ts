import { contactFields, dateOrderOfCountry, detectDateOrder } from '../contact/index.js';
import type { DateOrder } from '../contact/index.js';
import { Refusal } from '../refusal/index.js';
import { detectDialect, sampleRecords } from './detect-dialect.js';
import { decodeHead, detectEncoding } from './detect-encoding.js';
import { detectHeader } from './detect-header.js';
import { maxCellBytes, maxImportColumns } from './import.contract.js';
import type { FileFormat, MappedColumn, StartImport } from './import.contract.js';
import { customRulesOf } from './plan-cells.js';
import type { KnownCustomFields } from './plan-cells.js';
import type { Dialect } from './read-record.js';
import { RecordSplitter } from './split-records.js';

/** What the first bytes of a file tell, before any column is mapped. */
export interface FileHead {
  readonly format: Omit<FileFormat, 'isGzip'>;
  /** Bytes of the file, unpacked, before its text: the byte order mark. */
  readonly bomBytes: number;
  /** Chars of the text before the first record; all ASCII, so also bytes of it as UTF-8. */
  readonly skipChars: number;
  /** Empty if the file has no header. */
  readonly headers: readonly string[];
  /** The first rows below the header, as text. */
  readonly rows: readonly (readonly string[])[];
}

/** What is read of a file: its first bytes, unpacked, and whether they are all of it. */
export interface HeadInput {
  readonly bytes: Uint8Array;
  readonly isWhole: boolean;
  readonly known?: StartImport['format'];
}

/** So many rows are looked at: one of them with a day over 12 settles how a file writes dates. */
const sampleRows = 1000;

/**
 * Reads the head of a file: encoding, dialect, header and sample rows. What `known` says is not guessed.
 * @throws Refusal as `detectEncoding`, and `import.header-only` if the whole file is its header
 */
export function readHead({ bytes, isWhole, known = {} }: HeadInput): FileHead {
  const detected = detectEncoding(bytes, known.encoding);
  const text = decodeHead(bytes, detected);
  const { skipChars, delimiter, quote, newline } = detectDialect(text, known);
  const records = sampleRecords(text.slice(skipChars), { delimiter, quote, newline }, sampleRows + 1, isWhole);
  const all = records.map(({ cells }) => cells);
  if (all.length === 0) refuseBrokenStart(text.slice(skipChars), { delimiter, quote, newline }, isWhole);
  const hasHeader = known.hasHeader ?? detectHeader(all);
  if (hasHeader && isWhole && all.length < 2 && !hasMore(text, all.length)) throw new Refusal('import.header-only');
  if (all.length === 0 && isWhole && text.slice(skipChars).trim() === '') throw new Refusal('import.empty');
  return {
    format: { encoding: detected.encoding, delimiter, quote, newline, hasHeader },
    bomBytes: detected.bomBytes,
    skipChars,
    headers: hasHeader ? (all[0] ?? []) : [],
    rows: hasHeader ? all.slice(1) : all,
  };
}

/** No record could be read: says why, if it is the first record's fault (too long, too wide, a quote that never closes). */
function refuseBrokenStart(text: string, dialect: Dialect, isWhole: boolean): void {
  const splitter = new RecordSplitter(dialect, { maxCellBytes, maxColumns: maxImportColumns });
  const ignore = (): void => undefined;
  splitter.push(text, ignore);
  if (isWhole) splitter.end(ignore);
}

/** Whether there is text below the records: a broken quote ends the sample early, and that is for the import to refuse. */
function hasMore(text: string, count: number): boolean {
  return text.trim().split(/[\r\n]+/, count + 2).length > count;
}

/**
 * In which order the dates of a file are read: as asked, else as its date columns show, else as its country writes.
 */
export function resolveDateOrder(
  { dateOrder, defaultCountry }: Pick<StartImport, 'dateOrder' | 'defaultCountry'>,
  columns: readonly MappedColumn[],
  rows: readonly (readonly string[])[],
  customFields: KnownCustomFields = {},
): DateOrder {
  if (dateOrder !== 'auto') return dateOrder;
  const dates = columns.filter(({ field }) => field !== null && typeOf(field, customFields) === 'date');
  const samples = dates.flatMap(({ index }) => rows.map((row) => row[index] ?? ''));
  return detectDateOrder(samples) ?? dateOrderOfCountry(defaultCountry);
}

function typeOf(field: string, customFields: KnownCustomFields): string | undefined {
  if (field.startsWith('custom:')) return customRulesOf(field.slice('custom:'.length), customFields).type;
  return Object.hasOwn(contactFields, field) ? contactFields[field as keyof typeof contactFields].type : undefined;
}
