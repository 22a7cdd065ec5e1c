import { Refusal } from '../refusal/index.js';
import { decodeBytes } from './decode-cells.js';
import type { Encoding } from './import.contract.js';

/** The encoding of a file and the length of its byte order mark. */
export interface DetectedEncoding {
  readonly encoding: Encoding;
  /** 0 if there is no mark. */
  readonly bomBytes: number;
}

/** Whether a file is packed with gzip; the other rules here want its unpacked bytes. */
export function isGzip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x1f && bytes[1] === 0x8b;
}

const boms: readonly (readonly [readonly number[], Encoding | null])[] = [
  // UTF-32 first: its little-endian mark begins like the one of UTF-16.
  [[0xff, 0xfe, 0, 0], null],
  [[0, 0, 0xfe, 0xff], null],
  [[0xef, 0xbb, 0xbf], 'utf-8'],
  [[0xff, 0xfe], 'utf-16le'],
  [[0xfe, 0xff], 'utf-16be'],
];

/** How files begin that people take for a CSV, as latin1: pictures, archives, Office files, programs, pages. */
const signatures =
  /^(?:\x89PNG|GIF8[79]a|\xff\xd8\xff|PK[\x03\x05\x07]|%PDF-|\xd0\xcf\x11\xe0|MZ[\0-\xff]{0,60}\0|\x7fELF|Rar!|7z\xbc\xaf|SQLite format 3|\xfd7zXZ|\x28\xb5\x2f\xfd|BZh[1-9]1AY|\{\\rtf|PAR1|\s*<(?:!doctype|html|\?xml))/i;

/**
 * Tells the encoding from the first bytes of a file, unpacked. What `known` says is not guessed.
 * @throws Refusal `import.empty` (nothing, or nothing but white space), `import.not-text`, `import.unsupported-encoding`
 */
export function detectEncoding(bytes: Uint8Array, known?: Encoding): DetectedEncoding {
  const bom = boms.find(([mark]) => mark.every((byte, at) => bytes[at] === byte));
  if (bom?.[1] === null) throw new Refusal('import.unsupported-encoding', { seen: 'utf-32' });
  const marked = bom?.[1] ?? null;
  const encoding = known ?? marked ?? guess(bytes);
  const bomBytes = marked === encoding ? (bom?.[0].length ?? 0) : 0;
  if (decodeHead(bytes, { encoding, bomBytes }).trim() === '') throw new Refusal('import.empty');
  return { encoding, bomBytes };
}

/** Decodes the head of a file. Bytes that are no text become U+FFFD; a character cut off by the end is left out. */
export function decodeHead(bytes: Uint8Array, { encoding, bomBytes }: DetectedEncoding): string {
  const body = bytes.subarray(bomBytes);
  if (encoding === 'utf-16le' || encoding === 'utf-16be') return fromUtf16(body, encoding === 'utf-16le');
  const chars = toChars(body);
  if (encoding === 'windows-1252')
    return chars.replace(/[\x80-\x9f]/g, (char) => western[char.charCodeAt(0) - 0x80] ?? char);
  return decodeBytes(chars.replace(/[\xc2-\xf4][\x80-\xbf]{0,2}$/, (tail) => (isCut(tail) ? '' : tail))).replace(
    /\p{Cs}/gu,
    '\ufffd',
  );
}

/** Windows-1252 from 0x80 to 0x9f; the five holes stay what they are. */
const western = '€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8dŽ\x8f\x90‘’“”•–—˜™š›œ\x9džŸ';

function guess(bytes: Uint8Array): Encoding {
  const chars = toChars(bytes);
  if (signatures.test(chars.slice(0, 200))) throw new Refusal('import.not-text');
  const wide = guessWide(bytes);
  if (wide !== null) return wide;
  const { multibyte, stray } = countUtf8(chars);
  // A few broken bytes among good ones are damage to be reported, row by row, and no reason to misread all the others.
  const encoding = stray === 0 || multibyte > stray * 3 ? 'utf-8' : 'windows-1252';
  const controls = chars.replace(/[^\0-\x08\x0e-\x1f]+/g, '').length;
  const share = controls / Math.max(1, chars.length);
  // Packed or compiled data has a tenth of such bytes and is no UTF-8. Some in good text are damage of single cells.
  if (controls > 4 && share > (stray === 0 ? 0.1 : 0.02)) throw new Refusal('import.not-text');
  return encoding;
}

/** UTF-16 without a mark: every second byte of western text is zero, and hardly any of the others. */
function guessWide(bytes: Uint8Array): Encoding | null {
  const length = Math.min(bytes.length, 64 * 1024) & ~3;
  const zeros = [0, 0, 0, 0];
  for (let at = 0; at < length; at++) if (bytes[at] === 0) zeros[at & 3] = (zeros[at & 3] ?? 0) + 1;
  const [a, b, c, d] = zeros.map((count) => count / Math.max(1, length / 4)) as [number, number, number, number];
  if (length < 8) return null;
  if (b > 0.9 && c > 0.9 && Math.max(a, d) > 0.9 && Math.min(a, d) < 0.1)
    throw new Refusal('import.unsupported-encoding', { seen: 'utf-32' });
  const even = (a + c) / 2;
  const odd = (b + d) / 2;
  if (odd > 0.4 && even < 0.02) return 'utf-16le';
  return even > 0.4 && odd < 0.02 ? 'utf-16be' : null;
}

function countUtf8(chars: string): { multibyte: number; stray: number } {
  const decoded = decodeBytes(chars);
  let stray = 0;
  let multibyte = 0;
  for (const match of decoded.matchAll(/[^\0-\x7f]/gu)) {
    if (match[0].length === 1 && match[0] >= '\udc80' && match[0] <= '\udcff') stray++;
    else multibyte++;
  }
  // The head may end inside a character.
  const tail = /[\xc2-\xf4][\x80-\xbf]{0,2}$/.exec(chars)?.[0] ?? '';
  return { multibyte, stray: stray - (isCut(tail) ? tail.length : 0) };
}

/** Whether bytes are the beginning of a longer character. */
function isCut(tail: string): boolean {
  const first = tail.charCodeAt(0);
  return tail !== '' && tail.length < (first < 0xe0 ? 2 : first < 0xf0 ? 3 : 4);
}

function toChars(bytes: Uint8Array): string {
  const parts: string[] = [];
  // In pieces, for a call takes only so many arguments; by `apply`, which takes the bytes as they lie (spreading is slow).
  for (let at = 0; at < bytes.length; at += 8192) {
    parts.push(String.fromCharCode.apply(null, bytes.subarray(at, at + 8192) as unknown as number[]));
  }
  return parts.join('');
}

function fromUtf16(bytes: Uint8Array, isLittle: boolean): string {
  const parts: string[] = [];
  const length = bytes.length & ~1;
  for (let from = 0; from < length; from += 8192) {
    const units: number[] = [];
    for (let at = from; at < Math.min(from + 8192, length); at += 2) {
      const [first, second] = [bytes[at] ?? 0, bytes[at + 1] ?? 0];
      units.push(isLittle ? first | (second << 8) : (first << 8) | second);
    }
    parts.push(String.fromCharCode(...units));
  }
  return parts
    .join('')
    .replace(/[\ud800-\udbff]$/, '')
    .replace(/\p{Cs}/gu, '\ufffd');
}
