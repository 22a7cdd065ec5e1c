import { mkdtemp, readFile, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { jobIdSchema } from '@rollcall/domain/job';
import { fileKey, openFiles, resultKey } from './index.js';
import type { Files } from './index.js';

const job = jobIdSchema.parse('01890a5d-ac96-774b-bcce-b302099a8057');
const key = resultKey(job, 'rejected.csv');

describe('files in a folder', () => {
  let root: string;
  let files: Files;

  beforeEach(async () => {
    root = join(await mkdtemp(join(tmpdir(), 'files-')), 'deep');
    files = await openFiles(pathToFileURL(root).href);
  });
  afterEach(() => rm(join(root, '..'), { recursive: true }));

  const text = () => readFile(join(root, key), 'utf8');
  async function append(atByte: number, ...parts: string[]): Promise<void> {
    const writer = await files.createAppendWriter(key, atByte);
    for (const part of parts) await writer.write(part);
    await writer.close();
  }

  it('keeps folders and files to itself', async () => {
    await append(0, 'a');
    expect((await stat(root)).mode & 0o777).toBe(0o700);
    expect((await stat(join(root, 'uploads'))).mode & 0o777).toBe(0o700);
    expect((await stat(join(root, key))).mode & 0o777).toBe(0o600);
  });

  it('writes a tail again from where a checkpoint says', async () => {
    await append(0, 'row 1\n', 'row 2\n', 'row 3 that was never pro');
    await append(12, 'row 3\n');
    expect(await text()).toBe('row 1\nrow 2\nrow 3\n');
  });

  it('refuses to continue a file that lost bytes', async () => {
    await append(0, 'short');
    await expect(files.createAppendWriter(key, 6)).rejects.toThrow('has 5 bytes and should have at least 6');
  });

  it('tells how many bytes will survive', async () => {
    const writer = await files.createAppendWriter(key, 0);
    await writer.write('é');
    expect(writer.bytes).toBe(2);
    expect((await files.stat(key))?.bytes).toBe(0);
    expect(await writer.sync()).toBe(2);
    expect((await files.stat(key))?.bytes).toBe(2);
    await writer.close();
    await writer.close();
    await expect(writer.write('x')).rejects.toThrow('closed');
  });

  it('writes more than a block in order', async () => {
    const rows = Array.from({ length: 60_000 }, (_, at) => `${at},${'x'.repeat(40)}\n`);
    await append(0, ...rows);
    expect(await text()).toBe(rows.join(''));
  });

  it('reads from a byte to a byte', async () => {
    await append(0, '0123456789');
    const parts = await files.openRead(key, { fromByte: 2, toByte: 5 }).toArray();
    expect(Buffer.concat(parts as Buffer[]).toString()).toBe('2345');
  });

  it('removes a file once and again, and its empty folder', async () => {
    await append(0, 'a');
    await files.remove(key);
    await files.remove(key);
    expect(await files.stat(key)).toBeNull();
    await expect(stat(join(root, 'results', job))).rejects.toThrow('ENOENT');
  });

  it('lists what nobody has touched, and no stray file', async () => {
    await append(0, 'a');
    await writeFile(join(root, 'results', 'stray.txt'), 'x');
    const old = new Date('2026-01-01T00:00:00Z');
    await utimes(join(root, key), old, old);
    const listed = [];
    for await (const file of files.listOlderThan('results', new Date('2026-02-01T00:00:00Z'))) listed.push(file);
    expect(listed).toEqual([{ key, bytes: 1, modifiedAt: old }]);
    for await (const file of files.listOlderThan('results', new Date('2025-12-01T00:00:00Z'))) listed.push(file);
    expect(listed).toHaveLength(1);
  });

  it('knows the room that is left', async () => {
    expect(await files.freeBytes()).toBeGreaterThan(1024);
  });

  it.each(['../etc/passwd', 'results/../../x', `uploads/${job}/..`, `results/${job}/Ünsafe.csv`, `/uploads/${job}`])(
    'never takes %s for a key',
    (text) => {
      expect(() => fileKey(text)).toThrow('not a file key');
    },
  );

  it('names a store that it does not know', () => {
    expect(() => openFiles('s3://bucket')).toThrow('FILES_URL: "s3:" is not supported, only a folder is');
  });
});
