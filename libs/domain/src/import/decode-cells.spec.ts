import { Buffer } from 'node:buffer';
import fc from 'fast-check';
import { decodeBytes, decodeCells } from './index.js';

describe('decodeCells', () => {
  it('decodes UTF-8 as Node does', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const bytes = Buffer.from(text, 'utf8');
        expect(decodeCells([bytes.toString('latin1')])).toEqual([bytes.toString('utf8')]);
      }),
    );
  });

  it('finds broken bytes where Node finds them, and loses none', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 12 }), (array) => {
        const bytes = Buffer.from(array);
        const text = decodeBytes(bytes.toString('latin1'));
        expect(/\p{Cs}/u.test(text)).toBe(!isUtf8(bytes));
        const again = [...text].map((char) => {
          const code = char.codePointAt(0) ?? 0;
          return code >= 0xdc80 && code <= 0xdcff ? Buffer.of(code - 0xdc00) : Buffer.from(char, 'utf8');
        });
        expect(Buffer.concat(again).equals(bytes)).toBe(true);
      }),
      { numRuns: 3000 },
    );
  });
});

function isUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false; // which is the answer
  }
}
