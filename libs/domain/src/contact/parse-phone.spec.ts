import fc from 'fast-check';
import { parsePhoneNumberFromString } from 'libphonenumber-js/max';
import type { CountryCode } from 'libphonenumber-js/max';
import { parseExtension, parsePhone } from './parse-phone.js';

describe('parsePhone', () => {
  it.each([
    ['2025550123', '+12025550123', null],
    ['(202) 555-0123', '+12025550123', null],
    ['202-555-0123', '+12025550123', null],
    ['202.555.0123', '+12025550123', null],
    ['202 555 0123', '+12025550123', null],
    ['1-202-555-0123', '+12025550123', null],
    ['+1 (202) 555-0123', '+12025550123', null],
    ['+12025550123', '+12025550123', null],
    [' 202-555-0123 ', '+12025550123', null],
    ['\u202a(202) 555-0123\u202c', '+12025550123', null],
    ['tel:+1-202-555-0123', '+12025550123', null],
    ['p:+12025550123', '+12025550123', null],
    ["'2025550123", '+12025550123', null],
    ['202-555-0123 x123', '+12025550123', '123'],
    ['202-555-0123x123', '+12025550123', '123'],
    ['2025550123 ext. 5', '+12025550123', '5'],
    ['2025550123 Ext 0005', '+12025550123', '0005'],
    ['(202) 555-0123, extension 12', '+12025550123', '12'],
    ['+12025550123;ext=7', '+12025550123', '7'],
    ['202-555-0123 #9', '+12025550123', '9'],
    ['+44 20 7946 0123', '+442079460123', null],
    ['+44 7700 900123', '+447700900123', null],
    ['+34 912 345 678', '+34912345678', null],
    ['+52 55 1234 5678', '+525512345678', null],
    ['011 44 20 7946 0123', '+442079460123', null],
    // area codes that no table lists yet are dialled all the same
    ['(555) 234-5678', '+15552345678', null],
  ])('reads %j', (raw, e164, extension) => {
    expect(parsePhone(raw, 'US')).toEqual({ e164, extension });
  });

  it.each([
    ['030 123456', 'DE', '+4930123456'],
    ['020 7946 0123', 'GB', '+442079460123'],
    ['0044 20 7946 0123', 'GB', '+442079460123'],
    ['55 1234 5678', 'MX', '+525512345678'],
    ['2025550123', 'CA', '+12025550123'],
    ['+1 202 555 0123', 'GB', '+12025550123'],
  ])('reads %j from %s', (raw, country, e164) => {
    expect(parsePhone(raw, country)?.e164).toBe(e164);
  });

  it.each([
    '',
    'n/a',
    '-',
    '0',
    '123',
    '555-0123',
    '12345',
    '4.41E+11',
    '4,41E+11',
    '2.02555E+09',
    '4.41e11',
    '000-000-0000',
    '1234567890',
    '(123) 456-7890',
    '202-055-0123',
    '20255501234',
    '202-555-01234',
    '2025550123.0',
    '202-555-0123 / 202-555-0124',
    'call 202-555-0123',
    '202-555-CALL',
    'ana@x.test',
    '+999 123 456',
    '202-555-0123 x',
    '202-555-0123 x12345678901',
    '2025550123'.repeat(100),
    '+',
    '++12025550123',
    '=2025550123',
  ])('refuses %j', (raw) => {
    expect(parsePhone(raw, 'US')).toBeNull();
  });

  const separator = fc.constantFrom('', '', '-', ' ', '.', '(', ')', ') ', ' (', '--', ' - ', '1', '+1', '+', '/');
  const layout = fc.tuple(
    separator,
    fc.stringMatching(/^\d{3}$/),
    separator,
    fc.stringMatching(/^\d{3}$/),
    separator,
    fc.stringMatching(/^\d{3,5}$/),
  );

  const countries = fc.constantFrom<CountryCode>('US', 'CA', 'GB', 'JM', 'DE', 'MX', 'PR', 'AU');

  /** What the library alone would answer. */
  function dialled(text: string, defaultCountry: CountryCode): string | null {
    const library = parsePhoneNumberFromString(text, { defaultCountry, extract: false });
    if (!library?.isPossible() || library.ext !== undefined) return null;
    const isKept = library.countryCallingCode !== '1' || /^\+1[2-9]\d\d[2-9]\d{6}$/.test(library.number);
    return isKept ? library.number : null;
  }

  it('says of every number of the +1 zone what the library says, with or without its fast path', () => {
    fc.assert(
      fc.property(layout, countries, (parts, country) => {
        const text = parts.join('');
        expect(parsePhone(text, country)?.e164 ?? null).toBe(dialled(text, country));
      }),
      { numRuns: 5000 },
    );
  });

  const marks = fc.constantFrom('', '', ' ', '-', '.', ' - ', '--', '. .', '  ');
  const written = fc
    .tuple(
      fc.constantFrom('', '', '+1', '1'),
      marks,
      fc.constantFrom('(202)', '202', '(555', '555)', '(911)', '199', '1202'),
      marks,
      fc.constantFrom('555', '055', '155', '911', '(555)'),
      marks,
      fc.constantFrom('0123', '0000', '01234', '012'),
    )
    .map((parts) => parts.join(''));
  const edit = fc.record({ at: fc.nat(20), remove: fc.nat(1), add: fc.constantFrom('', ...'0129+()-. /') });

  it('says what the library says of numbers written nearly right', () => {
    fc.assert(
      fc.property(written, fc.array(edit, { maxLength: 2 }), countries, (number, edits, country) => {
        const text = edits.reduce((before, { at, remove, add }) => {
          const place = at % (before.length + 1);
          return before.slice(0, place) + add + before.slice(place + remove);
        }, number);
        expect(parsePhone(text, country)?.e164 ?? null).toBe(dialled(text.trim(), country));
      }),
      { numRuns: 5000 },
    );
  });

  it('takes every number outside the +1 zone that the library calls valid', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^\+[2-9]\d{6,12}$/), (text) => {
        const library = parsePhoneNumberFromString(text, { extract: false });
        fc.pre(library?.isValid() === true);
        expect(parsePhone(text, 'US')?.e164).toBe(library?.number);
      }),
      { numRuns: 1000 },
    );
  });

  it('reads its own answer as itself', () => {
    fc.assert(
      fc.property(layout, (parts) => {
        const first = parsePhone(parts.join(''), 'US');
        if (first) expect(parsePhone(first.e164, 'DE')).toEqual(first);
      }),
    );
  });

  it('answers any text without throwing', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => void parsePhone(text, 'US')));
  });
});

describe('parseExtension', () => {
  it.each([
    ['5', '5'],
    ['x5', '5'],
    ['ext. 0012', '0012'],
    ['#9', '9'],
    ['', null],
    ['five', null],
    ['12345678901', null],
  ])('reads %j as %j', (raw, expected) => {
    expect(parseExtension(raw)).toBe(expected);
  });
});
