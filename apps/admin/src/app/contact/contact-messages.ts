import type { ContactField, ContactFieldName, UndoVerdict } from '@rollcall/domain/contact';
import { contactFields } from '@rollcall/domain/contact';
import type { ConsentWord } from './contact-draft';

/** One choice of a menu. */
export interface Choice {
  readonly value: string;
  readonly label: string;
}

const choices = (labels: Readonly<Record<string, string>>): readonly Choice[] =>
  Object.entries(labels).map(([value, label]) => ({ value, label }));

export const phoneTypeChoices = choices({
  '': 'Not known',
  mobile: 'Mobile',
  home: 'Home',
  work: 'Work',
  fax: 'Fax',
  other: 'Other',
});
export const phoneStatusChoices = choices({
  '': 'Not known',
  valid: 'Valid',
  unverified: 'Unverified',
  disconnected: 'Disconnected',
  'wrong-number': 'Wrong number',
});
export const phoneBlockChoices = choices({
  none: 'Not blocked',
  daily: 'Blocked for a day',
  permanent: 'Blocked for good',
});
export const consentChoices: readonly Choice[] = choices({
  '': 'Not known',
  yes: 'Given',
  no: 'Refused',
} satisfies Record<ConsentWord, string>);
export const channelChoices = choices({ '': 'None', voice: 'Phone call', sms: 'SMS', email: 'E-mail' });
export const dayTexts: Readonly<Record<string, string>> = {
  mon: 'Monday',
  tue: 'Tuesday',
  wed: 'Wednesday',
  thu: 'Thursday',
  fri: 'Friday',
  sat: 'Saturday',
  sun: 'Sunday',
};

/** The label of a choice; a value nobody knows is shown as it is. */
export const labelOfChoice = (all: readonly Choice[], value: string): string =>
  all.find((choice) => choice.value === value)?.label ?? value;

const others: Readonly<Record<string, string>> = {
  phones: 'Phones',
  emails: 'E-mail addresses',
  allowedDays: 'Allowed days',
  allowedFrom: 'Allowed from',
  allowedUntil: 'Allowed until',
  groupId: 'Group',
};

const encryptedPrefix = 'encrypted:';
/** Whether the history only says that a field changed. */
export const isSecretField = (key: string): boolean => key.startsWith(encryptedPrefix);

/** What a field of a contact is called, by its key in a request or a history. */
export function fieldLabel(key: string): string {
  if (key in contactFields) return (contactFields[key as ContactFieldName] as ContactField).label;
  if (key.startsWith(encryptedPrefix)) return `${key.slice(encryptedPrefix.length)} (encrypted)`;
  return others[key] ?? key.replace(/^custom[.:]/, '');
}

/** A value of a contact in words, for comparing: of a conflict, or of the history. */
export function valueText(value: unknown): string {
  if (value === null || value === undefined || value === '') return 'empty';
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (Array.isArray(value)) return value.length === 0 ? 'none' : value.map(itemText).join(', ');
  return typeof value === 'object' ? itemText(value) : `${value as string | number}`;
}

/** A phone by its number, an address by itself, a day by its name. */
function itemText(item: unknown): string {
  if (typeof item === 'string') return dayTexts[item] ?? item;
  if (typeof item !== 'object' || item === null) return JSON.stringify(item);
  const { number, raw, e164, extension, address } = item as Readonly<Record<string, unknown>>;
  const named = number ?? raw ?? e164 ?? address;
  if (typeof named !== 'string') return JSON.stringify(item);
  return typeof extension === 'string' && extension !== '' ? `${named} ext. ${extension}` : named;
}

/** Why a change cannot be taken back; empty where nobody would expect it. */
export function finalText({ state, why, fields }: UndoVerdict): string {
  const names = fields.map(fieldLabel).join(', ');
  if (state === 'overtaken') return `Cannot be taken back: changed again since (${names}).`;
  if (why === 'consent-refused') return 'Cannot be taken back: the person said no, and that stays.';
  return why === 'encrypted' ? 'Cannot be taken back: the value before is kept nowhere.' : '';
}

/** What happened to a contact. */
export const actionTexts: Readonly<Record<string, string>> = {
  created: 'Created',
  updated: 'Changed',
  deleted: 'Deleted',
  restored: 'Restored',
};
/** By which door. */
export const throughTexts: Readonly<Record<string, string>> = {
  console: 'in the console',
  api: 'through the API',
  job: 'by a job',
  import: 'by an import',
};
