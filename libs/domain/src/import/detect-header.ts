import { parseDate, parseEmail } from '../contact/index.js';
import { readChannelHeader } from './channel-headers.js';
import { suggestFields } from './header-words.js';

/**
 * Whether the first record is a header. Words that columns are called by say yes, values of contacts say no. If neither is
 * seen it is taken for a header: a header read as a contact would be a wrong contact, while a contact read as a header
 * leaves no column to map, which is refused aloud.
 */
export function detectHeader(rows: readonly (readonly string[])[]): boolean {
  const first = (rows[0] ?? []).map((cell) => cell.trim()).filter((cell) => cell !== '');
  const values = first.filter(isValue).length;
  const words = first.filter((cell) => !isValue(cell) && isKnown(cell)).length;
  if (values === 0) return true;
  return words >= values;
}

const isKnown = (cell: string): boolean => suggestFields(cell).length > 0 || readChannelHeader(cell) !== null;

/** Whether a cell is a value rather than the name of a column: an address, a number, a date, an amount. */
function isValue(cell: string): boolean {
  if (cell.includes('@')) return parseEmail(cell) !== null;
  if (!/\d/.test(cell)) return false;
  if ((cell.match(/\d/g)?.length ?? 0) >= 5) return true;
  return /^[-+(]?[$€£]?\d[\d.,]*\)?%?$/.test(cell) || parseDate(cell, 'mdy') !== null;
}
