import fc from 'fast-check';
import { dateOrderOfCountry, detectDateOrder } from './detect-date-order.js';
import { parseDate } from './parse-date.js';
import type { DateOrder } from './parse-date.js';

describe('parseDate', () => {
  it.each<[string, DateOrder, string]>([
    ['2026-01-02', 'mdy', '2026-01-02'],
    ['2026-1-2', 'dmy', '2026-01-02'],
    ['2026/01/02', 'dmy', '2026-01-02'],
    ['20260102', 'mdy', '2026-01-02'],
    ['2026-01-02T10:20:30.123Z', 'mdy', '2026-01-02'],
    ['2026-01-02 10:20:30+02:00', 'mdy', '2026-01-02'],
    ['1/2/2026', 'mdy', '2026-01-02'],
    ['1/2/2026', 'dmy', '2026-02-01'],
    ['01.02.2026', 'dmy', '2026-02-01'],
    ['01-02-2026 12:00 AM', 'mdy', '2026-01-02'],
    ['2 Jan 2026', 'mdy', '2026-01-02'],
    ['02-JAN-2026', 'dmy', '2026-01-02'],
    ['January 2, 2026', 'dmy', '2026-01-02'],
    ['Jan 2nd, 2026', 'dmy', '2026-01-02'],
    ['Sept. 2, 2026', 'dmy', '2026-09-02'],
    ['2 de enero de 2026', 'mdy', '2026-01-02'],
    ['2 février 2026', 'mdy', '2026-02-02'],
    ['2. März 2026', 'mdy', '2026-03-02'],
    ['2/29/2024', 'mdy', '2024-02-29'],
    ['12/31/1899', 'mdy', '1899-12-31'],
  ])('reads %j in %s', (raw, order, expected) => {
    expect(parseDate(raw, order)).toBe(expected);
  });

  it.each<[string, DateOrder]>([
    ['', 'mdy'],
    ['n/a', 'mdy'],
    ['0000-00-00', 'mdy'],
    ['2026-02-29', 'mdy'],
    ['2/30/2024', 'mdy'],
    ['2/29/1900', 'mdy'],
    ['13/02/2026', 'mdy'],
    ['02/13/2026', 'dmy'],
    ['1/2/2026', 'ymd'],
    ['1/2/45', 'mdy'],
    ['45678', 'mdy'],
    ['2026-13-01', 'mdy'],
    ['0206-01-01', 'mdy'],
    ['20261301', 'mdy'],
    ['1/2-2026', 'mdy'],
    ['Foo 2, 2026', 'mdy'],
    ['2026', 'mdy'],
    ['1/2/2026 later', 'mdy'],
    ['=TODAY()', 'mdy'],
  ])('refuses %j in %s', (raw, order) => {
    expect(parseDate(raw, order)).toBeNull();
  });

  it('reads every day of the calendar in every order, and its own answer as itself', () => {
    const day = fc.date({ min: new Date('1800-01-01'), max: new Date('2200-12-31'), noInvalidDate: true });
    fc.assert(
      fc.property(day, (date) => {
        const iso = date.toISOString().slice(0, 10);
        const [year = '', month = '', dayOfMonth = ''] = iso.split('-');
        expect(parseDate(iso, 'mdy')).toBe(iso);
        expect(parseDate(`${month}/${dayOfMonth}/${year}`, 'mdy')).toBe(iso);
        expect(parseDate(`${dayOfMonth}.${month}.${year}`, 'dmy')).toBe(iso);
      }),
    );
  });
});

describe('detectDateOrder', () => {
  it.each([
    [['1/2/2026', '1/13/2026'], 'mdy'],
    [['1/2/2026', '13/1/2026'], 'dmy'],
    [['13/1/2026', '1/13/2026'], null],
    [['1/2/2026'], null],
    [['2026-01-02', ''], 'ymd'],
    [['n/a', ''], null],
    [[], null],
  ])('learns from %j', (samples, expected) => {
    expect(detectDateOrder(samples)).toBe(expected);
  });

  it.each([
    ['US', 'mdy'],
    ['GB', 'dmy'],
    ['CA', 'dmy'],
    ['JP', 'ymd'],
  ])('knows how %s writes', (country, expected) => {
    expect(dateOrderOfCountry(country)).toBe(expected);
  });
});
