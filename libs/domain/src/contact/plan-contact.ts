import { Refusal } from '../refusal/index.js';
import type { ContactView, CustomValue } from './contact.contract.js';
import { contactFieldNames, neverEmpty } from './contact.fields.js';
import type { ContactFieldName } from './contact.fields.js';
import type { ChangeContact } from './contact.write.contract.js';
import { planEmails, planPhones } from './plan-channels.js';
import type { PlannedContactEmail, PlannedContactPhone } from './plan-channels.js';
import { BadCell, findDamage, readerOfField } from './read-field.js';
import { toDayBits } from './weekdays.js';
import { writeCodes } from './write-codes.js';
import type { NoteFault, WriteFault } from './write-codes.js';

/** The value of a field as it is kept: text in its canonical form, yes or no, null for empty. */
export type ContactValue = string | boolean | null;

/** When a contact may be reached, as it is kept. */
export interface PlannedHours {
  readonly allowedDays?: number | null;
  readonly allowedFrom?: string | null;
  readonly allowedUntil?: string | null;
}

/** What a request makes of a contact: only what differs from what it was. */
export interface PlannedContact {
  readonly values: Readonly<Partial<Record<ContactFieldName, ContactValue>>>;
  readonly hours: PlannedHours;
  /** The whole list, in order; null: untouched. */
  readonly phones: readonly PlannedContactPhone[] | null;
  readonly emails: readonly PlannedContactEmail[] | null;
  /** Only what differs, for a contact keeps values of deleted fields that nobody is shown; null: untouched. */
  readonly custom: PlannedCustom | null;
}

/** What a request makes of custom values, by key. */
export interface PlannedCustom {
  readonly set: Readonly<Record<string, CustomValue>>;
  readonly cleared: readonly string[];
}

/** Reads the value of one custom field of the tenant: its canonical form, null for empty, or why it cannot be kept. */
export type CustomReader = (value: CustomValue) => CustomValue | null | BadCell;

/** By the key of the custom field. */
export type CustomReaders = ReadonlyMap<string, CustomReader>;

/**
 * Decides what a request makes of a contact, by the rules that imports read cells by; `before` is null for a new one.
 * @throws Refusal `invalid-input` that names every value that cannot be kept
 */
export function planContact(change: ChangeContact, before: ContactView | null, readers: CustomReaders): PlannedContact {
  const faults: WriteFault[] = [];
  const fault: NoteFault = (path, code) => {
    faults.push({ path, code, message: writeCodes[code] });
    return [];
  };
  const values = planValues(change, before, fault);
  checkName(values, before, fault);
  const country = values.country === undefined ? before?.country : (values.country as string | null);
  const defaultCountry = change.defaultCountry ?? country ?? 'US';
  const phones = change.phones && planPhones(change.phones, before?.phones ?? [], defaultCountry, fault);
  const emails = change.emails && planEmails(change.emails, before?.emails ?? [], fault);
  const planned: PlannedContact = {
    values,
    hours: planHours(change, before, fault),
    phones: phones && !isSamePhones(phones, before) ? phones : null,
    emails: emails && !isSameEmails(emails, before) ? emails : null,
    custom: planCustom(change, before, readers, fault),
  };
  if (faults.length > 0) throw new Refusal('invalid-input', { errors: faults });
  return planned;
}

/** Whether a plan changes anything. */
export const changesAnything = ({ values, hours, phones, emails, custom }: PlannedContact): boolean =>
  Object.keys(values).length + Object.keys(hours).length > 0 || phones !== null || emails !== null || custom !== null;

function planValues(change: ChangeContact, before: ContactView | null, fault: NoteFault) {
  const values: Partial<Record<ContactFieldName, ContactValue>> = {};
  for (const field of contactFieldNames) {
    const typed = change[field];
    const had = before === null ? (neverEmpty[field] ?? null) : before[field];
    // What is sent as it is shown is no change, even if today's rules would read it otherwise.
    if (typed === undefined || typed === had) continue;
    const value = readValue(field, typed);
    if (value instanceof BadCell) fault(field, value.code);
    else if (value !== had) values[field] = value;
  }
  return values;
}

function readValue(field: ContactFieldName, typed: ContactValue): ContactValue | BadCell {
  if (typed === null || typeof typed === 'boolean') return typed;
  const text = typed.trim();
  if (text === '') return null;
  const value = findDamage(text) ?? readerOfField(field, 'ymd')(text);
  return value === '' ? null : value;
}

/** A contact that had neither name, as a company may, need not get one; nobody takes the last one away. */
function checkName(values: PlannedContact['values'], before: ContactView | null, fault: NoteFault): void {
  const isNamed = (first?: ContactValue, last?: ContactValue) => (first ?? null) !== null || (last ?? null) !== null;
  if (before !== null && !isNamed(before.firstName, before.lastName)) return;
  const after = { firstName: before?.firstName ?? null, lastName: before?.lastName ?? null, ...values };
  if (!isNamed(after.firstName, after.lastName)) fault('lastName', 'name.required');
}

function planHours(change: ChangeContact, before: ContactView | null, fault: NoteFault): PlannedHours {
  const had = {
    allowedDays: before?.allowedDays ? toDayBits(before.allowedDays) : null,
    allowedFrom: before?.allowedFrom ?? null,
    allowedUntil: before?.allowedUntil ?? null,
  };
  const { allowedDays: days, allowedFrom = had.allowedFrom, allowedUntil = had.allowedUntil } = change;
  if (days?.length === 0) fault('allowedDays', 'days.empty');
  const bits = days === undefined ? had.allowedDays : days && toDayBits(days);
  if ((allowedFrom === null) !== (allowedUntil === null)) {
    fault(allowedFrom === null ? 'allowedFrom' : 'allowedUntil', 'hours.half');
  } else if (allowedFrom !== null && allowedUntil !== null && allowedFrom >= allowedUntil) {
    fault('allowedUntil', 'hours.backwards');
  }
  return {
    ...(bits !== had.allowedDays && { allowedDays: bits }),
    ...(allowedFrom !== had.allowedFrom && { allowedFrom }),
    ...(allowedUntil !== had.allowedUntil && { allowedUntil }),
  };
}

function planCustom(
  { custom: wanted }: ChangeContact,
  before: ContactView | null,
  readers: CustomReaders,
  fault: NoteFault,
): PlannedContact['custom'] {
  if (wanted === undefined) return null;
  // A Map and not an object: `__proto__` is a key like any other.
  const had = new Map<string, CustomValue>(Object.entries(before?.custom ?? {}));
  const set = new Map<string, CustomValue>();
  const cleared: string[] = [];
  for (const [key, typed] of Object.entries(wanted)) {
    if (had.get(key) === typed) continue; // as it is shown, even if the list lost this option meanwhile
    const read = readers.get(key);
    const value = read === undefined ? undefined : typed === null || typed === '' ? null : read(typed);
    if (value === undefined) fault(`custom.${key}`, 'custom-field.unknown');
    else if (value instanceof BadCell) fault(`custom.${key}`, value.code);
    else if (value !== null && value !== had.get(key)) set.set(key, value);
    else if (value === null && had.has(key)) cleared.push(key);
  }
  return set.size + cleared.length === 0 ? null : { set: Object.fromEntries(set), cleared };
}

/** A daily block without a day is for today, which may be another day than before. */
const isSamePhones = (phones: readonly PlannedContactPhone[], before: ContactView | null): boolean =>
  phones.every(({ block, blockedOn }) => block !== 'daily' || blockedOn !== null) &&
  sameLists(phones, before?.phones ?? [], phoneKeys);

const isSameEmails = (emails: readonly PlannedContactEmail[], before: ContactView | null): boolean =>
  sameLists(emails, before?.emails ?? [], ['address', 'consent', 'blocked']);

const phoneKeys = [
  'e164',
  'raw',
  'extension',
  'type',
  'aliases',
  'status',
  'smsConsent',
  'cellConsent',
  'block',
  'blockedOn',
  'preferred',
] as const;

/** Whether two lists have the same values for some keys, in the same order. */
const sameLists = <K extends string>(
  some: readonly Readonly<Record<K, unknown>>[],
  others: readonly Readonly<Record<K, unknown>>[],
  keys: readonly K[],
): boolean => {
  const told = (list: readonly Readonly<Record<K, unknown>>[]) =>
    JSON.stringify(list.map((item) => keys.map((key) => item[key])));
  return told(some) === told(others);
};
