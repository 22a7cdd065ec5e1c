import { createReadStream } from 'node:fs';
import type { Stats } from 'node:fs';
import { constants, mkdir, open, opendir, rm, rmdir, stat, statfs } from 'node:fs/promises';
import { dirname, join, relative, sep } from 'node:path';
import type { Readable } from 'node:stream';
import type { DataStore } from '@tus/server';
import { BlockWriter } from './append-writer.js';
import { fileKey, isFileKey } from './file-key.js';
import type { FileKey } from './file-key.js';
import type { AppendWriter, FileArea, FileStat, Files, ListedFile, ReadRange } from './files.js';
import { TusFolder } from './tus-folder.js';
import type { UploadChecksum, UploadRecords } from './tus-folder.js';

const readBytes = 1024 * 1024;
/** Nobody else on the machine has business with contacts. */
const folderMode = 0o700;
const fileMode = 0o600;
/** How long an upload may stay unfinished. */
export const uploadExpiryMs = 24 * 60 * 60 * 1000;

/** Files in a folder. Every path is built from a checked key. */
export class FolderFiles implements Files {
  constructor(private readonly root: string) {}

  openUploads(records: UploadRecords, checksum?: UploadChecksum): DataStore {
    return new TusFolder({ directory: join(this.root, 'uploads'), records, checksum, expireMs: uploadExpiryMs });
  }

  openRead(key: FileKey, { fromByte, toByte }: ReadRange = {}): Readable {
    return createReadStream(this.pathOf(key), {
      start: fromByte ?? 0,
      end: toByte ?? Infinity,
      highWaterMark: readBytes,
    });
  }

  async stat(key: FileKey): Promise<FileStat | null> {
    const found = await existing(stat(this.pathOf(key)));
    return found === null ? null : statOf(found);
  }

  async createAppendWriter(key: FileKey, atByte: number): Promise<AppendWriter> {
    const path = this.pathOf(key);
    await mkdir(dirname(path), { recursive: true, mode: folderMode });
    const handle = await open(path, constants.O_RDWR | constants.O_CREAT, fileMode);
    try {
      const { size } = await handle.stat();
      if (size < atByte) throw new Error(`${key} has ${size} bytes and should have at least ${atByte}`);
      await handle.truncate(atByte);
      await syncFolder(dirname(path));
      return new BlockWriter(handle, atByte);
    } catch (fault) {
      await handle.close();
      throw fault;
    }
  }

  async remove(key: FileKey): Promise<void> {
    const path = this.pathOf(key);
    await rm(path, { force: true });
    // A job's folder goes with its last file; not empty or already gone is the ordinary case.
    if (key.startsWith('results/')) await rmdir(dirname(path)).catch(() => undefined);
  }

  async *listOlderThan(area: FileArea, before: Date): AsyncIterable<ListedFile> {
    const folder = await existing(opendir(join(this.root, area), { recursive: true }));
    if (folder === null) return;
    for await (const entry of folder) {
      if (!entry.isFile()) continue;
      const path = join(entry.parentPath, entry.name);
      const key = relative(this.root, path).split(sep).join('/');
      if (!isFileKey(key)) continue;
      const found = await existing(stat(path));
      if (found === null || found.mtime >= before) continue;
      yield { key, ...statOf(found) };
    }
  }

  async sync(key: FileKey): Promise<void> {
    const path = this.pathOf(key);
    const handle = await open(path, 'r+');
    try {
      await handle.sync();
    } finally {
      await handle.close();
    }
    await syncFolder(dirname(path));
  }

  async freeBytes(): Promise<number> {
    const { bavail, bsize } = await statfs(this.root);
    return bavail * bsize;
  }

  private pathOf(key: FileKey): string {
    return join(this.root, fileKey(key));
  }
}

/** Makes the folder and its areas if they are missing. */
export async function openFolder(root: string): Promise<Files> {
  for (const area of ['', 'uploads', 'results']) {
    await mkdir(join(root, area), { recursive: true, mode: folderMode });
  }
  return new FolderFiles(root);
}

const statOf = (found: Stats): FileStat => ({ bytes: found.size, modifiedAt: found.mtime });

/** Null instead of the error when there is no such file. */
async function existing<T>(asked: Promise<T>): Promise<T | null> {
  try {
    return await asked;
  } catch (fault) {
    if ((fault as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw fault;
  }
}

/** A new file's name is durable only when its folder is. */
async function syncFolder(path: string): Promise<void> {
  const handle = await open(path, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
