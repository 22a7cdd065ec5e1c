import { exportHeader, exportParamsSchema, type CsvFlavour, type ExportFormat } from '@rollcall/domain/export';
import type { JobView } from '@rollcall/domain/job';
import { formatCount } from '../format/numbers';
import type { Said } from '../job/kind-parts';

/** What each format is good for. */
export const formatTexts: Record<ExportFormat, string> = {
  csv: 'CSV, a table',
  ndjson: 'NDJSON, an object a line, for programs',
  vcard: 'vCard 4.0, for address books',
};

/** What each flavour of CSV is good for. */
export const flavourTexts: Record<CsvFlavour, string> = {
  machine: 'For machines: importing it again changes nothing',
  spreadsheet: 'Safe for spreadsheets: cells that look like formulas get an apostrophe',
};

const shownColumns = 12;

/** What was asked for, in words. */
export function describeExport({ params, details }: JobView): readonly Said[] {
  const read = exportParamsSchema.safeParse(params);
  if (!read.success) return [];
  const { target, format, flavour, columns, gzip } = read.data;
  const names = columns.slice(0, shownColumns).map(exportHeader).join(', ');
  const more = columns.length - shownColumns;
  const file = details['file'] as { readonly keptUntil?: string } | undefined;
  return [
    { label: 'Contacts', value: target.by === 'filter' ? target.words : `${formatCount(target.ids.length)} chosen` },
    { label: 'Format', value: `${formatTexts[format]}${gzip ? ', packed with gzip' : ''}` },
    ...(format === 'csv' ? [{ label: 'Flavour', value: flavourTexts[flavour] }] : []),
    ...(columns.length > 0 ? [{ label: 'Columns', value: more > 0 ? `${names} and ${more} more` : names }] : []),
    ...(file?.keptUntil ? [{ label: 'File', value: fileText(file.keptUntil) }] : []),
  ];
}

function fileText(keptUntil: string): string {
  const day = new Date(keptUntil).toLocaleString();
  return Date.parse(keptUntil) <= Date.now() ? `Expired on ${day}` : `Kept until ${day}`;
}

/** An export rejects nobody: a code of a newer server stands for itself. */
export const exportIssueText = (code: string): string => code.replaceAll(/[.-]/g, ' ');
