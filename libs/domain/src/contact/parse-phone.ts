import { parsePhoneNumberFromString } from 'libphonenumber-js/max';
import type { CountryCode } from 'libphonenumber-js/max';

/** A phone number as it is dialled: E.164 with its plus, and the digits to dial after the answer. */
export interface ParsedPhone {
  readonly e164: string;
  readonly extension: string | null;
}

/** Longer than any way to write a number with its extension, in characters. */
const maxPhoneLength = 80;

/** Countries whose ten digits mean +1 and nothing else. Others of the +1 zone have local rules: the library knows them. */
const plainNanp = new Set(['US', 'CA']);
const nanp = /^(\+1|1)?[ .-]{0,2}\(?([2-9]\d\d)\)?[ .-]{0,3}([2-9]\d\d)[ .-]{0,3}(\d{4})$/;
const nanpNumber = /^\+1[2-9]\d\d[2-9]\d{6}$/;

const extension = /[\s,;]*(?:;ext=|\b(?:extension|ext|extn|x)[.:]?|(?<=\d\s?)x|#)\s*(\d{1,10})$/i;
/** `4.41E+11`: a spreadsheet has thrown the last digits away. */
const spreadsheetDamage = /\d[eE]\+?\d/;
/** Marks that address books put around numbers; nobody sees or types them. */
const invisible = /[\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g;

/**
 * Reads one phone number as people type it, with or without an extension.
 *
 * A number is taken if it can be dialled: its length is right for its country and, in the +1 zone, area code and exchange
 * begin with 2–9. Whether it is assigned today is not asked: new area codes are older than the tables that list them.
 * @param raw one cell, of any length
 * @param defaultCountry ISO 3166 country of numbers without a country code
 * @returns null if it is not one number
 */
export function parsePhone(raw: string, defaultCountry: string): ParsedPhone | null {
  const quick = readNanp(raw, defaultCountry);
  if (quick !== null) return { e164: quick, extension: null };
  if (raw.length > maxPhoneLength) return null;
  const text = raw
    .replace(invisible, '')
    .trim()
    .replace(/^(?:'|tel:|p:)\s*/i, '');
  const tail = extension.exec(text);
  const number = tail ? text.slice(0, tail.index).trimEnd() : text;
  const e164 = readNanp(number, defaultCountry) ?? readAny(number, defaultCountry);
  return e164 === null ? null : { e164, extension: tail?.[1] ?? null };
}

/** Whether ten digits in this country mean +1 and nothing else. */
export const isPlainNanp = (country: string): boolean => plainNanp.has(country);

/** Most numbers of most files, without the library: it reads 60,000 a second, a file has ten million. */
function readNanp(text: string, defaultCountry: string): string | null {
  const found = nanp.exec(text);
  if (!found || (found[1] !== '+1' && !isPlainNanp(defaultCountry))) return null;
  return `+1${found[2] ?? ''}${found[3] ?? ''}${found[4] ?? ''}`;
}

function readAny(text: string, defaultCountry: string): string | null {
  if (spreadsheetDamage.test(text)) return null;
  // `extract: false`: the whole cell is the number, or it is none.
  const parsed = parsePhoneNumberFromString(text, { defaultCountry: defaultCountry as CountryCode, extract: false });
  if (!parsed?.isPossible() || parsed.ext !== undefined) return null;
  return parsed.countryCallingCode === '1' && !nanpNumber.test(parsed.number) ? null : parsed.number;
}

/** Reads a cell that holds nothing but an extension: `5`, `x5`, `ext. 5`. Null if it is none. */
export function parseExtension(raw: string): string | null {
  return /^(?:(?:extension|extn|ext|x|#)[.:]?\s*)?(\d{1,10})$/i.exec(raw.trim())?.[1] ?? null;
}
