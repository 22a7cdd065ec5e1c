import {
  contactFieldNames,
  contactFields,
  type ChangeContact,
  type ContactEmail,
  type ContactFieldName,
  type ContactPhone,
  type ContactView,
  type WrittenEmail,
  type WrittenPhone,
} from '@rollcall/domain/contact';

/** Not asked, given, refused: a consent as a menu offers it. */
export type ConsentWord = '' | 'yes' | 'no';

/** One phone while it is edited. `key` tells rows apart while they are moved; it is never sent. */
export interface PhoneDraft {
  readonly key: string;
  number: string;
  extension: string;
  type: string;
  /** Separated by commas. */
  aliases: string;
  status: string;
  cellConsent: ConsentWord;
  smsConsent: ConsentWord;
  block: string;
  /** The day a daily block is for, as it was; empty once another block was chosen: then it is today. */
  blockedOn: string;
  preferred: boolean;
}

/** One e-mail address while it is edited. */
export interface EmailDraft {
  readonly key: string;
  address: string;
  consent: ConsentWord;
  blocked: boolean;
}

/** A field that is edited as text: all but yes-or-no ones and consents. */
export type TextFieldName = {
  [Name in ContactFieldName]: (typeof contactFields)[Name]['type'] extends 'boolean' | 'consent' ? never : Name;
}[ContactFieldName];
/** A consent for a channel as a whole. */
export type ConsentFieldName = {
  [Name in ContactFieldName]: (typeof contactFields)[Name]['type'] extends 'consent' ? Name : never;
}[ContactFieldName];
/** A yes-or-no field. */
export type FlagFieldName = Exclude<ContactFieldName, TextFieldName | ConsentFieldName>;

/** A contact while it is edited: what stands in the boxes, as text. Signal Forms write into it. */
export interface ContactDraft {
  texts: Record<TextFieldName, string>;
  consents: Record<ConsentFieldName, ConsentWord>;
  flags: Record<FlagFieldName, boolean>;
  /** Days in the order of the week, separated by spaces; empty: any day. */
  allowedDays: string;
  allowedFrom: string;
  allowedUntil: string;
  phones: PhoneDraft[];
  emails: EmailDraft[];
  custom: Record<string, string>;
}

const typeOf = (name: ContactFieldName): string => contactFields[name].type;
export const textFieldNames = contactFieldNames.filter(
  (name) => typeOf(name) !== 'boolean' && typeOf(name) !== 'consent',
) as TextFieldName[];
export const consentFieldNames = contactFieldNames.filter((name) => typeOf(name) === 'consent') as ConsentFieldName[];
export const flagFieldNames = contactFieldNames.filter((name) => typeOf(name) === 'boolean') as FlagFieldName[];

const wordOf = (consent: boolean | null): ConsentWord => (consent === null ? '' : consent ? 'yes' : 'no');
const consentOf = (word: ConsentWord): boolean | null => (word === '' ? null : word === 'yes');
const among = <Name extends string, Value>(names: readonly Name[], of: (name: Name) => Value): Record<Name, Value> =>
  Object.fromEntries(names.map((name) => [name, of(name)])) as Record<Name, Value>;

/** A row for one more phone. */
export const newPhone = (key: string): PhoneDraft => ({
  key,
  number: '',
  extension: '',
  type: '',
  aliases: '',
  status: '',
  cellConsent: '',
  smsConsent: '',
  block: 'none',
  blockedOn: '',
  preferred: false,
});

/** A row for one more e-mail address. */
export const newEmail = (key: string): EmailDraft => ({ key, address: '', consent: '', blocked: false });

const phoneOf = (phone: ContactPhone): PhoneDraft => ({
  key: `p${phone.position}`,
  number: phone.raw,
  extension: phone.extension ?? '',
  type: phone.type ?? '',
  aliases: phone.aliases.join(', '),
  status: phone.status ?? '',
  cellConsent: wordOf(phone.cellConsent),
  smsConsent: wordOf(phone.smsConsent),
  block: phone.block,
  blockedOn: phone.blockedOn ?? '',
  preferred: phone.preferred,
});

const emailOf = (email: ContactEmail): EmailDraft => ({
  key: `e${email.position}`,
  address: email.address,
  consent: wordOf(email.consent),
  blocked: email.blocked,
});

/** What stands in the boxes for a contact; null: a new one, which is active and otherwise empty. */
export function draftOf(contact: ContactView | null): ContactDraft {
  return {
    texts: among(textFieldNames, (name) => contact?.[name] ?? ''),
    consents: among(consentFieldNames, (name) => wordOf(contact?.[name] ?? null)),
    flags: among(flagFieldNames, (name) => contact?.[name] ?? name === 'active'),
    allowedDays: contact?.allowedDays?.join(' ') ?? '',
    allowedFrom: contact?.allowedFrom ?? '',
    allowedUntil: contact?.allowedUntil ?? '',
    phones: contact?.phones.map(phoneOf) ?? [],
    emails: contact?.emails.map(emailOf) ?? [],
    custom: Object.fromEntries(Object.entries(contact?.custom ?? {}).map(([key, value]) => [key, `${value}`])),
  };
}

/**
 * What has to be sent so that the contact becomes what stands in the boxes: only what differs. Phones and e-mail addresses are
 * whole lists. Rows in which nothing was typed are not there.
 * @param before the draft of the contact as it was loaded
 */
export function changeOf(before: ContactDraft, now: ContactDraft): ChangeContact {
  const change: Record<string, unknown> = {};
  const set = (key: string, was: unknown, is: unknown, sent: unknown): void => {
    if (was !== is) change[key] = sent;
  };
  for (const name of textFieldNames) {
    const text = now.texts[name].trim();
    set(name, before.texts[name], text, text === '' ? null : text);
  }
  for (const name of consentFieldNames)
    set(name, before.consents[name], now.consents[name], consentOf(now.consents[name]));
  for (const name of flagFieldNames) set(name, before.flags[name], now.flags[name], now.flags[name]);
  const days = now.allowedDays === '' ? null : now.allowedDays.split(' ');
  set('allowedDays', before.allowedDays, now.allowedDays, days);
  set('allowedFrom', before.allowedFrom, now.allowedFrom, now.allowedFrom || null);
  set('allowedUntil', before.allowedUntil, now.allowedUntil, now.allowedUntil || null);
  const [phonesBefore, phones] = [toPhones(before.phones), toPhones(now.phones)];
  set('phones', JSON.stringify(phonesBefore), JSON.stringify(phones), phones);
  const [emailsBefore, emails] = [toEmails(before.emails), toEmails(now.emails)];
  set('emails', JSON.stringify(emailsBefore), JSON.stringify(emails), emails);
  const custom = customChange(before.custom, now.custom);
  if (custom !== null) change['custom'] = custom;
  return change;
}

function customChange(
  before: Readonly<Record<string, string>>,
  now: Readonly<Record<string, string>>,
): Record<string, string | null> | null {
  const changed = Object.entries(now).filter(([key, text]) => text.trim() !== (before[key] ?? ''));
  if (changed.length === 0) return null;
  return Object.fromEntries(changed.map(([key, text]) => [key, text.trim() === '' ? null : text.trim()]));
}

/** The rows of a list that are sent: empty ones are left out. Problems of the answer are counted among these. */
export const filledPhones = (phones: readonly PhoneDraft[]): readonly PhoneDraft[] =>
  phones.filter(({ number, extension, aliases }) => (number + extension + aliases).trim() !== '');
/** See {@link filledPhones}. */
export const filledEmails = (emails: readonly EmailDraft[]): readonly EmailDraft[] =>
  emails.filter(({ address }) => address.trim() !== '');

const aliasesOf = (text: string): string[] =>
  text
    .split(',')
    .map((alias) => alias.trim())
    .filter((alias) => alias !== '');

const toPhones = (phones: readonly PhoneDraft[]): WrittenPhone[] =>
  filledPhones(phones).map((phone) => ({
    number: phone.number.trim(),
    extension: phone.extension.trim() || null,
    type: (phone.type || null) as WrittenPhone['type'],
    aliases: aliasesOf(phone.aliases),
    status: (phone.status || null) as WrittenPhone['status'],
    cellConsent: consentOf(phone.cellConsent),
    smsConsent: consentOf(phone.smsConsent),
    block: phone.block as WrittenPhone['block'],
    ...(phone.block === 'daily' && phone.blockedOn !== '' ? { blockedOn: phone.blockedOn } : {}),
    preferred: phone.preferred,
  }));

const toEmails = (emails: readonly EmailDraft[]): WrittenEmail[] =>
  filledEmails(emails).map(({ address, consent, blocked }) => ({
    address: address.trim(),
    consent: consentOf(consent),
    blocked,
  }));
