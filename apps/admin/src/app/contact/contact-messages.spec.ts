import { fieldLabel, valueText } from './contact-messages';

describe('values of a contact in words', () => {
  it.each([
    [null, 'empty'],
    ['', 'empty'],
    [true, 'yes'],
    [[], 'none'],
    [['mon', 'sun'], 'Monday, Sunday'],
    [
      [
        { number: '512 555 0100', extension: '7' },
        { raw: '1', e164: '+1' },
      ],
      '512 555 0100 ext. 7, 1',
    ],
    [[{ address: 'ana@x.test' }], 'ana@x.test'],
    [12.5, '12.5'],
  ])('%j is “%s”', (value, text) => expect(valueText(value)).toBe(text));

  it.each([
    ['lastName', 'Last name'],
    ['phones', 'Phones'],
    ['custom.Shoe size', 'Shoe size'],
    ['custom:Shoe size', 'Shoe size'],
    ['encrypted:ssn', 'ssn (encrypted)'],
  ])('the field %s is called %s', (key, label) => expect(fieldLabel(key)).toBe(label));
});
