import { weekdays } from '@rollcall/domain/contact';
import { filterFieldsOf, operatorsOfField } from '@rollcall/domain/filter';
import type { Filter, FilterableContact, FilterCondition, FilterField } from '@rollcall/domain/filter';
import fc from 'fast-check';

/** Two groups, and custom fields of every type. */
export const customFields = [
  { key: 'Size', label: 'Size', type: 'number' },
  { key: 'Note', label: 'Note', type: 'string' },
  { key: "Da'y", label: 'Day', type: 'date' },
  { key: 'VIP', label: 'VIP', type: 'boolean' },
  { key: 'Color', label: 'Color', type: 'list', options: ['Red', 'red', 'Blue'] },
];
export const groups = [
  { id: 1, name: 'North' },
  { id: 2, name: 'South' },
];
export const jobs = ['01890000-0000-7000-8000-000000000001', '01890000-0000-7000-8000-000000000002'];
export const encryptedFields = [
  { key: 'ssn', label: 'SSN' },
  { key: 'pin', label: 'PIN' },
];
export const fields = filterFieldsOf({ custom: customFields, groups, encrypted: encryptedFields });
/** Moments around a change of clocks in Berlin, and around midnights. */
export const now = new Date('2026-03-29T00:30:00Z');

/** Few, so that they meet; nasty, so that nothing in them may be a sign. */
const words = [
  'a',
  'A',
  'ana',
  'José',
  'JOSE',
  'jose\u0301',
  'Straße',
  'STRASSE',
  'Łódź',
  'Ёлка',
  'Ω',
  '%',
  '_',
  '\\',
  '\\%',
  "'",
  "O'Neil",
  '"; drop table contacts; --',
  '🙂',
  '👩‍👧x',
  'NaN',
  '1e5',
  'null',
  'true',
  '0',
  '$1',
  '{a,b}',
  'İ',
  'a b',
  ' b',
  'x'.repeat(280),
];
const text = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...words) },
  { weight: 1, arbitrary: fc.string({ unit: 'grapheme', maxLength: 6 }) },
);
/** PostgreSQL takes no NUL, and no half of a pair. */
const stored = text.filter((value) => !value.includes('\0') && value.isWellFormed());
const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: null, freq: 2 });
const money = fc.constantFrom('0.00', '-0.01', '0.01', '12.50', '-999999999999.99', '999999999999.99');
const days = ['2026-03-27', '2026-03-28', '2026-03-29', '2026-03-30', '1800-01-01', '2200-12-31'];
const moment = fc.constantFrom(
  '2026-03-27T23:00:00.000Z',
  '2026-03-28T22:59:59.999Z',
  '2026-03-28T23:00:00.000Z',
  '2026-03-29T00:00:00.000Z',
  '2026-03-29T21:59:59.999Z',
  '2026-03-29T22:00:00.000Z',
  '2026-03-30T03:59:59.999Z',
);
const phones = ['+15552234567', '+15559994567', '+442079460958'];
const emails = ['Ana@x.test', 'ANA@X.TEST', 'jos\u00e9@y.test', 'a_b%c@z.test'];
const consent = fc.constantFrom(true, false, null);

const customValues = fc.record(
  {
    Size: fc.constantFrom<string | number>(
      42,
      -7,
      0.5,
      1e15,
      '42',
      '42.0',
      '-0',
      '007',
      'NaN',
      '1e3',
      'Infinity',
      '',
      ' 5',
      '12345678901234567890.0000000001',
      '9'.repeat(40),
    ),
    Note: stored,
    "Da'y": fc.constantFrom('2026-03-28', '2026-02-31', 'soon', '', '20260328', '2026-03-28 '),
    VIP: fc.constantFrom<string | boolean>(true, false, 'true', 'yes', ''),
    Color: fc.constantFrom('Red', 'red', 'Blue', ''),
  },
  { requiredKeys: [] },
);

/** A contact as memory and database both hold it; its id is given later. */
export const contactArbitrary: fc.Arbitrary<Omit<FilterableContact, 'id'>> = fc
  .record({
    contactId2: maybe(stored),
    firstName: maybe(fc.oneof(stored, fc.constant(''))),
    lastName: maybe(stored),
    city: maybe(stored),
    country: maybe(fc.constantFrom('DE', 'US')),
    timeZone: maybe(fc.constantFrom('Europe/Berlin', 'UTC')),
    language: maybe(fc.constantFrom('en', 'de')),
    agentId: maybe(fc.constantFrom('A1', 'a1', 'B%')),
    balance: maybe(money),
    amountToSpeak: maybe(money),
    dueDate: maybe(fc.constantFrom(...days)),
    active: fc.boolean(),
    doNotContact: fc.boolean(),
    smsConsent: consent,
    voiceConsent: consent,
    preferredChannel: maybe(fc.constantFrom('voice', 'sms', 'email')),
    allowedDays: maybe(fc.subarray([...weekdays], { minLength: 1 })),
    groupId: maybe(fc.constantFrom(1, 2)),
  })
  .chain((own) =>
    fc
      .record({
        phones: fc.array(
          fc.record({
            e164: fc.constantFrom(...phones),
            type: maybe(fc.constantFrom('mobile', 'work')),
            status: maybe(fc.constantFrom('valid', 'wrong-number')),
            block: fc.constantFrom('none', 'daily', 'permanent'),
            aliases: fc.array(
              stored.filter((value) => value !== ''),
              { maxLength: 3 },
            ),
            smsConsent: consent,
            cellConsent: consent,
          }),
          { maxLength: 3 },
        ),
        emails: fc.array(fc.record({ address: fc.constantFrom(...emails), consent, isBlocked: fc.boolean() }), {
          maxLength: 2,
        }),
        custom: customValues,
        lastInteractionAt: maybe(moment),
        encrypted: fc.subarray(['ssn', 'pin']),
        createdAt: moment,
        updatedAt: moment,
        createdByJob: maybe(fc.constantFrom(...jobs)),
        changedByJobs: fc.subarray(jobs),
      })
      .map((rest) => ({ ...own, ...rest })),
  );

const dayValue = fc.constantFrom(...days, 'today', 'today-1', 'today+1', 'today-36000');
const numberValue = fc.constantFrom<string | number>('0', 42, '12.5', '-0.01', '42.000', 1e14, '-999999999999.99', 5);

/** A value that a field might be asked for; that some cannot be read is part of it. */
const valueFor = ({ type, choices = [] }: FilterField): fc.Arbitrary<string | number | boolean> =>
  choices.length > 0 ? fc.constantFrom(...choices.map(({ value }) => value)) : (valuesOf[type] ?? text);

const valuesOf: Partial<Record<FilterField['type'], fc.Arbitrary<string | number | boolean>>> = {
  date: dayValue,
  moment: dayValue,
  number: numberValue,
  money: numberValue,
  integer: fc.integer({ min: 0, max: 40 }),
  boolean: fc.boolean(),
  phone: fc.constantFrom(...phones, '4567', '0958', '(555) 223-4567'),
  email: fc.constantFrom(...emails, 'a', 'ANA@', 'x.test', '%c@z.test'),
  job: fc.constantFrom(...jobs),
  country: fc.constantFrom('Germany', 'US'),
  'time-zone': fc.constantFrom('europe/berlin', 'UTC'),
  language: fc.constantFrom('en', 'German'),
};

function conditionOn(field: FilterField): fc.Arbitrary<FilterCondition> {
  const zones = field.type === 'date' || field.type === 'moment' ? ['Europe/Berlin', 'America/New_York', 'UTC'] : [];
  return fc
    .record({
      op: fc.constantFrom(...operatorsOfField(field)),
      values: fc.array(valueFor(field), { minLength: 2, maxLength: 3 }),
      count: fc.integer({ min: 1, max: 4 }),
      zone: zones.length === 0 ? fc.constant(undefined) : fc.constantFrom(undefined, ...zones),
      not: fc.constantFrom(undefined, true, false),
    })
    .map(({ op, values, count, zone, not }) => {
      const value =
        op === 'isEmpty' || op === 'isNotEmpty'
          ? undefined
          : op === 'lastDays' || op === 'nextDays'
            ? count
            : op === 'between'
              ? values.slice(0, 2)
              : op === 'in' || op === 'notIn'
                ? values
                : values[0];
      return {
        field: field.name,
        op,
        ...(value !== undefined && { value: value as NonNullable<FilterCondition['value']> }),
        ...(zone !== undefined && { zone }),
        ...(not !== undefined && { not }),
      };
    });
}

const condition = fc.constantFrom(...fields.values()).chain(conditionOn);

/** Conditions on every field, alone and in groups of groups. */
export const filterArbitrary: fc.Arbitrary<Filter> = fc.letrec<{ filter: Filter; group: Filter }>((tie) => ({
  filter: fc.oneof({ maxDepth: 3, depthSize: 'small' }, condition, tie('group')),
  group: fc
    .record({
      kind: fc.constantFrom('all' as const, 'any' as const),
      members: fc.array(tie('filter'), { minLength: 1, maxLength: 3 }),
      not: fc.constantFrom(undefined, true),
    })
    .map(({ kind, members, not }): Filter => {
      const tail = not === undefined ? {} : { not };
      return kind === 'all' ? { all: members, ...tail } : { any: members, ...tail };
    }),
})).filter;
