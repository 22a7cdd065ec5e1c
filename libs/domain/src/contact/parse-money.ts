/** Twelve digits before the point fit `numeric(14,2)`. */
const maxIntegerDigits = 12;

const currency = '(?:[$€£¥₹]|R\\$|US\\$|C\\$|[A-Z]{3})';
const sign = '[-+−–]';
const amount = new RegExp(
  `^(${sign})?\\s*${currency}?\\s*(${sign})?\\s*(\\d[\\d.,'’\\s]*|[.,]\\d+)\\s*${currency}?\\s*(${sign})?$`,
);

/**
 * Reads an amount of money: `1,234.56`, `1.234,56`, `1 234,56 €`, `(12.50)`, `-$5`, `USD 12`, `12-`.
 * NEVER ROUNDS AND NEVER GUESSES: more decimals than two count only if they are zeros, and `1.234`, which is 1234 to one
 * half of the world and 1.234 to the other, is refused. `1,234` is read as 1234: nobody writes three decimals with a comma.
 * @returns canonical text with two decimals (`-1234.50`), or null; at most 12 digits before the point
 */
export function parseMoney(raw: string): string | null {
  const text = raw.trim();
  if (text.length > 60) return null;
  const inBrackets = /^\((.+)\)$/.exec(text);
  const found = amount.exec(inBrackets?.[1] ?? text);
  if (!found) return null;
  const signs = [found[1], found[2], found[4]].filter((mark) => mark !== undefined);
  if (signs.length + (inBrackets ? 1 : 0) > 1) return null;
  const plain = plainNumber((found[3] ?? '').trim());
  if (plain === null) return null;
  const isNegative = inBrackets !== null || (signs.length === 1 && signs[0] !== '+');
  return isNegative && plain !== '0.00' ? `-${plain}` : plain;
}

/** Takes the grouping out of digits and separators; null if they do not say one thing. */
function plainNumber(text: string): string | null {
  const point = decimalMarkAt(text);
  if (point === null) return null;
  const whole = point === -1 ? text : text.slice(0, point);
  const decimals = point === -1 ? '' : text.slice(point + 1);
  if (!/^\d*$/.test(decimals) || /[1-9]/.test(decimals.slice(2))) return null;
  if (!/^\d*$/.test(whole) && !isGrouped(whole)) return null;
  const digits = whole.replace(/\D/g, '').replace(/^0+(?=\d)/, '') || '0';
  return digits.length > maxIntegerDigits ? null : `${digits}.${decimals.slice(0, 2).padEnd(2, '0')}`;
}

/** Groups of three, all set apart by the same mark. (Lakh grouping, `1,00,000`, is taken too.) */
function isGrouped(whole: string): boolean {
  return /^\d{1,3}([.,'’\s])\d{3}(?:\1\d{3})*$/.test(whole) || /^\d{1,2}(?:,\d{2})+,\d{3}$/.test(whole);
}

/** Where the decimal mark stands: -1 if there is none, null if nobody can tell. */
function decimalMarkAt(text: string): number | null {
  const dot = text.lastIndexOf('.');
  const comma = text.lastIndexOf(',');
  if (dot !== -1 && comma !== -1) return Math.max(dot, comma);
  const mark = Math.max(dot, comma);
  if (mark === -1) return -1;
  const char = text[mark] ?? '';
  if (text.indexOf(char) !== mark) return -1;
  const decimals = text.length - mark - 1;
  // A whole part that can be no first group (`0.500`, `1234.500`) settles what three digits are.
  if (decimals !== 3 || !/^[1-9]\d{0,2}$/.test(text.slice(0, mark))) return mark;
  return char === ',' ? -1 : null;
}
