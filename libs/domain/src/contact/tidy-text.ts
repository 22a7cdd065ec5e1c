/**
 * Trims a text and brings it into one Unicode form (NFC) and one line end (LF). Changes nothing else: a leading `=`, `+`,
 * `-` or `@`, leading zeros and inner spaces are data. Twice is once.
 */
export function tidyText(raw: string): string {
  const text = raw.trim();
  if (isPlain(text)) return text;
  return text.replace(/\r\n?/g, '\n').normalize('NFC').trim();
}

/** Tidies a name: one line, single spaces, NFC. Never changes case: van der Berg, McDonald and O’Neil know better. Twice is once. */
export function tidyName(raw: string): string {
  const text = raw.trim();
  if (isPlain(text) && !text.includes('  ')) return text;
  return text.normalize('NFC').replace(/\s+/gu, ' ').trim();
}

/** Printable ASCII needs nothing. */
function isPlain(text: string): boolean {
  return /^[ -~]*$/.test(text);
}
