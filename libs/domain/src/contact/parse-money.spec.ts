import fc from 'fast-check';
import { parseMoney } from './parse-money.js';

describe('parseMoney', () => {
  it.each([
    ['0', '0.00'],
    ['1', '1.00'],
    ['12.5', '12.50'],
    ['1,234.56', '1234.56'],
    ['1.234,56', '1234.56'],
    ['1,234', '1234.00'],
    ['1,234,567', '1234567.00'],
    ['1.234.567', '1234567.00'],
    ['1.234.567,8', '1234567.80'],
    ['1 234,56 €', '1234.56'],
    ['1\u00a0234,56 €', '1234.56'],
    ['1\u202f234,56', '1234.56'],
    ["1'234.50", '1234.50'],
    ['(12.50)', '-12.50'],
    ['($12.50)', '-12.50'],
    ['-$5', '-5.00'],
    ['$-5', '-5.00'],
    ['$ 5', '5.00'],
    ['−5', '-5.00'],
    ['5-', '-5.00'],
    ['+5', '5.00'],
    ['USD 12', '12.00'],
    ['12 EUR', '12.00'],
    ['.5', '0.50'],
    [',5', '0.50'],
    ['0.500', '0.50'],
    ['1234.500', '1234.50'],
    ['12.3400', '12.34'],
    ['007', '7.00'],
    ['-0', '0.00'],
    ['12,34', '12.34'],
    ['1,00,000', '100000.00'],
    ['999999999999.99', '999999999999.99'],
    ['0,00', '0.00'],
    ['5.', '5.00'],
  ])('reads %j as %j', (raw, expected) => {
    expect(parseMoney(raw)).toBe(expected);
  });

  it.each([
    '',
    '-',
    '$',
    'abc',
    '1.234',
    '12.340',
    '12.345',
    '1,2345',
    '1.005',
    '1e5',
    '4.41E+11',
    '1,23,4',
    '1.2.3',
    '1,2,3',
    '1 23',
    '--5',
    '(-5)',
    '-5-',
    '5 5',
    '$',
    '12 %',
    '1000000000000',
    '1,234.567',
    '1.234,567',
    '=1+1',
    'NaN',
    'Infinity',
    '0x10',
    '1,234,56',
  ])('refuses %j', (raw) => {
    expect(parseMoney(raw)).toBeNull();
  });

  it('gives back every amount however it is grouped', () => {
    const cents = fc.bigInt({ min: -99_999_999_999_999n, max: 99_999_999_999_999n });
    const marks = fc.constantFrom([',', '.'], ['.', ','], [' ', ','], ["'", '.'], ['', '.'], ['', ',']);
    fc.assert(
      fc.property(cents, marks, (amount, [group = '', point = '.']) => {
        const digits = (amount < 0n ? -amount : amount).toString().padStart(3, '0');
        const whole = digits.slice(0, -2);
        const grouped = group === '' ? whole : whole.replace(/\B(?=(\d{3})+$)/g, group);
        const sign = amount < 0n ? '-' : '';
        expect(parseMoney(sign + grouped + point + digits.slice(-2))).toBe(`${sign}${whole}.${digits.slice(-2)}`);
      }),
    );
  });

  it('reads its own answer as itself', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[-($]{0,2}\d{1,4}[.,]?\d{0,4}[.,]?\d{0,3}\)?$/), (text) => {
        const once = parseMoney(text);
        if (once !== null) expect(parseMoney(once)).toBe(once);
      }),
    );
  });
});
