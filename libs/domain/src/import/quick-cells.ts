/**
 * Reads a plain cell in bytes: what stands from `at` to `end` (trimmed, not empty) is written to `to` from `put` on, in its
 * canonical form. It answers the place behind what it wrote, or -1 if the cell is not plain enough for it: then the reader
 * of text decides, and what was written is void. What it does read, it reads as that reader does, and all it writes is
 * printable ASCII without a backslash. It never writes more bytes than the cell has plus sixteen.
 */
export type QuickCell = (from: Uint8Array, at: number, end: number, to: Uint8Array, put: number) => number;

const notPlain = -1;
const space = 0x20;
const lastPrintable = 0x7e;
const backslash = 0x5c;
const doubleQuote = 0x22;
const zero = 0x30;
const dot = 0x2e;
const comma = 0x2c;
const minus = 0x2d;

const isDigit = (byte: number): boolean => byte >= zero && byte <= 0x39;

/** Plain text of at most `maxLength` characters, as it is. */
export function quickText(maxLength: number): QuickCell {
  return (from, at, end, to, put) => {
    if (end - at > maxLength) return notPlain;
    while (at < end) {
      const byte = from[at++]!;
      if (byte < space || byte > lastPrintable || byte === backslash) return notPlain;
      to[put++] = byte;
    }
    return put;
  };
}

/** As {@link quickText}, single spaces only. */
export function quickName(maxLength: number): QuickCell {
  return (from, at, end, to, put) => {
    if (end - at > maxLength) return notPlain;
    let before = 0;
    while (at < end) {
      const byte = from[at++]!;
      if (byte < space || byte > lastPrintable || byte === backslash) return notPlain;
      if (byte === space && before === space) return notPlain;
      to[put++] = before = byte;
    }
    return put;
  };
}

/** As {@link quickText}, without quotation marks: what stands in a string of JSON as it is. */
export function quickUnquoted(maxLength: number): QuickCell {
  const read = quickText(maxLength);
  return (from, at, end, to, put) => {
    for (let look = at; look < end; look++) if (from[look] === doubleQuote) return notPlain;
    return read(from, at, end, to, put);
  };
}

const atomByte = new Uint8Array(256);
const alphanumeric = new Uint8Array(256);
for (const char of 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789') {
  atomByte[char.charCodeAt(0)] = 1;
  alphanumeric[char.charCodeAt(0)] = 1;
}
for (const char of "!#$%&'*+/=?^_`{|}~-") atomByte[char.charCodeAt(0)] = 1;

const isLetter = (byte: number): boolean => byte >= 0x41 && alphanumeric[byte] === 1;
const lower = (byte: number): number => (byte >= 0x41 && byte <= 0x5a ? byte + 0x20 : byte);

/** An e-mail address of the common kind. What is written is its key; the address itself is the cell. */
export const quickEmail: QuickCell = (from, at, end, to, put) => {
  if (end - at > 254) return notPlain;
  const sign = quickLocalPart(from, at, end, to, put);
  if (sign === notPlain || sign - at > 64) return notPlain;
  return quickDomain(from, sign + 1, end, to, put + sign - at + 1);
};

/** Answers where the @ is. */
const quickLocalPart: QuickCell = (from, at, end, to, put) => {
  let isAfterDot = true;
  for (; at < end; at++) {
    const byte = from[at]!;
    to[put++] = lower(byte);
    if (atomByte[byte] === 1) isAfterDot = false;
    else if (isAfterDot) return notPlain;
    else if (byte === dot) isAfterDot = true;
    else return byte === 0x40 ? at : notPlain;
  }
  return notPlain;
};

const quickDomain: QuickCell = (from, at, end, to, put) => {
  let label = at;
  let isOfLetters = true;
  for (; at < end; at++) {
    const byte = from[at]!;
    to[put++] = lower(byte);
    if (byte === dot) {
      if (!isLabel(from, label, at)) return notPlain;
      label = at + 1;
      isOfLetters = true;
    } else if (!isLetter(byte)) {
      if (alphanumeric[byte] !== 1 && byte !== minus) return notPlain;
      isOfLetters = false;
    }
  }
  const isLastGood = isOfLetters && end - label >= 2 && end - label <= 63 && from[label - 1] === dot;
  return isLastGood ? put : notPlain;
};

const isLabel = (from: Uint8Array, at: number, end: number): boolean =>
  end > at && end - at <= 63 && from[at] !== minus && from[end - 1] !== minus;

/** A number of the +1 zone, written as E.164. `isPlain`: in the default country ten digits mean +1 and nothing else. */
export function quickPhone(isPlain: boolean): QuickCell {
  return (from, at, end, to, put) => {
    const hasPlus = from[at] === 0x2b;
    if (!hasPlus && !isPlain) return notPlain;
    if (hasPlus) at++;
    if (from[at] === 0x31) at++;
    else if (hasPlus) return notPlain;
    at = skipMarks(from, at, 2);
    if (from[at] === 0x28) at++;
    if (!isGroup(from, at)) return notPlain;
    const area = at;
    at += 3;
    if (from[at] === 0x29) at++;
    const exchange = skipMarks(from, at, 3);
    const line = skipMarks(from, exchange + 3, 3);
    if (!isGroup(from, exchange) || line + 4 !== end) return notPlain;
    for (let look = line; look < end; look++) if (!isDigit(from[look]!)) return notPlain;
    to[put++] = 0x2b;
    to[put++] = 0x31;
    for (let digit = 0; digit < 3; digit++) to[put++] = from[area + digit]!;
    for (let digit = 0; digit < 3; digit++) to[put++] = from[exchange + digit]!;
    for (let digit = 0; digit < 4; digit++) to[put++] = from[line + digit]!;
    return put;
  };
}

/** Three digits, the first of them 2–9. */
const isGroup = (from: Uint8Array, at: number): boolean =>
  from[at]! >= 0x32 && isDigit(from[at]!) && isDigit(from[at + 1]!) && isDigit(from[at + 2]!);

/** Passes over at most so many spaces, points and hyphens. */
function skipMarks(from: Uint8Array, at: number, most: number): number {
  const stop = at + most;
  while (at < stop && (from[at] === space || from[at] === dot || from[at] === minus)) at++;
  return at;
}

/** Twelve digits before the point are the most an amount may have. */
const maxIntegerDigits = 12;
/** Longer texts are no amounts, zeros or not. */
const maxMoneyLength = 60;

/** An amount of the kind `-$1,234.5`: dollars or no currency, commas only between groups of three, at most two decimals. */
export const quickMoney: QuickCell = (from, at, end, to, put) => {
  if (end - at > maxMoneyLength) return notPlain;
  const isNegative = from[at] === minus;
  if (isNegative) at++;
  if (from[at] === 0x24) at++;
  const point = wholeEnd(from, at, end);
  const decimals = point === end ? 0 : end - point - 1;
  if (point === notPlain || decimals > 2 || (point < end && decimals === 0)) return notPlain;
  const signAt = put;
  if (isNegative) to[put++] = minus;
  const begin = put;
  let isZero = true;
  for (; at < point; at++) {
    const byte = from[at]!;
    if (byte === comma || (byte === zero && isZero)) continue;
    isZero = false;
    to[put++] = byte;
  }
  if (put === begin) to[put++] = zero;
  if (put - begin > maxIntegerDigits) return notPlain;
  to[put++] = dot;
  for (let place = 1; place <= 2; place++) {
    const digit = place <= decimals ? from[point + place]! : zero;
    if (!isDigit(digit)) return notPlain;
    if (digit !== zero) isZero = false;
    to[put++] = digit;
  }
  if (!isZero || !isNegative) return put;
  to.copyWithin(signAt, signAt + 1, put); // no minus before nothing
  return put - 1;
};

/** Where digits, in groups or not, stop: at the point, or at the end if there are no groups; -1 if they are something else. */
function wholeEnd(from: Uint8Array, at: number, end: number): number {
  let digits = 0;
  let isGrouped = false;
  for (let look = at; look < end; look++) {
    const byte = from[look]!;
    if (isDigit(byte)) digits++;
    else if (byte === comma && digits > 0 && digits <= 3 && (!isGrouped || digits === 3)) {
      isGrouped = true;
      digits = 0;
    } else return byte === dot && digits > 0 && (!isGrouped || digits === 3) ? look : notPlain;
  }
  return isGrouped || digits === 0 ? notPlain : end;
}
