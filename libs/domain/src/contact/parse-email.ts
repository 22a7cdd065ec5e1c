/** RFC 5321 §4.5.3.1, in octets of UTF-8. */
const maxLocalBytes = 64;
const maxAddressBytes = 254;

const atom = "[a-z0-9!#$%&'*+/=?^_`{|}~-]+";
const label = '[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?';
const ascii = new RegExp(`^${atom}(?:\\.${atom})*@(?:${label}\\.)+(?:[a-z]{2,63}|xn--[a-z0-9-]{1,59})$`, 'i');

const wideAtom = "[\\p{L}\\p{M}\\p{N}!#$%&'*+/=?^_`{|}~-]+";
const wideLabel = '[\\p{L}\\p{N}](?:[\\p{L}\\p{M}\\p{N}-]{0,61}[\\p{L}\\p{M}\\p{N}])?';
const wide = new RegExp(
  `^${wideAtom}(?:\\.${wideAtom})*@(?:${wideLabel}\\.)+(?:\\p{L}[\\p{L}\\p{M}]{1,62}|xn--[a-z0-9-]{1,59})$`,
  'iu',
);

/**
 * Reads one e-mail address as people type it, trimmed; compare two by {@link toEmailKey}. Never throws.
 * Quoted local parts, comments and domains without a dot are legal in the RFC and mistakes in contact files: not taken.
 * @param raw one cell, of any length
 * @returns null if it is not one, or is over 64 octets of UTF-8 before the @ or 254 in all (RFC 5321 §4.5.3.1)
 */
export function parseEmail(raw: string): string | null {
  const text = raw.trim();
  if (text.length > maxAddressBytes) return unwrap(text);
  if (ascii.test(text)) return text.indexOf('@') <= maxLocalBytes ? text : null;
  if (!isAscii(text) && wide.test(text)) return fits(text) ? text.normalize('NFC') : null;
  return unwrap(text);
}

/** What two spellings of one address have in common: lower case, composed accents. */
export function toEmailKey(address: string): string {
  const key = address.trim().toLowerCase();
  return isAscii(key) ? key : key.normalize('NFC');
}

/** `mailto:ana@x.test` and `<ana@x.test>` hold an address. */
function unwrap(text: string): string | null {
  const inner = /^(?:mailto:([^?\s]{1,254})|<([^<>\s]{1,254})>)$/i.exec(text);
  return inner ? parseEmail(inner[1] ?? inner[2] ?? '') : null;
}

function fits(text: string): boolean {
  const composed = text.normalize('NFC');
  return (
    utf8Length(composed.slice(0, composed.indexOf('@'))) <= maxLocalBytes && utf8Length(composed) <= maxAddressBytes
  );
}

function utf8Length(text: string): number {
  let bytes = 0;
  for (const char of text) {
    const code = char.codePointAt(0) ?? 0;
    bytes += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
  }
  return bytes;
}

function isAscii(text: string): boolean {
  return /^[\0-\x7f]*$/.test(text);
}
