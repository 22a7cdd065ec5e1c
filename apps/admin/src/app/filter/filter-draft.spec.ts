import { filterFieldsOf, findShapeIssues, planFilter, type Filter, type FilterField } from '@rollcall/domain/filter';
import { counter, draftOf, filterOf, newRow, withField, withOp, type DraftRow } from './filter-draft';
import { opWordsOf, valueKindOf, type OpWord } from './filter-operators';

const fields = filterFieldsOf({
  custom: [
    { key: 'Size', label: 'Size', type: 'number' },
    { key: 'Color', label: 'Color', type: 'list', options: ['Red', 'Blue'] },
    { key: 'VIP', label: 'VIP', type: 'boolean' },
    { key: 'Since', label: 'Since', type: 'date' },
  ],
  groups: [
    { id: 1, name: 'North' },
    { id: 2, name: 'South' },
  ],
});
const now = new Date('2026-03-29T00:30:00Z');
const field = (name: string): FilterField => fields.get(name)!;
const row = (name: string, op: OpWord, values: readonly string[], zone: string | null = null): DraftRow => ({
  ...newRow(1, field(name), zone),
  op,
  values,
});
const filterOfRow = (condition: DraftRow): unknown => {
  const filter = filterOf({ kind: 'group', id: 9, match: 'all', members: [condition] }, fields);
  return 'all' in filter ? filter.all[0] : filter;
};

describe('LV-12: a filter as it is edited', () => {
  it.each<[string, Filter]>([
    ['everybody', { all: [] }],
    ['one of several, none of several', { any: [{ field: 'city', op: 'contains', value: 'x' }], not: true }],
    ['not all of several', { all: [{ field: 'active', op: 'is', value: true }], not: true }],
    [
      'groups in groups',
      {
        all: [
          { field: 'group', op: 'in', value: ['1', '2'] },
          { any: [{ all: [{ field: 'balance', op: 'between', value: ['1', '2.50'] }], not: true }] },
        ],
      },
    ],
    ['a condition that is turned round', { all: [{ field: 'city', op: 'contains', value: 'x', not: true }] }],
    ['a comparison that is turned round', { all: [{ field: 'balance', op: 'lt', value: '5', not: true }] }],
    ['relative days', { all: [{ field: 'createdAt', op: 'lastDays', value: 30, zone: 'Europe/Berlin' }] }],
    ['days counted from today', { all: [{ field: 'dueDate', op: 'between', value: ['today-7', 'today'] }] }],
    ['a field that is gone', { all: [{ field: 'custom:Gone', op: 'is', value: 'x' }] }],
    ['no value', { all: [{ field: 'city', op: 'isNotEmpty' }] }],
  ])('is the same filter again: %s', (_name, filter) => {
    expect(filterOf(draftOf(filter, counter()), fields)).toEqual(filter);
  });

  it.each<[string, Filter, Filter]>([
    [
      'a single condition stands in a group',
      { field: 'city', op: 'is', value: 'Rome' },
      { all: [{ field: 'city', op: 'is', value: 'Rome' }] },
    ],
    [
      'an operator that is turned round and has an opposite is that one',
      { all: [{ field: 'group', op: 'in', value: ['1'], not: true }] },
      { all: [{ field: 'group', op: 'notIn', value: ['1'] }] },
    ],
    [
      '"not: false" says nothing',
      { all: [{ field: 'city', op: 'isEmpty', not: false }] },
      { all: [{ field: 'city', op: 'isEmpty' }] },
    ],
  ])('says the same in fewer ways: %s', (_name, filter, same) => {
    expect(filterOf(draftOf(filter, counter()), fields)).toEqual(same);
  });

  it.each<[string, DraftRow, unknown]>([
    ['a value is trimmed', row('city', 'is', [' Rome ']), { field: 'city', op: 'is', value: 'Rome' }],
    ['an empty value is left out', row('city', 'is', [' ']), { field: 'city', op: 'is' }],
    ['half a range is none', row('balance', 'between', ['1', '']), { field: 'balance', op: 'between' }],
    ['yes and no are no texts', row('active', 'is', ['false']), { field: 'active', op: 'is', value: false }],
    ['a number of days is a number', row('dueDate', 'nextDays', ['7']), { field: 'dueDate', op: 'nextDays', value: 7 }],
    ['an opposite', row('city', 'not starts', ['A']), { field: 'city', op: 'starts', value: 'A', not: true }],
    [
      'a moment lies in the days of a zone',
      row('createdAt', 'is', ['2026-03-01'], 'Asia/Tokyo'),
      { field: 'createdAt', op: 'is', value: '2026-03-01', zone: 'Asia/Tokyo' },
    ],
    [
      'a day of the calendar has no zone',
      row('dueDate', 'is', ['2026-03-01'], 'Asia/Tokyo'),
      { field: 'dueDate', op: 'is', value: '2026-03-01' },
    ],
    [
      'but today is somewhere',
      row('dueDate', 'lt', ['today'], 'Asia/Tokyo'),
      { field: 'dueDate', op: 'lt', value: 'today', zone: 'Asia/Tokyo' },
    ],
    [
      'nothing is asked of what is not empty',
      row('city', 'isNotEmpty', [], 'Asia/Tokyo'),
      { field: 'city', op: 'isNotEmpty' },
    ],
    ['a text has no zone', row('city', 'is', ['Rome'], 'Asia/Tokyo'), { field: 'city', op: 'is', value: 'Rome' }],
  ])('becomes a condition: %s', (_name, condition, expected) => {
    expect(filterOfRow(condition)).toEqual(expected);
  });
});

describe('changing a condition', () => {
  it.each<[string, DraftRow, string, OpWord, readonly string[]]>([
    ['another text keeps both', row('city', 'ends', ['x']), 'lastName', 'ends', ['x']],
    ['another type starts anew', row('city', 'ends', ['x']), 'balance', 'is', []],
    [
      'another list keeps the operator, not its values',
      row('phoneType', 'notIn', ['home']),
      'phoneStatus',
      'notIn',
      [],
    ],
    ['a moment begins with the last days', row('city', 'is', ['x']), 'createdAt', 'lastDays', []],
    ['an operator the field has not is another', row('city', 'isEmpty', []), 'active', 'is', []],
  ])('to another field: %s', (_name, before, name, op, values) => {
    expect(withField(before, field(name), field(before.field))).toMatchObject({ field: name, op, values });
  });

  it.each<[string, DraftRow, OpWord, readonly string[]]>([
    ['a text stays a text', row('city', 'is', ['x']), 'not contains', ['x']],
    ['one becomes the first of a list', row('city', 'is', ['x']), 'in', ['x']],
    ['of a list the first stays', row('group', 'in', ['1', '2']), 'is', ['1']],
    ['one becomes the first of two', row('balance', 'gt', ['5']), 'between', ['5']],
    ['a day is no number of days', row('dueDate', 'is', ['today']), 'lastDays', []],
    ['nothing is needed', row('city', 'is', ['x']), 'isEmpty', []],
    ['an empty box is no member of a list', row('city', 'is', ['']), 'notIn', []],
  ])('to another operator: %s', (_name, before, op, values) => {
    expect(withOp(before, op, field(before.field))).toMatchObject({ op, values });
  });
});

/** Something that can be typed into each sort of box. */
const typed = (asked: FilterField, op: OpWord): readonly string[] => {
  const [first = { value: '' }, second = first] = asked.choices ?? [];
  const samples: Partial<Record<FilterField['type'], string>> = {
    phone: '5125550142',
    email: 'a@x.test',
    job: '01890000-0000-7000-8000-000000000001',
    country: 'US',
    'time-zone': 'UTC',
    language: 'en',
    integer: '7',
  };
  const text = samples[asked.type] ?? 'abc';
  switch (valueKindOf(asked, op.replace(/^not /, '') as never)) {
    case 'none':
      return [];
    case 'yes-no':
      return ['true'];
    case 'choice':
      return [first.value];
    case 'choices':
      return [first.value, second.value];
    case 'text':
      return [text];
    case 'texts':
      return [text, text];
    case 'number':
      return ['7'];
    case 'two-numbers':
      return ['1', '7'];
    case 'day':
      return ['today-3'];
    case 'two-days':
      return ['2026-01-01', '2026-02-01'];
    case 'day-count':
      return ['30'];
  }
};

describe('every field with every operator that is offered', () => {
  const cases = [...fields.values()].flatMap((each) => opWordsOf(each).map((op) => [each.name, op] as const));
  it.each(cases)('%s %s can be asked once its boxes are filled in', (name, op) => {
    const filter = filterOf(
      { kind: 'group', id: 2, match: 'none', members: [row(name, op, typed(field(name), op), 'Europe/Berlin')] },
      fields,
    );
    expect(findShapeIssues(filter)).toEqual([]);
    expect(planFilter(filter, fields, now).issues).toEqual([]);
  });
});
