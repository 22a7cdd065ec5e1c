/** More digits than a double tells apart: two numbers would become one. */
const maxDigits = 15;

const plain = /^([+\-−–]?)(\d+|\d{1,3}(?:,\d{3})+)?(?:\.(\d+))?$/;
const decimalComma = /^([+\-−–]?)(\d+|\d{1,3}(?:[.\s'’]\d{3})+),(\d{1,2}|\d{4,})$/;

/**
 * Reads a number: `42`, `-3.125`, `1,234.5`, `1 234,5`. A single point is the decimal mark, also before three digits; a single
 * comma before three digits groups, as in amounts of money. Exponents and units are no part of a number in a file.
 * @returns null if it is none, or has more than 15 digits, which could not be kept exactly
 */
export function parseNumber(raw: string): number | null {
  const text = raw.trim();
  if (text.length > 40) return null;
  const found = plain.exec(text) ?? decimalComma.exec(text);
  const whole = (found?.[2] ?? '').replace(/\D/g, '').replace(/^0+(?=\d)/, '');
  const decimals = found?.[3] ?? '';
  if (found === null || whole.length + decimals.length === 0) return null;
  if (whole.replace(/^0$/, '').length + decimals.replace(/0+$/, '').length > maxDigits) return null;
  const value = Number(`${whole || '0'}.${decimals || '0'}`);
  const isNegative = found[1] !== '' && found[1] !== '+';
  return isNegative && value !== 0 ? -value : value;
}
