const ascii = /^[\0-\x7f]*$/;
/** A byte that is no UTF-8 becomes this plus the byte: half a surrogate pair, which no well-formed text has. */
const strayByte = 0xdc00;

/**
 * Turns the cells of a record, whose chars are bytes, into text, in place. Bytes that are not UTF-8 are kept as lone
 * surrogates U+DC80–U+DCFF: nothing is lost, and the plan finds them and says `cell.malformed-encoding`.
 */
export function decodeCells(cells: string[]): string[] {
  for (let index = 0; index < cells.length; index++) {
    const cell = cells[index] ?? '';
    if (!ascii.test(cell)) cells[index] = decodeBytes(cell);
  }
  return cells;
}

/** Decodes UTF-8 bytes, one char each; see {@link decodeCells}. */
export function decodeBytes(bytes: string): string {
  return bytes.replace(/[\x80-\xff]+/g, decodeRun);
}

function decodeRun(bytes: string): string {
  let text = '';
  let at = 0;
  while (at < bytes.length) {
    const length = sequenceLength(bytes, at);
    text += length === 0 ? String.fromCharCode(strayByte + bytes.charCodeAt(at)) : character(bytes, at, length);
    at += length || 1;
  }
  return text;
}

function character(bytes: string, at: number, length: number): string {
  const first = bytes.charCodeAt(at);
  let code = first & (0x7f >> length);
  for (let next = at + 1; next < at + length; next++) code = (code << 6) | (bytes.charCodeAt(next) & 0x3f);
  return String.fromCodePoint(code);
}

/** How many bytes the character at a place has; 0 if they are no UTF-8 (Unicode 16, table 3-7). */
function sequenceLength(bytes: string, at: number): number {
  const first = bytes.charCodeAt(at);
  const length =
    first >= 0xc2 && first <= 0xdf ? 2 : first >= 0xe0 && first <= 0xef ? 3 : first >= 0xf0 && first <= 0xf4 ? 4 : 0;
  if (length === 0 || at + length > bytes.length) return 0;
  const second = bytes.charCodeAt(at + 1);
  const least = first === 0xe0 ? 0xa0 : first === 0xf0 ? 0x90 : 0x80;
  const most = first === 0xed ? 0x9f : first === 0xf4 ? 0x8f : 0xbf;
  if (second < least || second > most) return 0;
  for (let next = at + 2; next < at + length; next++) if ((bytes.charCodeAt(next) & 0xc0) !== 0x80) return 0;
  return length;
}
