import fc from 'fast-check';
import { filterFieldsOf, filterSchema, operatorsOfField, planFilter, saveFilterSchema, sayFilter } from './index.js';
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
const now = new Date('2026-03-15T04:30:00Z');

describe('planFilter', () => {
  it.each<[unknown, string, string]>([
    [7, '', 'filter.malformed'],
    [null, '', 'filter.malformed'],
    [{}, 'field', 'filter.malformed'],
    [{ any: [] }, '', 'filter.empty-group'],
    [{ all: [{ any: [] }] }, 'all.0', 'filter.empty-group'],
    [{ all: {} }, 'all', 'filter.malformed'],
    [{ all: [], extra: 1 }, 'extra', 'filter.malformed'],
    [{ all: [], not: 1 }, 'not', 'filter.malformed'],
    [{ field: 'city', op: 'is', value: { a: 1 } }, 'value', 'filter.malformed'],
    [{ field: 'city', op: 'is', value: 'x'.repeat(301) }, 'value', 'filter.malformed'],
    [{ field: 'id', op: 'in', value: Array.from({ length: 201 }, (_, n) => n) }, 'value', 'filter.too-many-values'],
    [
      { all: [{ all: [{ all: [{ all: [{ all: [{ all: [] }] }] }] }] }] },
      'all.0.all.0.all.0.all.0.all.0',
      'filter.too-deep',
    ],
    [{ all: Array.from({ length: 51 }, () => ({ field: 'city', op: 'isEmpty' })) }, '', 'filter.too-many-conditions'],
    [
      {
        any: [
          { field: 'city', op: 'isEmpty' },
          { field: 'custom:Gone', op: 'isEmpty' },
        ],
      },
      'any.1.field',
      'filter.unknown-field',
    ],
    [{ field: '__proto__', op: 'is', value: 'x' }, 'field', 'filter.unknown-field'],
    [{ field: 'city', op: 'lt', value: 'x' }, 'op', 'filter.unknown-operator'],
    [{ field: 'city', op: 'like', value: 'x' }, 'op', 'filter.unknown-operator'],
    [{ field: 'city', op: 'is' }, 'value', 'filter.value-missing'],
    [{ field: 'city', op: 'isEmpty', value: 'x' }, 'value', 'filter.value-not-wanted'],
    [{ field: 'city', op: 'is', value: ' ' }, 'value', 'filter.value-malformed'],
    [{ field: 'city', op: 'contains', value: '\u0301' }, 'value', 'filter.value-malformed'],
    [{ field: 'city', op: 'is', value: '\0' }, 'value', 'filter.value-malformed'],
    [{ field: 'city', op: 'is', value: 'a\ud800' }, 'value', 'filter.value-malformed'],
    [{ field: 'city', op: 'in', value: 'x' }, 'value', 'filter.value-malformed'],
    [{ field: 'city', op: 'in', value: [] }, 'value', 'filter.value-malformed'],
    [{ field: 'balance', op: 'is', value: 'NaN' }, 'value', 'filter.value-malformed'],
    [{ field: 'balance', op: 'is', value: 1e300 }, 'value', 'filter.value-malformed'],
    [{ field: 'balance', op: 'between', value: [2, 1] }, 'value', 'filter.range-reversed'],
    [{ field: 'balance', op: 'between', value: [2] }, 'value', 'filter.value-malformed'],
    [{ field: 'id', op: 'is', value: 1.5 }, 'value', 'filter.value-malformed'],
    [{ field: 'dueDate', op: 'is', value: '2026-02-30' }, 'value', 'filter.value-malformed'],
    [{ field: 'dueDate', op: 'lastDays', value: 0 }, 'value', 'filter.value-malformed'],
    [{ field: 'dueDate', op: 'is', value: 'today', zone: 'Mars' }, 'zone', 'filter.unknown-zone'],
    [{ field: 'city', op: 'is', value: 'x', zone: 'UTC' }, 'zone', 'filter.unknown-zone'],
    [{ field: 'group', op: 'is', value: '4' }, 'value', 'filter.unknown-choice'],
    [{ field: 'smsConsent', op: 'is', value: 'yes' }, 'value', 'filter.unknown-choice'],
    [{ field: 'country', op: 'is', value: 'Narnia' }, 'value', 'filter.unknown-choice'],
    [{ field: 'phone', op: 'is', value: '12' }, 'value', 'filter.value-malformed'],
    [{ field: 'phone', op: 'ends', value: 'x12' }, 'value', 'filter.value-malformed'],
    [{ field: 'active', op: 'is', value: 'maybe' }, 'value', 'filter.value-malformed'],
    [{ field: 'createdByJob', op: 'is', value: 'x' }, 'value', 'filter.value-malformed'],
  ])('refuses %j at %j as %s', (filter, path, code) => {
    const { issues, plan } = planFilter(filter as Filter, fields, now);
    expect(issues.map((issue) => [issue.path.join('.'), issue.code])).toContainEqual([path, code]);
    expect(plan).toBeNull();
  });

  it('names every bad condition, not the first one alone', () => {
    const filter = { all: [{ field: 'a', op: 'is', value: 'x' }, { any: [{ field: 'city', op: 'lt', value: 'x' }] }] };
    expect(planFilter(filter as Filter, fields, now).issues.map(({ path }) => path.join('.'))).toEqual([
      'all.0.field',
      'all.1.any.0.op',
    ]);
  });

  it('never throws, whatever is sent, and a contract that takes it plans it', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.json().map((text) => JSON.parse(text) as unknown),
          fc.anything(),
        ),
        (input) => {
          expect(planFilter(input as Filter, fields, now).issues.length === 0).toBe(
            filterSchema.safeParse(input).success && planFilter(input as Filter, fields, now).plan !== null,
          );
          expect(typeof sayFilter(input as Filter, fields)).toBe('string');
        },
      ),
    );
  });

  it('survives a million brackets', () => {
    const deep = JSON.parse('{"all":['.repeat(100_000) + ']}'.repeat(100_000)) as unknown;
    expect(filterSchema.safeParse(deep).success).toBe(false);
    expect(saveFilterSchema.safeParse({ name: 'x' }).success).toBe(false);
  });

  it('offers every field at least one operator', () => {
    for (const field of fields.values()) expect(operatorsOfField(field).length).toBeGreaterThan(0);
  });
});
