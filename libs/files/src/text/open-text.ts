import type { Readable } from 'node:stream';
import type { Encoding } from '@rollcall/domain/import';
import type { FileKey, Files } from '../store/index.js';
import { bomLength, toUtf8 } from './transcode.js';
import { asRefusal, unpack } from './unpack.js';
import type { UnpackLimits } from './unpack.js';

/** How a file is written, and where to begin. */
export interface TextOptions extends UnpackLimits {
  readonly encoding: Encoding;
  readonly isGzip: boolean;
  /** Counted in the file's text as UTF-8, unpacked, behind the byte order mark. */
  readonly fromByte: number;
}

/**
 * The text of a file as UTF-8 without byte order mark, in blocks of about 1 MiB, from `fromByte` to the end.
 * Plain UTF-8 is read from there on and handed out as it was read, uncopied; everything else is read from its beginning
 * and skipped, so resuming it costs the unpacking again. Stop the iteration early and the file is closed.
 * @throws Refusal `import.archive-too-large`, `import.archive-broken`; whatever the store throws for a missing file
 */
export async function* openText(files: Files, key: FileKey, options: TextOptions): AsyncIterable<Buffer> {
  const { encoding, isGzip, fromByte } = options;
  if (encoding === 'utf-8' && !isGzip) {
    yield* blocks(files.openRead(key, { fromByte: fromByte + (await plainBomLength(files, key)) }));
    return;
  }
  const raw = files.openRead(key);
  const source = isGzip ? unpack(raw, options) : raw;
  try {
    yield* skipped(toUtf8(blocks(source), encoding), fromByte);
  } catch (fault) {
    throw asRefusal(fault);
  } finally {
    source.destroy();
    raw.destroy();
  }
}

async function plainBomLength(files: Files, key: FileKey): Promise<number> {
  const parts: Buffer[] = [];
  for await (const part of blocks(files.openRead(key, { toByte: 2 }))) parts.push(part);
  return bomLength(Buffer.concat(parts));
}

/** A byte stream as what it is: without an encoding set, its parts are buffers. */
const blocks = (stream: Readable): AsyncIterable<Buffer> => stream as AsyncIterable<Buffer>;

async function* skipped(source: AsyncIterable<Buffer>, bytes: number): AsyncIterable<Buffer> {
  let left = bytes;
  for await (const chunk of source) {
    if (left >= chunk.length) {
      left -= chunk.length;
      continue;
    }
    yield left === 0 ? chunk : chunk.subarray(left);
    left = 0;
  }
}
