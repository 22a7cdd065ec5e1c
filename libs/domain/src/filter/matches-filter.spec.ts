import { filterFieldsOf, matchesFilter, planFilter } from './index.js';
import type { Filter, FilterableContact } from './index.js';

const fields = filterFieldsOf({
  custom: [
    { key: 'Shoe size', label: 'Shoe size', type: 'number' },
    { key: 'Color', label: 'Color', type: 'list', options: ['Red', 'Blue'] },
    { key: 'VIP', label: 'VIP', type: 'boolean' },
    { key: 'Since', label: 'Since', type: 'date' },
  ],
  groups: [{ id: 3, name: 'North' }],
  encrypted: [
    { key: 'ssn', label: 'SSN' },
    { key: 'pin', label: 'PIN' },
  ],
});
const now = new Date('2026-03-15T04:30:00Z');
const job = '01890000-0000-7000-8000-000000000001';

const ana: FilterableContact = {
  id: 7,
  contactId1: 'A-1',
  firstName: 'José',
  lastName: "O'Neil_100%",
  city: null,
  country: 'DE',
  balance: '12.50',
  dueDate: '2026-03-01',
  active: true,
  smsConsent: false,
  groupId: 3,
  phones: [
    { e164: '+15552234567', type: 'mobile', smsConsent: true, aliases: ['Front desk', 'Zoë'] },
    { e164: '+442079460958', type: null, smsConsent: null, aliases: [] },
  ],
  emails: [{ address: 'Jose@X.test', isBlocked: false }],
  custom: { 'Shoe size': '42.0', Color: 'Red', Since: 'long ago' },
  allowedDays: ['mon', 'fri'],
  encrypted: ['ssn'],
  lastInteractionAt: '2026-03-14T23:30:00.000Z',
  createdAt: '2026-03-14T23:30:00.000Z',
  updatedAt: '2026-03-15T04:00:00.000Z',
  createdByJob: job,
  changedByJobs: [job],
};
const matches = (filter: unknown) => matchesFilter(filter as Filter, ana, fields, now);

describe('matchesFilter', () => {
  it.each<[expected: boolean, field: string, op: string, ...rest: [value?: unknown, more?: object]]>([
    [true, 'firstName', 'is', 'JOSE'],
    [true, 'firstName', 'contains', 'ós'],
    [false, 'firstName', 'is', 'Jos'],
    [true, 'lastName', 'ends', '_100%'],
    [false, 'lastName', 'starts', 'O%'],
    [true, 'lastName', 'in', ['x', "o'neil_100%"]],
    [true, 'city', 'isEmpty'],
    [true, 'city', 'isNot', 'Rome'],
    [true, 'city', 'notIn', ['Rome']],
    [false, 'city', 'isNotEmpty'],
    [false, 'contactId1', 'is', 'a-1'],
    [true, 'contactId1', 'starts', 'A'],
    [true, 'country', 'is', 'Germany'],
    [true, 'balance', 'is', 12.5],
    [false, 'balance', 'isNot', '12.500'],
    [true, 'balance', 'between', ['-3', '12.50']],
    [false, 'balance', 'lt', 12.5],
    [true, 'amountToSpeak', 'isNot', '1'],
    [false, 'amountToSpeak', 'lt', '1'],
    [true, 'dueDate', 'lt', 'today'],
    [true, 'dueDate', 'lastDays', 15],
    [false, 'dueDate', 'lastDays', 14],
    [false, 'dueDate', 'nextDays', 5],
    [true, 'dueDate', 'is', 'today-14'],
    [true, 'createdAt', 'is', '2026-03-14'],
    [true, 'createdAt', 'is', '2026-03-15', { zone: 'Europe/Berlin' }],
    [true, 'createdAt', 'is', 'today', { zone: 'America/Los_Angeles' }],
    [false, 'createdAt', 'is', 'today'],
    [true, 'active', 'is', true],
    [false, 'doNotContact', 'is', true],
    [true, 'smsConsent', 'is', 'refused'],
    [true, 'voiceConsent', 'is', 'unknown'],
    [true, 'phoneSmsConsent', 'is', 'unknown'],
    [false, 'phoneSmsConsent', 'is', 'refused'],
    [true, 'group', 'in', ['3']],
    [true, 'phone', 'is', '(555) 223-4567'],
    [true, 'phone', 'ends', '0958'],
    [false, 'phone', 'isEmpty'],
    [true, 'phoneType', 'is', 'mobile'],
    [false, 'phoneType', 'isEmpty'],
    [true, 'phoneAlias', 'is', 'zoe'],
    [true, 'phoneAlias', 'starts', 'front'],
    [false, 'phoneAlias', 'isEmpty'],
    [true, 'allowedDays', 'in', ['tue', 'fri']],
    [true, 'allowedDays', 'isNot', 'sun'],
    [false, 'allowedDays', 'isEmpty'],
    [true, 'lastInteractionAt', 'is', 'today', { zone: 'America/Los_Angeles' }],
    [false, 'lastInteractionAt', 'lastDays', 1],
    [true, 'lastInteractionAt', 'isNotEmpty'],
    [true, 'encrypted:ssn', 'isNotEmpty'],
    [true, 'encrypted:pin', 'isEmpty'],
    [true, 'email', 'is', 'JOSE@x.test'],
    [true, 'email', 'ends', '@x.test'],
    [true, 'id', 'in', [7, '8']],
    [true, 'createdByJob', 'is', job],
    [true, 'changedByJob', 'is', job],
    [true, 'custom:Shoe size', 'is', 42],
    [true, 'custom:Color', 'is', 'Red'],
    [true, 'custom:VIP', 'isEmpty'],
    [true, 'custom:VIP', 'isNot', true],
    [false, 'custom:Since', 'lt', '2030-01-01'],
    [true, 'custom:Since', 'isNotEmpty'],
  ])('says %s to %s %s %j', (expected, field, op, ...rest) => {
    const [value, more = {}] = rest;
    const condition = { field, op, ...(value !== undefined && { value }), ...more };
    expect(planFilter(condition as Filter, fields, now).issues).toEqual([]);
    expect(matches(condition)).toBe(expected);
    expect(matches({ ...condition, not: true })).toBe(!expected);
    expect(matches({ all: [condition], not: true })).toBe(!expected);
  });

  it('joins conditions by all and any, and nothing asks for nothing', () => {
    const [yes, no] = [
      { field: 'id', op: 'is', value: 7 },
      { field: 'id', op: 'is', value: 8 },
    ];
    expect([matches({ all: [yes, no] }), matches({ any: [no, yes] }), matches({ all: [] })]).toEqual([
      false,
      true,
      true,
    ]);
    expect(matches({ all: [{ any: [no, yes] }, { all: [no], not: true }] })).toBe(true);
  });
});
