import { isDayOfCalendar } from '../contact/index.js';
import type { DateOrder } from '../contact/index.js';
import type { QuickCell } from './quick-cells.js';

const notPlain = -1;
const zero = 0x30;
const hyphen = 0x2d;

const isDigit = (byte: number): boolean => byte >= zero && byte <= 0x39;

/** A date in digits, with or without zeros before: `2026-01-02`, and `1/2/2026` if the order says what that means. */
export function quickDate(order: DateOrder): QuickCell {
  return (from, at, end, to, put) => {
    const firstEnd = digitsEnd(from, at, end);
    const mark = from[firstEnd]!;
    const secondEnd = digitsEnd(from, firstEnd + 1, end);
    if (secondEnd >= end || from[secondEnd] !== mark || digitsEnd(from, secondEnd + 1, end) !== end) return notPlain;
    if (mark !== hyphen && mark !== 0x2f && mark !== 0x2e) return notPlain;
    const first = numberOf(from, at, firstEnd);
    const second = numberOf(from, firstEnd + 1, secondEnd);
    const third = numberOf(from, secondEnd + 1, end);
    if (isShort(secondEnd - firstEnd - 1) && firstEnd - at === 4 && isShort(end - secondEnd - 1))
      return writeDate(first, second, third, to, put);
    if (!isShort(firstEnd - at) || !isShort(secondEnd - firstEnd - 1) || end - secondEnd - 1 !== 4) return notPlain;
    if (order === 'ymd') return notPlain;
    return order === 'dmy' ? writeDate(third, second, first, to, put) : writeDate(third, first, second, to, put);
  };
}

const isShort = (digits: number): boolean => digits === 1 || digits === 2;

function digitsEnd(from: Uint8Array, at: number, end: number): number {
  while (at < end && isDigit(from[at]!)) at++;
  return at;
}

/** What it says of long numbers does not matter: nobody asks. */
function numberOf(from: Uint8Array, at: number, end: number): number {
  let value = 0;
  for (; at < end; at++) value = (value * 10 + from[at]! - zero) | 0;
  return value;
}

function writeDate(year: number, month: number, day: number, to: Uint8Array, put: number): number {
  if (!isDayOfCalendar(year, month, day)) return notPlain;
  put = writeTwo(Math.trunc(year / 100), to, put);
  put = writeTwo(year % 100, to, put);
  to[put++] = hyphen;
  put = writeTwo(month, to, put);
  to[put++] = hyphen;
  return writeTwo(day, to, put);
}

function writeTwo(value: number, to: Uint8Array, put: number): number {
  to[put] = zero + Math.trunc(value / 10);
  to[put + 1] = zero + (value % 10);
  return put + 2;
}

/** A column of words has few; one of many gains nothing here. */
const memoSlots = 512;
/** Longer cells are no words, and would make the memory of a memo grow. */
const maxMemoBytes = 40;

interface Memory {
  readonly key: Uint8Array;
  /** Null: the answer is not a text of printable ASCII without a backslash. */
  readonly value: Uint8Array | null;
}

/**
 * Remembers the answers of a reader of text for the values that come again and again in a column: states, countries,
 * time zones, yes and no. What it keeps is bounded.
 * @param read gives the canonical text; anything but a text is left to whoever asks next
 */
export function quickMemo(read: (text: string) => unknown): QuickCell {
  const memories = new Array<Memory | undefined>(memoSlots).fill(undefined);
  return (from, at, end, to, put) => {
    if (end - at > maxMemoBytes) return notPlain;
    let hash = end - at;
    for (let look = at; look < end; look++) {
      const byte = from[look]!;
      if (byte < 0x20 || byte > 0x7e) return notPlain;
      hash = (Math.imul(hash, 31) + byte) | 0;
    }
    const slot = (hash ^ (hash >>> 9) ^ (hash >>> 18)) & (memoSlots - 1);
    let memory = memories[slot];
    if (memory === undefined || !isSame(memory.key, from, at, end))
      memory = memories[slot] = remember(from.slice(at, end), read);
    const { value } = memory;
    // As much as a `QuickCell` may write, whatever the reader makes of a short word.
    if (value === null || value.length > end - at + 16) return notPlain;
    for (let place = 0; place < value.length; place++) to[put++] = value[place]!;
    return put;
  };
}

function remember(key: Uint8Array, read: (text: string) => unknown): Memory {
  const value = read(String.fromCharCode(...key));
  const isPlain = typeof value === 'string' && /^[ -[\]-~]*$/.test(value);
  return { key, value: isPlain ? Uint8Array.from(value, (char) => char.charCodeAt(0)) : null };
}

function isSame(key: Uint8Array, from: Uint8Array, at: number, end: number): boolean {
  if (key.length !== end - at) return false;
  for (let place = 0; place < key.length; place++) if (key[place] !== from[at + place]) return false;
  return true;
}

/** The first reader's answer, or the second's if it has none. */
export function either(first: QuickCell, second: QuickCell): QuickCell {
  return (from, at, end, to, put) => {
    const behind = first(from, at, end, to, put);
    return behind === notPlain ? second(from, at, end, to, put) : behind;
  };
}
