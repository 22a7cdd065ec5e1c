import { contactFields } from './contact.fields.js';
import type { ContactFieldName, ContactFieldType } from './contact.fields.js';
import type { CellCode } from './cell-codes.js';
import { parseBoolean } from './parse-boolean.js';
import { parseChannel } from './parse-channel.js';
import { parseConsent } from './parse-consent.js';
import { parseCountry } from './parse-country.js';
import { parseDate } from './parse-date.js';
import type { DateOrder } from './parse-date.js';
import { parseLanguage } from './parse-language.js';
import { parseMoney } from './parse-money.js';
import { parseTimeZone } from './parse-time-zone.js';
import { tidyName, tidyText } from './tidy-text.js';

/** The answer to a cell that cannot be kept. */
export class BadCell {
  constructor(readonly code: CellCode) {}
}

/** Reads one cell that is not empty: its canonical text, null if it says "empty", or why it cannot be kept. */
export type CellReader = (text: string) => string | null | BadCell;

const tooLong = new BadCell('cell.too-long');
const controlCharacter = new BadCell('cell.control-character');
const malformedEncoding = new BadCell('cell.malformed-encoding');

const or = (code: CellCode): ((text: string | null) => string | BadCell) => {
  const bad = new BadCell(code);
  return (text) => text ?? bad;
};
const money = or('money.malformed');
const date = or('date.malformed');
const channel = or('channel.unknown');
const country = or('country.unknown');
const zone = or('time-zone.unknown');
const language = or('language.unknown');
const noBoolean = new BadCell('boolean.unknown');
const noConsent = new BadCell('consent.unknown');

function readConsent(text: string): string | null | BadCell {
  const consent = parseConsent(text);
  if (consent === undefined) return noConsent;
  return consent === null ? null : String(consent);
}

/** An id or code is kept as it is, zeros and case too; a line break or tab inside is damage. */
function readId(text: string): string | BadCell {
  return /[\t\n\r]/.test(text) ? controlCharacter : text.trim();
}

function readerOfType(type: ContactFieldType, order: DateOrder): CellReader {
  const readers: Record<ContactFieldType, CellReader> = {
    text: tidyText,
    name: tidyName,
    id: readId,
    money: (text) => money(parseMoney(text)),
    date: (text) => date(parseDate(text, order)),
    boolean: (text) => parseBoolean(text)?.toString() ?? noBoolean,
    consent: readConsent,
    channel: (text) => channel(parseChannel(text)),
    country: (text) => country(parseCountry(text)),
    'time-zone': (text) => zone(parseTimeZone(text)),
    language: (text) => language(parseLanguage(text)),
  };
  return readers[type];
}

/** How a field's cells are read, its length checked. Dates without a month name are read by `order`. */
export function readerOfField(field: ContactFieldName, order: DateOrder): CellReader {
  const { type, maxLength } = contactFields[field];
  return withLimit(readerOfType(type, order), maxLength);
}

/** Adds a limit in characters to a reader. */
export function withLimit(read: CellReader, maxLength: number): CellReader {
  return (text) => {
    const value = read(text);
    if (typeof value === 'string' && value.length > maxLength && [...value].length > maxLength) return tooLong;
    return value;
  };
}

const suspicious = /[\0-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff]/;

const control = /[\0-\x08\x0b\x0c\x0e-\x1f]/;

/**
 * What no cell may hold, whatever its field: control characters (tab and line ends apart), and halves of surrogate pairs,
 * which is how `decodeCell` marks bytes that are no text. Null if there is nothing of that.
 */
export function findDamage(text: string): BadCell | null {
  if (!suspicious.test(text)) return null;
  if (control.test(text)) return controlCharacter;
  return /\p{Cs}/u.test(text) ? malformedEncoding : null;
}
