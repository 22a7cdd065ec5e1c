import {
  startImportSchema,
  type Encoding,
  type FileFormat,
  type ImportIssueCode,
  type MappedColumn,
  type MatchKey,
  type StartImport,
} from '@rollcall/domain/import';
import type { JobView } from '@rollcall/domain/job';
import type { Said } from '../job/kind-parts';
import { fieldLabel } from './import-fields';

/** A word of a request, for people: the choice, and what it does. */
export interface OptionText {
  readonly label: string;
  readonly meaning: string;
}

export const modeTexts: Record<StartImport['mode'], OptionText> = {
  upsert: { label: 'Create and update', meaning: 'new contacts are created, known ones are updated' },
  create: { label: 'Create only', meaning: 'contacts that exist are skipped' },
  update: { label: 'Update only', meaning: 'rows without a known contact are skipped' },
};

export const matchTexts: Record<MatchKey, string> = {
  contactId1: 'Contact ID 1',
  contactId2: 'Contact ID 2',
  email: 'E-mail',
  phone: 'Phone',
};

export const duplicateTexts: Record<StartImport['inFileDuplicates'], OptionText> = {
  first: { label: 'The first row counts', meaning: 'later ones are skipped' },
  last: { label: 'The last row counts', meaning: 'earlier ones are skipped' },
  reject: { label: 'Reject all of them', meaning: 'none is written; they stand in the rejected file' },
};

export const emptyTexts: Record<StartImport['emptyCells'], OptionText> = {
  ignore: { label: 'Leave the field alone', meaning: 'what the contact has stays' },
  clear: { label: 'Clear the field', meaning: 'what the contact has is removed' },
};

export const badTexts: Record<StartImport['badCells'], OptionText> = {
  reject: { label: 'Reject the row', meaning: 'it stands in the rejected file with its reason' },
  'leave-out': { label: 'Leave the cell out', meaning: 'the row is imported without it, with a warning' },
};

export const dateTexts: Record<StartImport['dateOrder'], string> = {
  auto: 'Find out from the values',
  mdy: 'Month, day, year (12/31/2026)',
  dmy: 'Day, month, year (31/12/2026)',
  ymd: 'Year, month, day (2026-12-31)',
};

export const encodingTexts: Record<Encoding, string> = {
  'utf-8': 'UTF-8',
  'utf-16le': 'UTF-16 LE',
  'utf-16be': 'UTF-16 BE',
  'windows-1252': 'Windows-1252',
};

export const delimiterTexts: Record<FileFormat['delimiter'], string> = {
  ',': 'Comma ,',
  ';': 'Semicolon ;',
  '\t': 'Tab',
  '|': 'Bar |',
};

export const quoteTexts: Record<FileFormat['quote'], string> = { '"': 'Double "', "'": "Single '", '': 'None' };

export const suggestedTexts: Record<MappedColumn['by'], string> = {
  request: 'your choice',
  exact: 'same name',
  alias: 'known name',
  values: 'by its values',
  none: '',
};

const issueTexts: Record<ImportIssueCode, string> = {
  'cell.too-long': 'Longer than the field can hold',
  'cell.control-character': 'Contains a control character',
  'cell.malformed-encoding': 'Not text in the file’s encoding',
  'cell.no-place': 'More values in one cell than there are places left',
  'phone.malformed': 'Not a phone number that can be dialled',
  'extension.malformed': 'Not an extension of one to ten digits',
  'email.malformed': 'Not an e-mail address',
  'money.malformed': 'Not an amount, or one that reads in two ways',
  'date.malformed': 'Not a date in the chosen order',
  'boolean.unknown': 'Neither yes nor no',
  'consent.unknown': 'Neither given nor refused',
  'channel.unknown': 'Neither voice nor SMS nor e-mail',
  'country.unknown': 'Not a country',
  'time-zone.unknown': 'Not a time zone',
  'language.unknown': 'Not a language',
  'number.malformed': 'Not a number, or one of more than 15 digits',
  'list.unknown-option': 'Not an option of this list',
  'custom-field.wrong-type': 'Not what this custom field holds',
  'row.malformed-quote': 'Text after a closing quote: the row cannot be read',
  'row.too-many-cells': 'More cells than the file has columns',
  'row.empty': 'Nothing in any mapped column',
  'row.nothing-to-identify': 'No name, company, id, phone or e-mail',
  'row.not-storable': 'The row cannot be stored as it is',
  'row.duplicate': 'The same contact stands in another row',
  'match.ambiguous': 'Matches more than one contact',
  'match.exists': 'The contact exists, and this import only creates',
  'match.none': 'No contact matches, and this import only updates',
  'contact.id-taken': 'Another contact has this Contact ID',
  'consent.refused-by-person': 'The person said no: it stays until a newer yes comes with its source',
  'contact.gone': 'The contact was deleted meanwhile',
};

/** Why a row ended as it did. A code of a newer server stands for itself. */
export const importIssueText = (code: string): string =>
  (issueTexts as Readonly<Record<string, string>>)[code] ?? code.replaceAll(/[.-]/g, ' ');

/** How an import was started, and how its file was read. */
export function describeImport(job: JobView): readonly Said[] {
  const read = startImportSchema.safeParse(job.params);
  if (!read.success) return [];
  const params = read.data;
  const defaults = Object.entries(params.defaults);
  return [
    { label: 'Mode', value: modeTexts[params.mode].label },
    { label: 'Matched by', value: params.match.map((key) => matchTexts[key]).join(', then ') || 'nothing' },
    { label: 'Twice in the file', value: duplicateTexts[params.inFileDuplicates].label },
    { label: 'Empty cell', value: emptyTexts[params.emptyCells].label },
    { label: 'Unreadable cell', value: badTexts[params.badCells].label },
    { label: 'Phone country', value: params.defaultCountry },
    { label: 'Dates', value: dateTexts[params.dateOrder] },
    { label: 'Columns', value: mappingText(params.mapping, job.details['columns']) },
    ...(defaults.length > 0
      ? [{ label: 'Defaults', value: defaults.map(([field, value]) => `${fieldLabel(field)} = ${value}`).join(', ') }]
      : []),
    ...formatLine(job.details['format']),
  ];
}

function mappingText(mapping: StartImport['mapping'], found: unknown): string {
  if (mapping === 'auto')
    return Array.isArray(found) ? `found by itself, ${mappedCount(found)} mapped` : 'found by itself';
  const fields = Array.isArray(mapping) ? mapping.map(({ field }) => field) : Object.values(mapping);
  const mapped = fields.filter((field) => field !== null);
  return `${mapped.length} mapped: ${mapped.map(fieldLabel).join(', ')}`;
}

const mappedCount = (columns: readonly unknown[]): number =>
  columns.filter(
    (column) => typeof column === 'object' && column !== null && 'field' in column && column.field !== null,
  ).length;

function formatLine(found: unknown): readonly Said[] {
  if (typeof found !== 'object' || found === null) return [];
  const { encoding, delimiter, hasHeader, isGzip } = found as Partial<FileFormat>;
  const parts = [
    encoding === undefined ? '' : encodingTexts[encoding],
    delimiter === undefined ? '' : delimiterTexts[delimiter].split(' ')[0]!.toLowerCase(),
    hasHeader === undefined ? '' : hasHeader ? 'with a header' : 'without a header',
    isGzip ? 'gzip' : '',
  ].filter(Boolean);
  return parts.length === 0 ? [] : [{ label: 'File', value: parts.join(', ') }];
}
