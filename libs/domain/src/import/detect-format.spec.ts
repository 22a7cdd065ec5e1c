import { Buffer } from 'node:buffer';
import fc from 'fast-check';
import { decodeHead, detectDialect, detectEncoding, detectHeader, isGzip, readHead } from './index.js';
import type { Encoding } from './index.js';

const utf8 = (text: string): Buffer => Buffer.from(text, 'utf8');
const utf16be = (text: string): Buffer => Buffer.from(text, 'utf16le').swap16();
const latin1 = (text: string): Buffer => Buffer.from(text, 'latin1');
const people = 'id,name\n1,José\n2,Ana\n3,Zoë\n';
const noise = Buffer.from(Array.from({ length: 5000 }, (_, at) => (at * 2654435761) >>> 24));

describe('detectEncoding', () => {
  it.each<[string, Buffer, Encoding, number]>([
    ['ASCII', utf8('a,b\n1,2\n'), 'utf-8', 0],
    ['UTF-8', utf8(people), 'utf-8', 0],
    ['UTF-8 cut inside a character', utf8(people + 'é').subarray(0, -1), 'utf-8', 0],
    ['UTF-8 with one broken byte', Buffer.concat([utf8(people + people), latin1('4,Ren\xe9\n')]), 'utf-8', 0],
    ['UTF-8 with a mark', utf8(`\ufeff${people}`), 'utf-8', 3],
    ['UTF-16 with a mark', Buffer.from(`\ufeff${people}`, 'utf16le'), 'utf-16le', 2],
    ['UTF-16 big-endian with a mark', utf16be(`\ufeff${people}`), 'utf-16be', 2],
    ['UTF-16 without a mark', Buffer.from(people, 'utf16le'), 'utf-16le', 0],
    ['UTF-16 big-endian without a mark', utf16be(people), 'utf-16be', 0],
    ['Windows-1252', latin1('id,name\n1,Jos\xe9\n2,\x93Ana\x94\n'), 'windows-1252', 0],
    ['text with a stray NUL', utf8('id,name\n1,A\0na\n'), 'utf-8', 0],
    ['text with some NULs', utf8('id,name\n' + '1,Ana Ruiz,ana@x.test\0\n'.repeat(50)), 'utf-8', 0],
  ])('reads %s', (_what, bytes, encoding, bomBytes) => {
    expect(detectEncoding(bytes)).toEqual({ encoding, bomBytes });
  });

  it('does not guess what is known', () => {
    expect(detectEncoding(utf8(people), 'windows-1252').encoding).toBe('windows-1252');
    expect(detectEncoding(utf8(`\ufeff${people}`), 'utf-8').bomBytes).toBe(3);
  });

  it.each<[string, Buffer, string]>([
    ['nothing', Buffer.alloc(0), 'import.empty'],
    ['a mark alone', utf8('\ufeff'), 'import.empty'],
    ['blank lines', utf8('\r\n\n  \n'), 'import.empty'],
    ['a PNG', latin1('\x89PNG\r\n\x1a\n\0\0\0\rIHDR'), 'import.not-text'],
    ['a workbook', latin1('PK\x03\x04\x14\0\x06\0'), 'import.not-text'],
    ['an old workbook', latin1('\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1'), 'import.not-text'],
    ['a PDF', latin1('%PDF-1.7\n%\xe2\xe3'), 'import.not-text'],
    ['a program', latin1('MZ\x90\0\x03\0\0\0'), 'import.not-text'],
    ['a page', utf8('<!DOCTYPE html><html><table>'), 'import.not-text'],
    ['noise', noise, 'import.not-text'],
    ['zeros', Buffer.alloc(4096), 'import.not-text'],
    ['UTF-32 with a mark', Buffer.from([0xff, 0xfe, 0, 0, 0x61, 0, 0, 0]), 'import.unsupported-encoding'],
    ['UTF-32 big-endian with a mark', Buffer.from([0, 0, 0xfe, 0xff, 0, 0, 0, 0x61]), 'import.unsupported-encoding'],
    [
      'UTF-32 without a mark',
      Buffer.from([...people].flatMap((char) => [char.charCodeAt(0), 0, 0, 0])),
      'import.unsupported-encoding',
    ],
  ])('refuses %s', (_what, bytes, code) => {
    expect(() => detectEncoding(bytes)).toThrow(expect.objectContaining({ code }));
  });

  it('knows gzip', () => {
    expect(isGzip(Buffer.from([0x1f, 0x8b, 8]))).toBe(true);
    expect(isGzip(utf8('a'))).toBe(false);
  });
});

describe('decodeHead', () => {
  it('decodes what Node encodes', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        fc.pre(!text.startsWith('\ufeff'));
        expect(decodeHead(utf8(text), { encoding: 'utf-8', bomBytes: 0 })).toBe(text);
        expect(decodeHead(Buffer.from(text, 'utf16le'), { encoding: 'utf-16le', bomBytes: 0 })).toBe(text);
        expect(decodeHead(utf16be(text), { encoding: 'utf-16be', bomBytes: 0 })).toBe(text);
      }),
    );
  });

  it('decodes Windows-1252 as the standard says', () => {
    const all = Buffer.from(Array.from({ length: 256 }, (_, byte) => byte));
    expect(decodeHead(all, { encoding: 'windows-1252', bomBytes: 0 })).toBe(
      new TextDecoder('windows-1252').decode(all),
    );
  });
});

describe('detectDialect', () => {
  it.each([
    ['a,b,c\n1,2,3\n', { delimiter: ',', quote: '"', newline: '\n', skipChars: 0 }],
    ['a;b;c\r\n1,5;2,5;x\r\n', { delimiter: ';', newline: '\n' }],
    ['a\tb\nRome, IT\tx, y\n', { delimiter: '\t' }],
    ['a|b\n1|2\n', { delimiter: '|' }],
    ['a,b\r1,2\r3,4\r', { newline: '\r', delimiter: ',' }],
    ['"a;b","c;d"\n"1;2","3;4"\n', { delimiter: ',' }],
    ["'a','b'\n'O''Neil, J','2'\n", { quote: "'", delimiter: ',' }],
    ["name,city\n'Ndrangheta,x\nO'Neil,y\n", { quote: '"' }],
    ['sep=;\r\na,b;c\r\n', { delimiter: ';', skipChars: 7 }],
    ['email\nana@x.test\n', { delimiter: ',' }],
    ['name,notes\nAna,"a;b;c\nd;e;f"\nEva,"x;y;z"\n', { delimiter: ',' }],
    ['id;name\n1;Ruiz, Ana\n2;Gil, Eva\n', { delimiter: ';' }],
    ['a,b\n1,"broken\n2,x\n', { delimiter: ',' }],
  ])('reads %j', (text, expected) => {
    expect(detectDialect(text)).toMatchObject(expected);
  });

  it('does not guess what is known', () => {
    expect(detectDialect('a,b\n1,2\n', { delimiter: '|', quote: '' })).toMatchObject({ delimiter: '|', quote: '' });
  });
});

describe('detectHeader', () => {
  it.each<[boolean, string[][]]>([
    [
      true,
      [
        ['First Name', 'Phone 1'],
        ['Ana', '2025550123'],
      ],
    ],
    [
      true,
      [
        ['foo', 'bar'],
        ['1', '2'],
      ],
    ],
    [
      true,
      [
        ['Email', '2026'],
        ['a@x.test', '5'],
      ],
    ],
    [
      false,
      [
        ['Ana', 'ana@x.test'],
        ['Eva', 'eva@x.test'],
      ],
    ],
    [false, [['A1', 'Ana', '(202) 555-0123']]],
    [false, [['Ana', '62704']]],
    [false, [['Ana', '1/2/1980']]],
  ])('says %s to %j', (expected, rows) => {
    expect(detectHeader(rows)).toBe(expected);
  });
});

describe('readHead', () => {
  it('reads format, header and rows of a whole file', () => {
    expect(readHead({ bytes: utf16be('\ufeffid;name\r\n1;José\r\n'), isWhole: true })).toEqual({
      format: { encoding: 'utf-16be', delimiter: ';', quote: '"', newline: '\n', hasHeader: true },
      bomBytes: 2,
      skipChars: 0,
      headers: ['id', 'name'],
      rows: [['1', 'José']],
    });
  });

  it('leaves out the record that the end of the head cuts', () => {
    expect(readHead({ bytes: utf8('id,name\n1,Ana\n2,E'), isWhole: false }).rows).toEqual([['1', 'Ana']]);
  });

  it('refuses a file that is only its header', () => {
    const read = (): unknown => readHead({ bytes: utf8('id,name\n\n'), isWhole: true });
    expect(read).toThrow(expect.objectContaining({ code: 'import.header-only' }));
    expect(readHead({ bytes: utf8('id,name\n1,"x\n'), isWhole: true }).headers).toEqual(['id', 'name']);
  });

  it.each([
    [','.repeat(100_000), 'import.too-many-columns'],
    ['x'.repeat(100_000), 'import.cell-too-long'],
    [`id,"name\n${'1,Ana\n'.repeat(200_000)}`, 'import.unclosed-quote'],
  ])('refuses a file whose first record never ends, with the reason (case %#)', (text, code) => {
    const read = (): unknown => readHead({ bytes: utf8(text), isWhole: false });
    expect(read).toThrow(expect.objectContaining({ code }));
  });
});
