import {
  findDamage,
  parseCountry,
  parseEmail,
  parseLanguage,
  parsePhone,
  parseTimeZone,
  tidyText,
  toEmailKey,
} from '../contact/index.js';
import { toFilterKey } from './filter-key.js';
import type { FilterField } from './filter.fields.js';
import type { FilterValueCode } from './plan-filter.js';

/** A value as it is compared, or why it cannot be one. */
export type ReadValue =
  { readonly ok: true; readonly value: string } | { readonly ok: false; readonly code: FilterValueCode };

const malformed: ReadValue = { ok: false, code: 'filter.value-malformed' };
const unknown: ReadValue = { ok: false, code: 'filter.unknown-choice' };
const or = (value: string | null, otherwise: ReadValue): ReadValue =>
  value === null || value === '' ? otherwise : { ok: true, value };

/** Where numbers without a country code are taken to be from, as in an import that says nothing else. */
const defaultCountry = 'US';
/** Shorter ends of numbers are too many to mean anything. */
const minPhoneEnd = 2;
const maxPhoneEnd = 15;

/** Reads one value of a condition that compares texts and choices. Numbers and days are read by `planRange`. */
export function readFilterValue(
  raw: unknown,
  field: FilterField,
  op: 'is' | 'contains' | 'starts' | 'ends',
): ReadValue {
  if (field.type === 'boolean') return readBoolean(raw);
  if (typeof raw !== 'string' && typeof raw !== 'number') return malformed;
  const text = tidyText(String(raw));
  if (text === '' || findDamage(text) !== null) return malformed;
  return readers[field.type](text, field, op);
}

function readBoolean(raw: unknown): ReadValue {
  if (raw === true || raw === 'true') return { ok: true, value: 'true' };
  return raw === false || raw === 'false' ? { ok: true, value: 'false' } : malformed;
}

type Reader = (text: string, field: FilterField, op: 'is' | 'contains' | 'starts' | 'ends') => ReadValue;

const choice: Reader = (text, { choices = [] }) =>
  choices.some(({ value }) => value === text) ? { ok: true, value: text } : unknown;

const phone: Reader = (text, _, op) => {
  if (op === 'is') return or(parsePhone(text, defaultCountry)?.e164 ?? null, malformed);
  const digits = text.replaceAll(/[\s()./\u2010-\u2015-]/g, '');
  const isEnd = /^\d+$/.test(digits) && digits.length >= minPhoneEnd && digits.length <= maxPhoneEnd;
  return isEnd ? { ok: true, value: digits } : malformed;
};

const uuid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

const readers: Readonly<Record<Exclude<FilterField['type'], 'boolean'>, Reader>> = {
  text: (text) => or(toFilterKey(text), malformed),
  id: (text) => ({ ok: true, value: text }),
  choice,
  consent: choice,
  group: choice,
  country: (text) => or(parseCountry(text), unknown),
  'time-zone': (text) => or(parseTimeZone(text), unknown),
  language: (text) => or(parseLanguage(text), unknown),
  phone,
  email: (text, _, op) => or(op === 'is' ? keyOf(parseEmail(text)) : toEmailKey(text), malformed),
  job: (text) => or(uuid.test(text.toLowerCase()) ? text.toLowerCase() : null, malformed),
  integer: (text) => (/^-?\d{1,15}$/.test(text) ? { ok: true, value: String(Number(text)) } : malformed),
  number: () => malformed,
  money: () => malformed,
  date: () => malformed,
  moment: () => malformed,
  encrypted: () => malformed,
};

const keyOf = (address: string | null): string | null => (address === null ? null : toEmailKey(address));
