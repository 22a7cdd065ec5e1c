import type { Encoding } from '@rollcall/domain/import';

const bom = Buffer.from([0xef, 0xbb, 0xbf]);

/** How many bytes of byte order mark these first bytes of UTF-8 begin with: 3 or 0. */
export const bomLength = (head: Buffer): number => (head.subarray(0, 3).equals(bom) ? 3 : 0);

/**
 * Any encoding as UTF-8 without its byte order mark. UTF-8 passes through byte by byte, malformed or not: what a row is
 * made of is judged where the row is. In the others, what has no meaning becomes U+FFFD.
 */
export function toUtf8(source: AsyncIterable<Buffer>, encoding: Encoding): AsyncIterable<Buffer> {
  return encoding === 'utf-8' ? withoutBom(source) : transcoded(source, encoding);
}

async function* withoutBom(source: AsyncIterable<Buffer>): AsyncIterable<Buffer> {
  let head: Buffer | null = Buffer.alloc(0);
  for await (const chunk of source) {
    if (head === null) {
      yield chunk;
      continue;
    }
    const start: Buffer = head.length === 0 ? chunk : Buffer.concat([head, chunk]);
    if (start.length < bom.length) {
      head = start;
      continue;
    }
    head = null;
    yield start.subarray(bomLength(start));
  }
  if (head !== null && head.length > 0) yield head;
}

async function* transcoded(source: AsyncIterable<Buffer>, encoding: Encoding): AsyncIterable<Buffer> {
  const decoder = new TextDecoder(encoding);
  for await (const chunk of source) {
    const text = decoder.decode(chunk, { stream: true });
    if (text.length > 0) yield Buffer.from(text);
  }
  const rest = decoder.decode();
  if (rest.length > 0) yield Buffer.from(rest);
}
