import fc from 'fast-check';
import { BadCell, customCellReader, customReader, parseChannel, parseNumber } from './index.js';
import type { CustomFieldRules, CustomFieldType, DateOrder } from './index.js';

describe('parseNumber', () => {
  it.each<[string, number | null]>([
    ['42', 42],
    [' -3.125 ', -3.125],
    ['+7', 7],
    ['−5', -5],
    ['1,234', 1234],
    ['1,234.5', 1234.5],
    ['1.234', 1.234],
    ['1 234,5', 1234.5],
    ['1.234,56', 1234.56],
    ['0,5', 0.5],
    ['.5', 0.5],
    ['5.', null],
    ['0', 0],
    ['-0', 0],
    ['007', 7],
    ['123456789012345', 123456789012345],
    ['1234567890123456', null],
    ['0.1234567890123456', null],
    ['1e5', null],
    ['12,34', 12.34],
    ['1,23,4', null],
    ['12 kg', null],
    ['NaN', null],
    ['', null],
    ['.', null],
    ['-', null],
  ])('reads %j as %j', (text, number) => {
    expect(parseNumber(text)).toBe(number);
  });

  it('reads every number it takes as itself', () => {
    fc.assert(
      fc.property(fc.oneof(fc.integer(), fc.double({ noNaN: true })), (number) => {
        const read = parseNumber(String(number));
        if (read !== null) expect(parseNumber(String(read))).toBe(number === 0 ? 0 : number);
      }),
    );
  });
});

describe('parseChannel', () => {
  it.each([
    ['SMS', 'sms'],
    ['Text message', 'sms'],
    ['E-Mail', 'email'],
    ['correo electrónico', 'email'],
    ['Téléphone', 'voice'],
    ['phone', 'voice'],
    ['voice', 'voice'],
    ['fax', null],
    ['', null],
  ])('reads %j as %j', (text, channel) => {
    expect(parseChannel(text)).toBe(channel);
  });
});

describe('values of custom fields', () => {
  const rules = (type: CustomFieldType): CustomFieldRules => ({
    type,
    options: type === 'list' ? ['Red', 'Dark blue'] : [],
  });
  const told = (value: unknown): unknown => (value instanceof BadCell ? `!${value.code}` : value);

  it.each<[CustomFieldType, string, unknown, DateOrder?]>([
    ['string', 'a\r\nb', 'a\nb'],
    ['string', 'x'.repeat(1001), '!cell.too-long'],
    ['number', '1,5', 1.5],
    ['number', 'many', '!number.malformed'],
    ['date', '1/2/2026', '2026-02-01', 'dmy'],
    ['date', '1/2/2026', '2026-01-02', 'mdy'],
    ['date', '31/31/2026', '!date.malformed'],
    ['boolean', 'Sí', true],
    ['boolean', 'maybe', '!boolean.unknown'],
    ['list', ' DARK blue', 'Dark blue'],
    ['list', 'Green', '!list.unknown-option'],
  ])('of type %s: the cell %j is %j', (type, text, value, order = 'mdy') => {
    expect(told(customCellReader(rules(type), order)(text))).toEqual(value);
  });

  it.each<[CustomFieldType, string | number | boolean, unknown]>([
    ['number', 0.1, 0.1],
    ['number', 1e21, '!number.malformed'],
    ['number', true, '!custom-field.wrong-type'],
    ['string', 5, '!custom-field.wrong-type'],
    ['boolean', false, false],
    ['boolean', 'no', false],
    ['date', '2026-02-30', '!date.malformed'],
    ['list', 'red', 'Red'],
    ['string', '  ', null],
    ['string', 'a\0', '!cell.control-character'],
  ])('of type %s: the value %j sent is %j', (type, sent, value) => {
    expect(told(customReader(rules(type))(sent))).toEqual(value);
  });
});
