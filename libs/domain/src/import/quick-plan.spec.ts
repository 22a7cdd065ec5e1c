import fc from 'fast-check';
import { contactFieldNames, contactFields } from '../contact/index.js';
import type { ContactFieldName, CustomFieldType, DateOrder } from '../contact/index.js';
import { compilePlan, compileQuickPlan } from './index.js';
import type { MappedColumn, PlanInput, QuickPlan } from './index.js';

const columnsOf = (...targets: string[]): MappedColumn[] =>
  targets.map((target, index) => ({
    index,
    header: target,
    field: target as MappedColumn['field'],
    by: 'request',
    samples: [],
  }));

const typedFields: readonly CustomFieldType[] = ['number', 'date', 'boolean', 'list'];
const customFields = Object.fromEntries(
  typedFields.map((type) => [type, { type, options: type === 'list' ? ['Red', '"Blue"'] : [] }]),
);
const targets = [
  ...contactFieldNames,
  'phone1',
  'email1',
  'custom:Note',
  ...typedFields.map((type) => `custom:${type}`),
];
const orders: readonly DateOrder[] = ['mdy', 'dmy', 'ymd'];
const countries = ['US', 'CA', 'GB', 'JM', 'MX'];

function compile(dateOrder: DateOrder, defaultCountry: string, columns = columnsOf(...targets)): QuickPlan | null {
  const options: PlanInput['options'] = { badCells: 'reject', defaultCountry, match: ['email'], mode: 'upsert' };
  const input = { columns, options, dateOrder, customFields };
  return compileQuickPlan(input, compilePlan(input));
}

/** How a cell is read: the quick way, or undefined, and as text. */
interface Ways {
  readonly quick: (text: string) => string | undefined;
  readonly read: (text: string) => unknown;
}

/** Both ways of a target. Bytes around the cell are what may stand there. */
function waysOf(plan: QuickPlan, target: string): Ways {
  const step =
    target === 'phone1'
      ? plan.phones[0]!
      : target === 'email1'
        ? plan.emails[0]!
        : target.startsWith('custom:')
          ? plan.custom.find(({ key }) => `custom:${key}` === target)!
          : plan.values[contactFieldNames.indexOf(target as ContactFieldName)]!;
  return {
    read: step.read,
    quick: (text) => {
      const from = Uint8Array.from(`1${text}2`, (char) => char.charCodeAt(0));
      const to = new Uint8Array(text.length + 16 + 8).fill(0x21);
      const behind = step.quick(from, 1, from.length - 1, to, 4);
      expect(to.subarray(text.length + 20).every((byte) => byte === 0x21)).toBe(true);
      return behind < 0 ? undefined : String.fromCharCode(...to.subarray(4, behind));
    },
  };
}

/** What the quick way stands for, in terms of the other. */
function meant(target: string, text: string, quick: string): unknown {
  if (target === 'phone1') return { e164: quick, raw: text, extension: null };
  if (target === 'email1') return { address: text, key: quick };
  return quick;
}

const plain: Readonly<Record<string, readonly string[]>> = {
  contactId1: ['00171492577', 'A-1 / b'],
  firstName: ['Ana', "O'Neil", 'Ana Maria'],
  company: ['Bingham Insurance, Inc.', '=1+1', 'a  b', '"quoted"'],
  balance: ['0', '418.64', '$0.00', '-$1,155.81', '-5', '12,345,678.9', '0012.50', '-0.00', '999999999999.99'],
  dueDate: ['12/5/2025', '01/02/2026', '2027-09-24', '2026/1/2', '1.2.2026', '2 Jan 2026', '20260102'],
  active: ['yes', 'No', 'TRUE', '0'],
  timeZone: ['America/Chicago', 'EST', 'Central Standard Time'],
  country: ['US', 'usa', 'United States', 'germany'],
  language: ['en', 'Spanish', 'es_MX'],
  smsConsent: ['opt in', 'Revoked', 'y'],
  phone1: ['2025550123', '(202) 555-0123', '+1 202 555 0123', '1.202.555.0123', '202-555-0123', '+12025550123'],
  email1: ['ana@x.test', 'Ana.Ruiz+tag@Mail.Example.TEST', "o'neil@a-b.c1.test", `${'a'.repeat(64)}@x.test`],
  preferredChannel: ['SMS', 'e-mail', 'Phone'],
  doNotContact: ['yes', '0'],
  'custom:Note': ['size 5', 'a@b, c'],
  'custom:date': ['2026-01-02', '1/2/2026'],
};

/** Cells that are nearly plain: plain ones with a few characters changed, and what only looks plain. */
const seeds = Object.values(plain).flat();
const alphabet = [...' .,-+/()$@0123456789aAzZxXéN\\"\'\u00a0\t\n:;=&#€'];
const changes = fc.array(fc.record({ at: fc.nat(30), remove: fc.nat(2), add: fc.constantFrom('', ...alphabet) }), {
  maxLength: 3,
});
const mutants = fc.tuple(fc.constantFrom(...seeds), changes).map(([seed, edits]) =>
  edits.reduce((text, { at, remove, add }) => {
    const place = at % (text.length + 1);
    return text.slice(0, place) + add + text.slice(place + remove);
  }, seed),
);
const digits = fc.string({ unit: fc.constantFrom(...'0123456789.,/- $+()'), minLength: 1, maxLength: 20 });
const words = fc.string({ unit: fc.constantFrom(...alphabet), minLength: 1, maxLength: 30 });
const long = fc
  .tuple(fc.constantFrom(...'a1@. 0'), fc.integer({ min: 18, max: 320 }))
  .map(([char, n]) => char.repeat(n));
const addresses = fc
  .array(fc.constantFrom('a', '-', '.', '@', 'B9', '_', 'x'.repeat(62), 'y'.repeat(63), 'xn--', 'test'), {
    minLength: 1,
    maxLength: 9,
  })
  .map((parts) => parts.join(''));
const cells = fc
  .oneof(mutants, digits, words, long, addresses, fc.emailAddress())
  .map((text) => text.trim())
  .filter((text) => text !== '');

/** One char per byte, as the file has it; the quick way gets these, the other the text. */
const bytesOf = (text: string): string => Buffer.from(text).toString('latin1');

describe('the quick way to read a cell', () => {
  const plans = orders.flatMap((order) => countries.map((country) => compile(order, country)!));

  it('says what the reader of text says, or nothing, for every field, order of dates and default country', () => {
    fc.assert(
      fc.property(cells, fc.constantFrom(...plans), (text, plan) => {
        for (const target of targets) {
          const { quick, read } = waysOf(plan, target);
          const found = quick(bytesOf(text));
          if (found !== undefined) expect(meant(target, text, found)).toEqual(read(text));
        }
      }),
      { numRuns: 1500 },
    );
  });

  it.each(Object.entries(plain).flatMap(([target, list]) => list.map((text) => [target, text] as const)))(
    'is there for %s %j',
    (target, text) => {
      const { quick, read } = waysOf(compile('mdy', 'US')!, target);
      const found = quick(text);
      expect(found).toBeDefined();
      expect(meant(target, text, found!)).toEqual(read(text));
    },
  );

  it('is there again for a word it has seen, and after so many words that it forgot it', () => {
    const { quick, read } = waysOf(compile('mdy', 'US')!, 'dueDate');
    const days = Array.from({ length: 2_000 }, (_, at) => `${(at % 28) + 1} Jan ${1900 + Math.trunc(at / 28)}`);
    for (const text of [...days, ...days.reverse(), ...days]) expect(quick(text)).toBe(read(text));
  });

  it('keeps to the longest text of each field', () => {
    const plan = compile('mdy', 'US')!;
    for (const field of contactFieldNames) {
      if (!['text', 'name', 'id'].includes(contactFields[field].type)) continue;
      const { maxLength } = contactFields[field];
      const { quick } = waysOf(plan, field);
      expect(quick('x'.repeat(maxLength))).toBe('x'.repeat(maxLength));
      expect(quick('x'.repeat(maxLength + 1))).toBeUndefined();
    }
  });

  it.each([
    `${'a'.repeat(65)}@x.test`,
    `a@${'b'.repeat(64)}.test`,
    `a@b.${'c'.repeat(64)}`,
    `a@${`${'b'.repeat(62)}.`.repeat(4)}test`,
    'a@b.c',
    'a@b',
    'a.@b.test',
    'a..b@c.test',
    'a@-b.test',
    'a@b-.test',
    'a@b..test',
    'a@b.t3st',
  ])('is not there for the address %s', (text) => {
    expect(waysOf(compile('mdy', 'US')!, 'email1').quick(text)).toBeUndefined();
  });

  it('is not there for a cell that only the plan can judge', () => {
    const plan = compile('mdy', 'US')!;
    expect(waysOf(plan, 'phone1').read('2025550123 ::: 2025550124')).toBeUndefined();
    expect(waysOf(plan, 'email1').read('a@x.test ::: b@x.test')).toBeUndefined();
    expect(waysOf(plan, 'firstName').read('A\u0000')).toBeUndefined();
    expect(waysOf(plan, 'smsConsent').read('unknown')).toBeNull();
  });

  it('reads typed custom fields as text, and leaves what they cannot hold to the plan', () => {
    const plan = compile('dmy', 'US')!;
    expect(waysOf(plan, 'custom:number').read('1,000.5')).toBe(1000.5);
    expect(waysOf(plan, 'custom:boolean').read('no')).toBe(false);
    expect(waysOf(plan, 'custom:list').read('RED')).toBe('Red');
    expect(waysOf(plan, 'custom:date').read('3 Feb 2026')).toBe('2026-02-03');
    for (const target of ['number', 'boolean', 'list', 'date'])
      expect(waysOf(plan, `custom:${target}`).read('something')).toBeUndefined();
    expect(waysOf(plan, 'custom:number').quick('5')).toBeUndefined();
  });
});

describe('compileQuickPlan', () => {
  it('sets columns aside that change other values', () => {
    const plan = compile('mdy', 'US', columnsOf('fullName', 'phone1', 'phone1Extension', 'custom:An Extension'));
    expect(plan?.others).toEqual([0, 2]);
    expect(plan?.values.map(({ index }) => index)).toEqual([-1, -1, -1]);
    expect(plan?.custom.map(({ key }) => key)).toEqual(['An Extension']);
  });

  it('names custom fields in the order that JSON gives them', () => {
    const plan = compile(
      'mdy',
      'US',
      columnsOf('custom:b', 'custom:10', 'custom:An Extension', 'custom:2', 'custom:a'),
    );
    expect(plan?.custom.map(({ key, index }) => [key, index])).toEqual([
      ['2', 3],
      ['10', 1],
      ['b', 0],
      ['a', 4],
      ['An Extension', 2],
    ]);
  });

  it('leaves a file with two columns for one field to the plan', () => {
    expect(compile('mdy', 'US', columnsOf('city', 'city'))).toBeNull();
  });
});
