import {
  bulkChangeParamsSchema,
  type BulkCategory,
  type BulkChangeCode,
  type BulkChangeParams,
} from '@rollcall/domain/bulk-change';
import { contactFields } from '@rollcall/domain/contact';
import type { JobView } from '@rollcall/domain/job';
import { formatCount } from '../format/numbers';
import type { Said } from '../job/kind-parts';

/** What each category is called (LV-13). */
export const categoryTexts: Record<BulkCategory, string> = {
  status: 'Change Status',
  balance: 'Adjust Payment Balance',
  'due-date': 'Adjust Account Due Date',
  group: 'Change Group',
  ownership: 'Change Contact Ownership',
  consent: 'Adjust Consent Fields',
  custom: 'Adjust Custom Fields',
  fields: 'Modify All Contact Fields',
  delete: 'Delete Contact Records',
};

const issueTexts: Record<BulkChangeCode, string> = {
  'balance.empty': 'There is no balance to add to or to subtract from',
  'balance.out-of-range': 'The balance would have more than twelve digits before the point',
  'due-date.empty': 'There is no due date to shift',
  'due-date.out-of-range': 'The due date would lie before 1800 or after 2200',
  'name.required': 'The contact would have neither a first nor a last name',
  'consent.newer': 'Something newer is known about this channel',
  'consent.refused-by-person': 'The person said no: only a yes with its proof takes its place',
  'row.not-storable': 'The contact cannot be stored like this',
  'no-longer-matches': 'The contact did not fulfil the filter any more',
  'contact.gone': 'The contact was deleted meanwhile',
};

/** Why a contact kept what it has. A code of a newer server stands for itself. */
export const bulkChangeIssueText = (code: string): string =>
  (issueTexts as Readonly<Record<string, string>>)[code] ?? code.replaceAll(/[.-]/g, ' ');

/** The name of a field as contacts have it; `custom` is told by its keys. */
export const fieldText = (field: string): string =>
  field in contactFields ? contactFields[field as keyof typeof contactFields].label : field;

/** A value for people. */
export function valueText(value: unknown): string {
  if (value === null || value === undefined || value === '') return '—';
  if (typeof value === 'boolean') return value ? 'Yes' : 'No';
  return typeof value === 'string' ? value : JSON.stringify(value);
}

function changeText(params: BulkChangeParams): string {
  return Object.entries(params.changes)
    .flatMap(([field, value]) => {
      if (value === undefined) return [];
      if (field === 'custom' || field === 'channels')
        return Object.entries(value as object).map(([key, one]) => `${key}: ${valueText(one)}`);
      if (value !== null && typeof value === 'object' && 'do' in value)
        return [
          `${fieldText(field)}: ${Object.values(value as Record<string, unknown>)
            .map(valueText)
            .join(' ')}`,
        ];
      return [`${fieldText(field)}: ${valueText(value)}`];
    })
    .join(' · ');
}

/** What was changed and why, and what was found on the way. */
export function describeBulkChange({ params, details }: JobView): readonly Said[] {
  const read = bulkChangeParamsSchema.safeParse(params);
  if (!read.success) return [];
  const { category, target, reason } = read.data;
  const newcomers = details['newcomers'];
  const text = changeText(read.data);
  return [
    { label: 'Category', value: categoryTexts[category] },
    ...(text === '' ? [] : [{ label: 'Change', value: text }]),
    { label: 'Contacts', value: target.by === 'ids' ? 'Chosen one by one' : target.words },
    ...(target.by === 'filter' && target.excluded > 0
      ? [{ label: 'Left out by name', value: formatCount(target.excluded) }]
      : []),
    ...(reason === '' ? [] : [{ label: 'Reason', value: reason }]),
    ...(typeof newcomers === 'number' && newcomers > 0
      ? [{ label: 'Began to match meanwhile', value: `${formatCount(newcomers)}, left alone` }]
      : []),
  ];
}
