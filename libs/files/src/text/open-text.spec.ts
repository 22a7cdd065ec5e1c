import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Encoding } from '@rollcall/domain/import';
import { uploadIdSchema } from '@rollcall/domain/upload';
import { openFiles, uploadKey } from '../store/index.js';
import type { Files } from '../store/index.js';
import { decodeHead, openText } from './index.js';

const key = uploadKey(uploadIdSchema.parse('01890a5d-ac96-774b-bcce-b302099a8057'));
const content = 'name,city\n' + Array.from({ length: 90_000 }, (_, at) => `Zoë ${at},“Köln” €${at}\n`).join('');
const utf16be = (text: string): Buffer => Buffer.from(text, 'utf16le').swap16();
const cp1252 = (text: string): Buffer =>
  Buffer.from(text.replaceAll('“', '\u0093').replaceAll('”', '\u0094').replaceAll('€', '\u0080'), 'latin1');
const mark = '\uFEFF';
const writings: [string, Encoding, Buffer][] = [
  ['UTF-8', 'utf-8', Buffer.from(content)],
  ['UTF-8 with a mark', 'utf-8', Buffer.from(mark + content)],
  ['UTF-16 little endian', 'utf-16le', Buffer.from(mark + content, 'utf16le')],
  ['UTF-16 big endian', 'utf-16be', utf16be(mark + content)],
  ['UTF-16 without a mark', 'utf-16le', Buffer.from(content, 'utf16le')],
  ['Windows-1252', 'windows-1252', cp1252(content)],
];
const limits = { maxUnpackedBytes: 1024 ** 3, maxRatio: 100 };

describe('text of a file', () => {
  let root: string;
  let files: Files;

  beforeAll(async () => {
    root = await mkdtemp(join(tmpdir(), 'text-'));
    files = await openFiles(root);
  });
  afterAll(() => rm(root, { recursive: true }));

  async function read(
    bytes: Buffer,
    encoding: Encoding,
    isGzip: boolean,
    fromByte = 0,
    more = limits,
  ): Promise<Buffer> {
    await writeFile(join(root, key), bytes);
    const parts: Buffer[] = [];
    const options = { encoding, isGzip, fromByte, packedBytes: bytes.length, ...more };
    for await (const part of openText(files, key, options)) parts.push(part);
    return Buffer.concat(parts);
  }

  describe.each(writings)('in %s', (_, encoding, bytes) => {
    const whole = Buffer.from(content);

    it.each([0, 1, 9, 1024 * 1024 + 1, whole.length - 1, whole.length])('begins at byte %i', async (fromByte) => {
      expect((await read(bytes, encoding, false, fromByte)).equals(whole.subarray(fromByte))).toBe(true);
    });
    it.each([0, 10, 1024 * 1024 + 3])('begins at byte %i when packed', async (fromByte) => {
      expect((await read(gzipSync(bytes), encoding, true, fromByte)).equals(whole.subarray(fromByte))).toBe(true);
    });
    it('gives its head', async () => {
      const { text, isWhole } = await decodeHead(bytes.subarray(0, 1000), {
        encoding,
        isGzip: false,
        isWholeFile: false,
      });
      expect(content).toContain(Buffer.from(text, 'latin1').toString().slice(0, 400));
      expect(text.startsWith('name,city\nZo\u00C3\u00AB 0,')).toBe(true);
      expect(isWhole).toBe(false);
    });
    it('gives the head of a packed file that is cut off', async () => {
      const packed = gzipSync(bytes).subarray(0, 5000);
      const { bytes: head, isWhole } = await decodeHead(packed, { encoding, isGzip: true, isWholeFile: false });
      expect(head.length).toBeGreaterThan(5000);
      expect(whole.subarray(0, head.length - 3).equals(head.subarray(0, -3))).toBe(true);
      expect(isWhole).toBe(false);
    });
  });

  it('passes malformed UTF-8 on as it is', async () => {
    const bytes = Buffer.from([0x61, 0xff, 0xc3, 0x2c, 0x00, 0xe2, 0x82]);
    expect((await read(bytes, 'utf-8', false)).equals(bytes)).toBe(true);
    expect((await read(gzipSync(bytes), 'utf-8', true)).equals(bytes)).toBe(true);
  });

  it.each(['', 'a', 'ab'])('reads the short file "%s"', async (text) => {
    expect((await read(Buffer.from(text), 'utf-8', false)).toString()).toBe(text);
    expect((await read(gzipSync(text), 'utf-8', true)).toString()).toBe(text);
  });

  it('keeps a mark that is not at the beginning', async () => {
    expect((await read(Buffer.from(`a${mark}b`), 'utf-8', false)).toString()).toBe(`a${mark}b`);
  });

  it('stops a bomb while it unpacks', async () => {
    const bomb = gzipSync(Buffer.alloc(200 * 1024 * 1024));
    await expect(read(bomb, 'utf-8', true)).rejects.toMatchObject({ code: 'import.archive-too-large' });
  });

  it('stops at the limit of unpacked bytes', async () => {
    const packed = gzipSync(Buffer.from(content));
    await expect(read(packed, 'utf-8', true, 0, { maxUnpackedBytes: 1_000_000, maxRatio: 100 })).rejects.toMatchObject({
      code: 'import.archive-too-large',
    });
  });

  it.each([
    ['cut off', (packed: Buffer) => packed.subarray(0, -100)],
    [
      'damaged',
      (packed: Buffer) => Buffer.concat([packed.subarray(0, 2000), Buffer.alloc(50, 7), packed.subarray(2050)]),
    ],
    ['no gzip at all', () => Buffer.from('name,city\n')],
    ['empty', () => Buffer.alloc(0)],
  ])('refuses an archive that is %s', async (_, damage) => {
    const packed = damage(gzipSync(Buffer.from(content)));
    await expect(read(packed, 'utf-8', true)).rejects.toMatchObject({ code: 'import.archive-broken' });
  });

  it('refuses a whole packed head that is damaged', async () => {
    const options = { encoding: 'utf-8', isGzip: true, isWholeFile: true } as const;
    await expect(decodeHead(gzipSync('a,b\n').subarray(0, -5), options)).rejects.toMatchObject({
      code: 'import.archive-broken',
    });
    expect((await decodeHead(gzipSync('a,b\n'), options)).isWhole).toBe(true);
  });

  it('closes the file when the reader stops', async () => {
    await writeFile(join(root, key), gzipSync(Buffer.from(content)));
    const options = { encoding: 'utf-8', isGzip: true, fromByte: 0, packedBytes: 1e9, ...limits } as const;
    for await (const part of openText(files, key, options)) {
      expect(part.length).toBeGreaterThan(0);
      break;
    }
  });

  it('says that a file is missing as the store says it', async () => {
    await rm(join(root, key), { force: true });
    const options = { encoding: 'utf-8', isGzip: false, fromByte: 0, packedBytes: 1, ...limits } as const;
    await expect(openText(files, key, options)[Symbol.asyncIterator]().next()).rejects.toMatchObject({
      code: 'ENOENT',
    });
  });
});
