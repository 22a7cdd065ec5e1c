import { BadCell, contactFieldNames, findDamage, readerOfField } from './index.js';
import type { ContactFieldName } from './index.js';

const read = (field: ContactFieldName, text: string): string | null => {
  const value = readerOfField(field, 'mdy')(text);
  return value instanceof BadCell ? `!${value.code}` : value;
};

describe('readerOfField', () => {
  it.each<[ContactFieldName, string, string | null]>([
    ['contactId1', '00042-a', '00042-a'],
    ['contactId1', 'a\tb', '!cell.control-character'],
    ['postalCode', '01067', '01067'],
    ['firstName', 'Ana  María', 'Ana María'],
    ['company', '=cmd()', '=cmd()'],
    ['balance', '1,234.5', '1234.50'],
    ['balance', 'lots', '!money.malformed'],
    ['dueDate', '1/2/2026', '2026-01-02'],
    ['dueDate', '1/2/26', '!date.malformed'],
    ['active', 'Y', 'true'],
    ['active', 'maybe', '!boolean.unknown'],
    ['smsConsent', 'opt-out', 'false'],
    ['smsConsent', 'unknown', null],
    ['smsConsent', 'hm', '!consent.unknown'],
    ['country', 'Narnia', '!country.unknown'],
    ['timeZone', 'ET', 'America/New_York'],
    ['timeZone', 'now', '!time-zone.unknown'],
    ['language', 'English', 'en'],
    ['language', 'Klingonish', '!language.unknown'],
    ['state', 'x'.repeat(100), 'x'.repeat(100)],
    ['state', 'x'.repeat(101), '!cell.too-long'],
    ['state', '😀'.repeat(100), '😀'.repeat(100)],
    ['state', '😀'.repeat(101), '!cell.too-long'],
  ])('reads %s %j', (field, text, expected) => {
    expect(read(field, text)).toBe(expected);
  });

  it('reads its own answer as itself, for every field', () => {
    const values = ['Ana', '00042', '1,234.5', '1/2/2026', 'yes', 'opt-out', 'Deutschland', 'EST', 'pt_BR', 'a\r\nb'];
    for (const field of contactFieldNames) {
      for (const value of values) {
        const once = read(field, value);
        if (once !== null && !once.startsWith('!')) expect(read(field, once)).toBe(once);
      }
    }
  });
});

describe('findDamage', () => {
  it.each([
    ['plain', null],
    ['tab\tand\r\nline', null],
    ['emoji 😀', null],
    ['a\0b', 'cell.control-character'],
    ['a\u001fb', 'cell.control-character'],
    ['a\udc80b', 'cell.malformed-encoding'],
  ])('looks at %j', (text, expected) => {
    expect(findDamage(text)?.code ?? null).toBe(expected);
  });
});
