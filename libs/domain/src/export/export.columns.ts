import * as z from 'zod';
import { contactFieldNames, contactFields, maxEmails, maxPhones } from '../contact/index.js';
import type { ContactFieldName } from '../contact/index.js';

/** What an export can tell of one phone, after `phone1`. Empty: the number itself, in E.164. */
export const phoneParts = {
  '': '',
  Extension: ' extension',
  Type: ' type',
  Status: ' status',
  SmsConsent: ' SMS consent',
  CellConsent: ' cell consent',
  Block: ' block',
  BlockedOn: ' blocked on',
  Preferred: ' preferred',
  Aliases: ' aliases',
  Display: ' display',
} as const;
/** See {@link phoneParts}. */
export type PhonePart = keyof typeof phoneParts;
/** What an export can tell of one e-mail address, after `email1`. */
export const emailParts = { '': '', Consent: ' consent', Blocked: ' blocked' } as const;
/** See {@link emailParts}. */
export type EmailPart = keyof typeof emailParts;

/** What a contact has beside its fields. */
export const ownParts = {
  id: 'Rollcall ID',
  allowedDays: 'Allowed days',
  allowedFrom: 'Allowed from',
  allowedUntil: 'Allowed until',
  createdAt: 'Created at',
  updatedAt: 'Updated at',
  lastInteractionAt: 'Last interaction at',
} as const;
/** See {@link ownParts}. */
export type OwnPart = keyof typeof ownParts;

/** A column as it is worked with. */
export type ExportColumn =
  | { readonly of: 'own'; readonly part: OwnPart }
  | { readonly of: 'field'; readonly field: ContactFieldName }
  | { readonly of: 'phone'; readonly position: number; readonly part: PhonePart }
  | { readonly of: 'email'; readonly position: number; readonly part: EmailPart }
  | { readonly of: 'custom'; readonly key: string }
  | { readonly of: 'encrypted'; readonly key: string };

const channel = /^(phone|email)([1-9]|10)([A-Z][A-Za-z]*)?$/;
const named = /^(custom|encrypted):(\S(?:.{0,98}\S)?)$/u;

/** Reads the name of a column; null if there is none of that name. Whether a tenant has such a custom field is not asked. */
export function readExportColumn(name: string): ExportColumn | null {
  if (Object.hasOwn(contactFields, name)) return { of: 'field', field: name as ContactFieldName };
  if (Object.hasOwn(ownParts, name)) return { of: 'own', part: name as OwnPart };
  const own = named.exec(name);
  if (own) return { of: own[1] as 'custom' | 'encrypted', key: own[2] ?? '' };
  const found = channel.exec(name);
  if (!found) return null;
  const [of, position, part] = [found[1], Number(found[2]), found[3] ?? ''];
  if (of === 'phone' && Object.hasOwn(phoneParts, part)) return { of, position, part: part as PhonePart };
  if (of === 'email' && position <= maxEmails && Object.hasOwn(emailParts, part))
    return { of, position, part: part as EmailPart };
  return null;
}

/**
 * What stands above a column of a CSV file. Imports map fields, phones, extensions and e-mails by these words to where they
 * came from, and leave all others out.
 */
export function exportHeader(name: string): string {
  const column = readExportColumn(name);
  switch (column?.of) {
    case 'own':
      return ownParts[column.part];
    case 'field':
      return contactFields[column.field].label;
    case 'phone':
      return `Phone ${column.position}${phoneParts[column.part]}`;
    case 'email':
      return `E-mail ${column.position}${emailParts[column.part]}`;
    case 'encrypted':
      return `Encrypted ${column.key} (is set)`;
    case 'custom':
    case undefined:
      return name;
  }
}

const range = (most: number): number[] => Array.from({ length: most }, (_, at) => at + 1);

/** Every column that all tenants have, in their usual order. */
export const fixedColumns: readonly string[] = [
  'id',
  ...contactFieldNames,
  ...range(maxPhones).flatMap((at) => Object.keys(phoneParts).map((part) => `phone${at}${part}`)),
  ...range(maxEmails).flatMap((at) => Object.keys(emailParts).map((part) => `email${at}${part}`)),
  'allowedDays',
  'allowedFrom',
  'allowedUntil',
  'createdAt',
  'updatedAt',
  'lastInteractionAt',
];

/** What an export has unless columns are chosen; the tenant's custom fields stand behind them. */
export const usualColumns: readonly string[] = [
  'id',
  ...contactFieldNames,
  ...range(maxPhones).flatMap((at) => [`phone${at}`, `phone${at}Extension`, `phone${at}Type`]),
  ...range(maxEmails).map((at) => `email${at}`),
  'createdAt',
  'updatedAt',
];

/** The most columns one export may have: all there are, with every custom and encrypted field. */
export const maxExportColumns = 400;

/** The name of a column in a request. */
export const exportColumnSchema = z
  .string()
  .max(110)
  .refine((name) => readExportColumn(name) !== null, { message: 'not a column' });
