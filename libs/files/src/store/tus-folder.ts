import { createHash, timingSafeEqual } from 'node:crypto';
import { truncate } from 'node:fs/promises';
import { Transform } from 'node:stream';
import type { Readable } from 'node:stream';
import { FileStore } from '@tus/file-store';
import type { Upload } from '@tus/server';

/** The algorithms of the tus extension `checksum` that we check. */
export const checksumAlgorithms = ['sha1', 'sha256', 'sha512', 'md5'] as const;

/** What the body of one request must add up to (tus header `Upload-Checksum`). */
export interface UploadChecksum {
  readonly algorithm: (typeof checksumAlgorithms)[number];
  readonly digest: Buffer;
}

/** Which uploads exist. The tus server asks it instead of keeping notes in files of its own. */
export interface UploadRecords {
  get(id: string): Promise<Upload | undefined>;
  set(id: string, upload: Upload): Promise<void>;
  delete(id: string): Promise<void>;
}

/** The body is not what its checksum says; 460 is the protocol's own number. In the form the tus server answers with. */
export class ChecksumMismatch extends Error {
  readonly status_code = 460;
  readonly body = 'Checksum Mismatch\n';
}

/** Folder and rules of {@link TusFolder}. */
export interface TusFolderOptions {
  readonly directory: string;
  readonly records: UploadRecords;
  readonly checksum?: UploadChecksum | undefined;
  readonly expireMs: number;
}

/** The file store of the tus project, with the `checksum` extension added and deferred lengths taken away. */
export class TusFolder extends FileStore {
  private readonly checksum: UploadChecksum | undefined;
  private readonly folder: string;

  constructor({ directory, records, checksum, expireMs }: TusFolderOptions) {
    super({ directory, configstore: records, expirationPeriodInMilliseconds: expireMs });
    this.folder = directory;
    this.checksum = checksum;
    // No creation-defer-length: without a length, the limits of size and disk could only be told when it is too late.
    this.extensions = ['creation', 'creation-with-upload', 'termination', 'expiration', 'checksum'];
  }

  /**
   * Adds to a file. With a checksum, a body that is cut short or does not match leaves nothing behind: the offset goes
   * back to where this request began. Without one, every byte that arrived counts.
   */
  override async write(readable: Readable, id: string, offset: number): Promise<number> {
    const { checksum } = this;
    if (checksum === undefined) return super.write(readable, id, offset);
    const hash = createHash(checksum.algorithm);
    const hashing = new Transform({
      transform(chunk: Buffer, _encoding, done) {
        hash.update(chunk);
        done(null, chunk);
      },
    });
    readable.once('error', (fault) => hashing.destroy(fault));
    let isRight = false;
    try {
      const end = await super.write(readable.pipe(hashing), id, offset);
      isRight = isSame(hash.digest(), checksum.digest);
      if (!isRight) throw new ChecksumMismatch('checksum mismatch');
      return end;
    } finally {
      if (!isRight) await truncate(`${this.folder}/${id}`, offset);
    }
  }
}

const isSame = (a: Buffer, b: Buffer): boolean => a.length === b.length && timingSafeEqual(a, b);
