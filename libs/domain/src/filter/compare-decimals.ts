/** Numbers as they are kept in custom fields, where PostgreSQL reads them as `numeric`: nothing is rounded. */
export const decimal = /^-?[0-9]{1,20}(?:[.][0-9]{1,10})?$/;
/** What a filter may ask for: fits every column of numbers and money. */
const asked = /^-?\d{1,15}(?:\.\d{1,6})?$/;

/** Reads a number of a condition as a plain decimal, or gives null. Numbers of JSON that need an exponent are none. */
export function readDecimal(raw: unknown): string | null {
  const text = typeof raw === 'number' ? String(raw) : typeof raw === 'string' ? raw.trim() : '';
  return asked.test(text) ? text : null;
}

/** Below 0, 0 or above 0 as the first is less than, equal to or more than the second. Both are {@link decimal}s. */
export function compareDecimals(one: string, other: string): number {
  const [a, b] = [scaled(one), scaled(other)];
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Ten decimals are the most there are. */
function scaled(text: string): bigint {
  const [whole = '0', decimals = ''] = text.split('.');
  const digits = BigInt(whole.replace('-', '') + decimals.padEnd(10, '0'));
  return text.startsWith('-') ? -digits : digits;
}
