import type { Encoding } from '@rollcall/domain/import';
import { toUtf8 } from './transcode.js';
import { unpackHead } from './unpack.js';

/** What is known about the bytes of a head. */
export interface HeadOptions {
  readonly encoding: Encoding;
  readonly isGzip: boolean;
  /** Whether `bytes` are the whole file. */
  readonly isWholeFile: boolean;
}

/** The beginning of a file's text. */
export interface DecodedHead {
  /** UTF-8 without byte order mark, one character per byte: what the record splitter reads. */
  readonly text: string;
  /** The same as bytes. */
  readonly bytes: Buffer;
  /** Whether the end of the file was reached, so that the last line is a whole one. */
  readonly isWhole: boolean;
}

/** The most that is unpacked of a packed head, in bytes. */
export const maxHeadBytes = 4 * 1024 * 1024;

/**
 * Reads the head of a file as `openText` reads the file.
 * @throws Refusal `import.archive-broken`
 */
export async function decodeHead(packed: Buffer, options: HeadOptions): Promise<DecodedHead> {
  const { encoding, isGzip, isWholeFile } = options;
  const head = isGzip ? await unpackHead(packed, isWholeFile, maxHeadBytes) : { bytes: packed, isWhole: isWholeFile };
  const parts: Buffer[] = [];
  for await (const part of toUtf8(once(head.bytes), encoding)) parts.push(part);
  const bytes = Buffer.concat(parts);
  return { text: bytes.toString('latin1'), bytes, isWhole: head.isWhole };
}

async function* once(bytes: Buffer): AsyncIterable<Buffer> {
  yield await Promise.resolve(bytes);
}
