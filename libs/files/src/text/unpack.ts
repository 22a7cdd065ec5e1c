import { Readable, Transform, pipeline } from 'node:stream';
import type { TransformCallback } from 'node:stream';
import { constants, createGunzip } from 'node:zlib';
import { Refusal } from '@rollcall/domain/refusal';

/** How much a packed file may grow. The ratio is only asked above 16 MiB: below, a very regular file is no danger. */
export interface UnpackLimits {
  readonly maxUnpackedBytes: number;
  readonly maxRatio: number;
  /** Size of the packed file. */
  readonly packedBytes: number;
}

const harmlessBytes = 16 * 1024 * 1024;
const unpackChunkBytes = 1024 * 1024;

/** Whether these first bytes are those of a gzip file. */
export const isGzip = (head: Uint8Array): boolean => head[0] === 0x1f && head[1] === 0x8b;

/**
 * Unpacks gzip while it streams. Errors of the answer: Refusal `import.archive-too-large` as soon as a limit is passed,
 * Refusal `import.archive-broken` when it is no gzip, damaged or cut short; those of `packed` as they are.
 */
export function unpack(packed: Readable, { maxUnpackedBytes, maxRatio, packedBytes }: UnpackLimits): Readable {
  const limit = Math.min(maxUnpackedBytes, Math.max(harmlessBytes, packedBytes * maxRatio));
  let unpackedBytes = 0;
  const guard = new Transform({
    transform(chunk: Buffer, _encoding, done: TransformCallback) {
      unpackedBytes += chunk.length;
      if (unpackedBytes > limit) done(new Refusal('import.archive-too-large', { limitBytes: limit }));
      else done(null, chunk);
    },
    highWaterMark: unpackChunkBytes,
  });
  // The callback says nothing new: whatever fails destroys `guard` with the fault, and its reader sees it.
  return pipeline(packed, createGunzip({ chunkSize: unpackChunkBytes }), guard, () => undefined);
}

/** A fault of zlib as the refusal it means; everything else unchanged. */
export function asRefusal(fault: unknown): unknown {
  const { code, message } = fault as Partial<NodeJS.ErrnoException>;
  return code?.startsWith('Z_') ? new Refusal('import.archive-broken', {}, message) : fault;
}

/** What {@link unpackHead} found. */
export interface Head {
  readonly bytes: Buffer;
  /** Whether this is the whole file. */
  readonly isWhole: boolean;
}

/**
 * Unpacks as much of the head of a gzip file as there is, up to `maxBytes`; a head that is cut off is fine.
 * Refuses with `import.archive-broken` what is damaged before that.
 */
export async function unpackHead(packed: Buffer, isWholeFile: boolean, maxBytes: number): Promise<Head> {
  const parts: Buffer[] = [];
  let bytes = 0;
  // A head that ends in mid-stream is what was asked for; a whole file that does so is damaged.
  const finishFlush = isWholeFile ? constants.Z_FINISH : constants.Z_SYNC_FLUSH;
  const gunzip = createGunzip({ chunkSize: 64 * 1024, finishFlush });
  Readable.from([packed], { objectMode: false }).pipe(gunzip);
  try {
    for await (const part of gunzip as AsyncIterable<Buffer>) {
      parts.push(part);
      bytes += part.length;
      if (bytes > maxBytes) return { bytes: Buffer.concat(parts).subarray(0, maxBytes), isWhole: false };
    }
    return { bytes: Buffer.concat(parts), isWhole: isWholeFile };
  } catch (fault) {
    throw asRefusal(fault);
  }
}
