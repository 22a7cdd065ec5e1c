import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { customReader } from '../contact/index.js';
import { findMissing, judgeContact, planBulkChange, safeguardsOf, startBulkChangeSchema } from './index.js';
import type { BulkChange, BulkContact } from './index.js';

const readers = new Map([
  ['size', customReader({ type: 'number', options: [] })],
  ['color', customReader({ type: 'list', options: ['Red', 'Blue'] })],
]);
const contact = (values: BulkContact['values'], custom: BulkContact['custom'] = {}): BulkContact => ({
  values: { active: true, ...values },
  custom,
  newer: [],
  refused: [],
});
const judge = (change: unknown, of: BulkContact) => judgeContact(planBulkChange(change as BulkChange, readers), of);
const balance = (what: object) => ({ category: 'balance', changes: { balance: what } });
const dueDate = (what: object) => ({ category: 'due-date', changes: { dueDate: what } });
const cannot = (code: string) => ({ is: 'cannot', code });
const changed = (before: object, after: object) => ({ is: 'changed', before, after });
const unchanged = { is: 'unchanged' };

describe('LV-13: what a bulk change makes of one contact', () => {
  it.each([
    [{ category: 'status', changes: { active: false } }, {}, changed({ active: true }, { active: false })],
    [{ category: 'status', changes: { active: true } }, {}, unchanged],
    [
      balance({ do: 'set', amount: '$1,200' }),
      { balance: '5.00' },
      changed({ balance: '5.00' }, { balance: '1200.00' }),
    ],
    [balance({ do: 'set', amount: null }), { balance: '5.00' }, changed({ balance: '5.00' }, { balance: null })],
    [balance({ do: 'add', amount: '0.05' }), { balance: '-0.04' }, changed({ balance: '-0.04' }, { balance: '0.01' })],
    [balance({ do: 'subtract', amount: '-1' }), { balance: '1.00' }, changed({ balance: '1.00' }, { balance: '2.00' })],
    [balance({ do: 'subtract', amount: '1' }), { balance: '0.99' }, changed({ balance: '0.99' }, { balance: '-0.01' })],
    [balance({ do: 'add', amount: '1' }), {}, cannot('balance.empty')],
    [balance({ do: 'add', amount: '0.01' }), { balance: '999999999999.99' }, cannot('balance.out-of-range')],
    [
      dueDate({ do: 'shift', days: 1 }),
      { dueDate: '2028-02-28' },
      changed({ dueDate: '2028-02-28' }, { dueDate: '2028-02-29' }),
    ],
    [dueDate({ do: 'shift', days: -1 }), { dueDate: '1800-01-01' }, cannot('due-date.out-of-range')],
    [dueDate({ do: 'shift', days: 1 }), {}, cannot('due-date.empty')],
    [{ category: 'group', changes: { groupId: null } }, { group: 4 }, changed({ group: 4 }, { group: null })],
    [
      { category: 'ownership', changes: { agentTeam: 'East' } },
      { agentId: 'A1' },
      changed({ agentTeam: null }, { agentTeam: 'East' }),
    ],
    [{ category: 'fields', changes: { lastName: '' } }, { lastName: 'Ruiz' }, cannot('name.required')],
    [{ category: 'fields', changes: { lastName: null, city: null } }, { company: 'Acme' }, unchanged],
    [
      { category: 'fields', changes: { lastName: null } },
      { firstName: 'Ana', lastName: 'R' },
      changed({ lastName: 'R' }, { lastName: null }),
    ],
  ])('%j of %j', (change, values, verdict) => {
    expect(judge(change, contact(values))).toEqual(verdict);
  });

  it('changes only the custom fields that are named, by their type', () => {
    const change = { category: 'custom', changes: { custom: { size: '42', color: null } } };
    const after = { size: 42, note: 'kept' };
    expect(judge(change, contact({}, { color: 'Red', note: 'kept' }))).toMatchObject({ after: { custom: after } });
    expect(judge(change, contact({}, after))).toEqual(unchanged);
  });

  it('says of every value that cannot be kept where it is and why', () => {
    const custom = { size: 'large', color: 'Green', shape: 'x' };
    expect(() => planBulkChange({ category: 'custom', changes: { custom } }, readers)).toThrow(
      expect.objectContaining({
        details: {
          errors: [
            expect.objectContaining({ path: 'changes.custom.size', code: 'number.malformed' }),
            expect.objectContaining({ path: 'changes.custom.color', code: 'list.unknown-option' }),
            expect.objectContaining({ path: 'changes.custom.shape', code: 'custom-field.unknown' }),
          ],
        },
      }),
    );
  });

  it('never touches a field that is not named, and is so already when it comes again', () => {
    const text = fc.option(fc.constantFrom('Ana', 'Ruiz', 'Acme'), { nil: null });
    const fields = fc.record({ firstName: text, company: text, city: text }, { requiredKeys: [] });
    fc.assert(
      fc.property(
        fields,
        fc.record({ firstName: text, lastName: text, company: text, city: text }),
        (changes, values) => {
          fc.pre(Object.keys(changes).length > 0);
          const verdict = judge({ category: 'fields', changes }, contact(values));
          if (verdict.is !== 'changed') return;
          expect(Object.keys(verdict.after).every((field) => field in changes)).toBe(true);
          expect(judge({ category: 'fields', changes }, contact({ ...values, ...verdict.after }))).toEqual(unchanged);
          // Putting the before-image back gives what was there.
          expect({ ...values, ...verdict.after, ...verdict.before }).toEqual(values);
        },
      ),
    );
  });
});

describe('LV-13: what is asked for', () => {
  const request = (rest: object) =>
    startBulkChangeSchema.safeParse({ target: { all: true }, expectedCount: 1, ...rest });
  it.each([
    ['identifiers', { category: 'fields', changes: { contactId1: 'x' } }],
    ['phones', { category: 'fields', changes: { phones: [] } }],
    ['consents beside their ledger', { category: 'fields', changes: { smsConsent: true } }],
    ['an account without a status', { category: 'fields', changes: { active: null } }],
    ['nothing at all', { category: 'ownership', changes: {} }],
    ['half of the hours', { category: 'fields', changes: { allowedFrom: '09:00' } }],
    [
      'a grant that nothing proves',
      {
        category: 'consent',
        changes: { channels: { sms: 'granted' }, source: 'call', capturedAt: '2026-01-01T00:00:00Z' },
      },
    ],
  ])('refuses %s', (_what, rest) => expect(request(rest).success).toBe(false));

  it.each([
    ['delete', 1, true, true],
    ['status', 100, false, false],
    ['status', 101, true, false],
    ['status', 1_001, true, true],
  ] as const)('%s of %i: typed %s, approved %s', (category, count, isTyped, isApproved) => {
    const settings = { typedAbove: 100, approvalAbove: 1_000, approvalForDelete: true };
    expect(safeguardsOf(settings, category, count)).toEqual({ isTyped, isApproved });
  });

  it('wants the number itself and a reason', () => {
    const typed = { isTyped: true, isApproved: false };
    expect(findMissing(typed, 7, { typedCount: 8, reason: '' }).map(({ code }) => code)).toEqual([
      'typed-count.wrong',
      'reason.required',
    ]);
    expect(findMissing(typed, 7, { typedCount: 7, reason: 'asked' })).toEqual([]);
  });
});
