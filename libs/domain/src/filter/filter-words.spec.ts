import fc from 'fast-check';
import { dayIn, filterFieldsOf, fromFilterInUrl, sayFilter, startOfDay, toFilterInUrl, toFilterKey } from './index.js';
import type { Filter } from './index.js';

const fields = filterFieldsOf({
  custom: [
    { key: 'Shoe size', label: 'Shoe size', type: 'number' },
    { key: 'Color', label: 'Color', type: 'list', options: ['Red', 'Blue'] },
    { key: 'VIP', label: 'VIP', type: 'boolean' },
    { key: 'Since', label: 'Since', type: 'date' },
  ],
  groups: [{ id: 3, name: 'North' }],
});
const job = '01890000-0000-7000-8000-000000000001';

describe('days of a zone', () => {
  it.each([
    ['2026-03-15', 'UTC', '2026-03-15T00:00:00.000Z'],
    ['2026-03-29', 'Europe/Berlin', '2026-03-28T23:00:00.000Z'],
    ['2026-03-30', 'Europe/Berlin', '2026-03-29T22:00:00.000Z'],
    ['2018-11-04', 'America/Sao_Paulo', '2018-11-04T03:00:00.000Z'],
    ['2011-12-30', 'Pacific/Apia', '2011-12-30T10:00:00.000Z'],
    ['2011-12-31', 'Pacific/Apia', '2011-12-30T10:00:00.000Z'],
  ])('%s begins in %s at %s', (day, zone, begin) => {
    expect(startOfDay(day, zone).toISOString()).toBe(begin);
  });

  it('every moment lies in the day that it is in', () => {
    const zone = fc.constantFrom('UTC', 'Asia/Kathmandu', 'America/St_Johns', 'Pacific/Kiritimati', 'Africa/Cairo');
    fc.assert(
      fc.property(
        zone,
        fc.date({ min: new Date('1950-01-01'), max: new Date('2100-01-01'), noInvalidDate: true }),
        (where, at) => {
          expect(startOfDay(dayIn(where, at), where).getTime()).toBeLessThanOrEqual(at.getTime());
        },
      ),
    );
  });
});

describe('words, keys and addresses', () => {
  it.each<[unknown, string]>([
    [{ all: [] }, 'All contacts'],
    [
      {
        all: [
          { field: 'active', op: 'is', value: true },
          { field: 'group', op: 'is', value: '3' },
        ],
      },
      'Active is yes and Group is North',
    ],
    [
      {
        any: [
          {
            all: [
              { field: 'city', op: 'starts', value: 'B' },
              { field: 'city', op: 'isNot', value: 'Bonn' },
            ],
          },
          { field: 'smsConsent', op: 'is', value: 'given' },
        ],
      },
      '(City begins with “B” and City is not “Bonn”) or SMS consent is given',
    ],
    [
      { all: [{ field: 'dueDate', op: 'lastDays', value: 30, zone: 'Europe/Berlin' }], not: true },
      'not (Account due date is in the last 30 days (Europe/Berlin))',
    ],
    [{ field: 'dueDate', op: 'lt', value: 'today-1' }, 'Account due date is before 1 day before today'],
    [{ field: 'custom:Gone', op: 'is', value: 'x' }, 'Gone (no longer a field) is “x”'],
    [{ field: 'id', op: 'in', value: [1, 2, 3, 4, 5, 6, 7] }, 'Contact number is one of 1, 2, 3, 4, 5 and 2 more'],
  ])('says %j', (filter, words) => {
    expect(sayFilter(filter as Filter, fields)).toBe(words);
  });

  it.each([
    ['ÉCOLE', 'ecole'],
    ['Straße', 'strasse'],
    ['ŁÓDŹ', 'lodz'],
    ['ЁЛКА', 'елка'],
    ['Ωμέγα', 'ωμεγα'],
    ["O'Neil  x", "o'neil  x"],
    ['jose\u0301', 'jose'],
    ['🙂İ', '🙂i'],
  ])('compares %j as %j', (text, key) => {
    expect(toFilterKey(text)).toBe(key);
    expect(toFilterKey(key)).toBe(key);
  });

  it('reads from an address what it wrote', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        const filter = { field: 'city', op: 'is', value: text };
        const written = toFilterInUrl(filter);
        expect(written).toBe(Buffer.from(JSON.stringify(filter)).toString('base64url'));
        expect(fromFilterInUrl(written)).toEqual({ kind: 'filter', input: filter });
      }),
    );
    expect(fromFilterInUrl(job)).toEqual({ kind: 'saved', id: job });
    for (const junk of ['', '!', 'e', 'eyJ', '____', '%']) expect(fromFilterInUrl(junk)).toEqual({ kind: 'malformed' });
  });
});
