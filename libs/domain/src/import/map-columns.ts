import type { ImportTarget } from '../contact/index.js';
import { Refusal } from '../refusal/index.js';
import { assignByHeader, assignByValues, assignCustom } from './assign-columns.js';
import type { Assignment, Column } from './assign-columns.js';
import type { MappedColumn, Mapping } from './import.contract.js';

/** The head of a file, as far as mapping needs it. `headers` is empty if the file has none. */
export interface ColumnsInput {
  readonly headers: readonly string[];
  readonly sampleRows: readonly (readonly string[])[];
  readonly mapping: Mapping;
  readonly hasHeader: boolean;
  /** ISO 3166 country of phone numbers without a country code; US unless given. */
  readonly defaultCountry?: string;
  /** The custom fields that the tenant has, by key. */
  readonly customKeys?: readonly string[];
}

/** How many values of a column are shown, and how much of each. */
const shownSamples = 5;
const shownLength = 100;

/**
 * Says for every column of a file which field it goes to: as the request asks, or (`auto`) by header, alias and values.
 * @throws Refusal `import.unknown-column`, `import.field-mapped-twice`, `import.no-mapped-column`; `invalid-input` for a
 * column that is named twice
 */
export function mapColumns(input: ColumnsInput): MappedColumn[] {
  if (input.mapping === 'auto') {
    const suggested = suggestColumns(input);
    refuseNothing(suggested);
    return suggested;
  }
  const columns = columnsOf(input);
  const assigned: Assignment = new Map();
  for (const { column, field } of wishes(input.mapping)) {
    const { index } = findColumn(columns, column);
    if (assigned.has(index))
      throw new Refusal('invalid-input', { errors: [{ path: 'mapping', code: 'column-twice', column }] });
    assigned.set(index, { target: field ?? '', by: 'request' });
  }
  refuseTwice(columns, assigned);
  const mapped = finish(columns, assigned);
  refuseNothing(mapped);
  return mapped;
}

/** The `auto` mapping, for a preview: never refuses, also if nothing could be mapped. */
export function suggestColumns(input: Omit<ColumnsInput, 'mapping'>): MappedColumn[] {
  const columns = columnsOf(input);
  const assigned: Assignment = new Map();
  if (input.hasHeader) assignCustom(columns, assigned, input.customKeys ?? []);
  if (input.hasHeader) assignByHeader(columns, assigned);
  assignByValues(columns, assigned, input.hasHeader, input.defaultCountry ?? 'US');
  return finish(columns, assigned);
}

function columnsOf({ headers, sampleRows, hasHeader }: Omit<ColumnsInput, 'mapping'>): Column[] {
  const width = hasHeader ? headers.length : Math.max(0, ...sampleRows.map((row) => row.length));
  return Array.from({ length: width }, (_, index) => ({
    index,
    header: hasHeader ? (headers[index] ?? '') : `Column ${index + 1}`,
    values: sampleRows.map((row) => row[index] ?? ''),
  }));
}

function finish(columns: readonly Column[], assigned: Assignment): MappedColumn[] {
  return columns.map(({ index, header, values }) => {
    const { target, by } = assigned.get(index) ?? { target: '', by: 'none' as const };
    const field = target === '' ? null : (target as ImportTarget);
    const filled = values.filter((value) => value.trim() !== '');
    return {
      index,
      header: storable(header),
      field,
      by,
      samples: filled.slice(0, shownSamples).map((value) => storable(value.slice(0, shownLength))),
    };
  });
}

/** Columns are kept with the job: what no database stores (NUL, a byte that is no text, half an emoji) shows as U+FFFD. */
const storable = (text: string): string => text.replace(/[\0\p{Cs}]/gu, '\ufffd');

function refuseNothing(columns: readonly MappedColumn[]): void {
  if (columns.every(({ field }) => field === null)) {
    throw new Refusal('import.no-mapped-column', { columns: columns.slice(0, 50).map(({ header }) => header) });
  }
}

type Wish = Exclude<Mapping, string | Record<string, unknown>>[number];

function wishes(mapping: Exclude<Mapping, 'auto'>): readonly Wish[] {
  return Array.isArray(mapping) ? mapping : Object.entries(mapping).map(([column, field]) => ({ column, field }));
}

/** A header is found as it is, else without regard to case and surrounding spaces; of two alike the first is meant. */
function findColumn(columns: readonly Column[], wanted: string | number): Column {
  const trimmed = typeof wanted === 'string' ? wanted.trim().toLowerCase() : '';
  const found =
    typeof wanted === 'number'
      ? columns[wanted]
      : (columns.find(({ header }) => header === wanted) ??
        columns.find(({ header }) => header.trim().toLowerCase() === trimmed));
  if (!found) throw new Refusal('import.unknown-column', { column: wanted });
  return found;
}

function refuseTwice(columns: readonly Column[], assigned: Assignment): void {
  const first = new Map<string, number>();
  for (const [index, { target }] of assigned) {
    if (target === '') continue;
    const earlier = first.get(target);
    if (earlier !== undefined) {
      const both = [earlier, index].map((place) => columns[place]?.header ?? '');
      throw new Refusal('import.field-mapped-twice', { field: target, columns: both });
    }
    first.set(target, index);
  }
}
