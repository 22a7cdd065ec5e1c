import type { Readable } from 'node:stream';
import type { DataStore } from '@tus/server';
import type { FileKey } from './file-key.js';
import type { UploadChecksum, UploadRecords } from './tus-folder.js';

/** The areas of the store: what people send in, and what jobs leave behind. */
export type FileArea = 'uploads' | 'results';

/** Size and last change of one file. */
export interface FileStat {
  readonly bytes: number;
  readonly modifiedAt: Date;
}

/** One file of a listing. */
export interface ListedFile extends FileStat {
  readonly key: FileKey;
}

/** Which part of a file to read: from a byte to the end, or up to a byte (inclusive, as HTTP ranges count). */
export interface ReadRange {
  readonly fromByte?: number;
  readonly toByte?: number;
}

/** Appends to one file. Not safe for two at once: the job's lease is what keeps it single. */
export interface AppendWriter {
  /** The length of the file with everything written so far, flushed or not. */
  readonly bytes: number;
  /** Takes text or bytes; resolves when there is room for more. */
  write(data: string | Uint8Array): Promise<void>;
  /** Puts everything on the disk and answers with the length that will survive a crash. */
  sync(): Promise<number>;
  /** `sync`, then lets go of the file. Twice is fine. */
  close(): Promise<void>;
}

/** Uploads and result files. A folder today; a bucket behind the same interface later. */
export interface Files {
  /** The store of the tus server. `records` says which uploads exist; `checksum` is what this one request must have. */
  openUploads(records: UploadRecords, checksum?: UploadChecksum): DataStore;
  /** Reads in blocks of 1 MiB. A missing file is an `ENOENT` error of the stream. */
  openRead(key: FileKey, range?: ReadRange): Readable;
  /** Null: there is no such file. */
  stat(key: FileKey): Promise<FileStat | null>;
  /**
   * Continues a file at `atByte` and cuts off what lies behind it: a resumed job writes its tail again.
   * Fails when the file is shorter than that, because then bytes that were promised are gone.
   */
  createAppendWriter(key: FileKey, atByte: number): Promise<AppendWriter>;
  /** Makes sure that a file is gone; with `results/<job>/…`, only that file. Twice is fine. */
  remove(key: FileKey): Promise<void>;
  /** Files of an area that nobody has changed since `before`. */
  listOlderThan(area: FileArea, before: Date): AsyncIterable<ListedFile>;
  /** Puts a file's bytes on the disk, so that a crash of the machine cannot take them back. */
  sync(key: FileKey): Promise<void>;
  /** Room left for us, in bytes. */
  freeBytes(): Promise<number>;
}
