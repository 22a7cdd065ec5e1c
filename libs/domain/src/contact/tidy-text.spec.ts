import fc from 'fast-check';
import { splitFullName, tidyName, tidyText, toSearchKey } from './index.js';

const anyText = fc.string({ unit: 'grapheme' });
const letters = (text: string): string => text.normalize('NFC').replace(/[\s,]/gu, '').split('').sort().join('');

describe('tidyText and tidyName', () => {
  it.each([
    ['  a  b ', 'a  b', 'a b'],
    ['a\r\nb', 'a\nb', 'a b'],
    ['a\tb', 'a\tb', 'a b'],
    ['jose\u0301', 'josé', 'josé'],
    ['\u00a0Ana\u00a0Ruiz\ufeff', 'Ana\u00a0Ruiz', 'Ana Ruiz'],
    ['=1+1', '=1+1', '=1+1'],
    ['@x', '@x', '@x'],
    ['-5', '-5', '-5'],
    ['00123', '00123', '00123'],
    ['van der BERG', 'van der BERG', 'van der BERG'],
  ])('tidies %j', (raw, text, name) => {
    expect(tidyText(raw)).toBe(text);
    expect(tidyName(raw)).toBe(name);
  });

  it('changes nothing the second time, and never the case', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(tidyText(tidyText(text))).toBe(tidyText(text));
        expect(tidyName(tidyName(text))).toBe(tidyName(text));
        expect(letters(tidyName(text))).toBe(letters(text));
      }),
    );
  });
});

describe('splitFullName', () => {
  it.each([
    ['Ana Ruiz', '', 'Ana', 'Ruiz'],
    ['Ruiz, Ana', '', 'Ana', 'Ruiz'],
    ['Ana', '', 'Ana', ''],
    ['Dr. Ana María Ruiz Jr.', 'Dr.', 'Ana María', 'Ruiz Jr.'],
    ['Mr. and Mrs. Smith', 'Mr.', 'and Mrs.', 'Smith'],
    ['Ludwig van Beethoven', '', 'Ludwig', 'van Beethoven'],
    ['María de la Cruz', '', 'María', 'de la Cruz'],
    ['De la Cruz, María', '', 'María', 'De la Cruz'],
    ['Smith, Dr. John', 'Dr.', 'John', 'Smith'],
    ['John Smith, Jr.', '', 'John', 'Smith, Jr.'],
    ['Don Smith', '', 'Don', 'Smith'],
    ['Dr.', '', 'Dr.', ''],
    ['', '', '', ''],
    ['  Ana   Ruiz ', '', 'Ana', 'Ruiz'],
  ])('takes %j apart', (raw, salutation, firstName, lastName) => {
    expect(splitFullName(raw)).toEqual({ salutation, firstName, lastName });
  });

  it('loses no letter', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('Ana', 'Ruiz,', 'de', 'Dr.', 'Jr.', 'van', 'X', 'III', 'Mr', 'O’Neil')),
        (words) => {
          expect(letters(Object.values(splitFullName(words.join(' '))).join(' '))).toBe(letters(words.join(' ')));
        },
      ),
    );
  });
});

describe('toSearchKey', () => {
  it.each([
    ['José  RUIZ', 'jose ruiz'],
    ['O’Neil-Smith', 'o neil smith'],
    ['Straße', 'strasse'],
    ['Łódź Ørsted', 'lodz orsted'],
    ['ﬁn', 'fin'],
    ['王小明', '王小明'],
    ['  ', ''],
    ["D'Angelo, Jr.", 'd angelo jr'],
  ])('reads %j as %j', (raw, expected) => {
    expect(toSearchKey(raw)).toBe(expected);
  });

  it('is the same the second time, and for any case', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(toSearchKey(toSearchKey(text))).toBe(toSearchKey(text));
        expect(toSearchKey(text.normalize('NFD'))).toBe(toSearchKey(text));
      }),
      { numRuns: 1000 },
    );
  });
});
