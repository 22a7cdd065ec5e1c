import { everyContact, filterFieldsOf, toFilterInUrl, type Filter } from '@rollcall/domain/filter';
import { bothOf, isTooLong, readAddress, toAddress } from './filter-address';
import { chipsOf, withoutChip } from './filter-chips';
import { boxesOfDay, dayOfBoxes } from './filter-days';
import type { DraftGroup, DraftRow } from './filter-draft';
import { FilterEdit } from './filter-edit';
import { countText, groupFields, usageText } from './filter-messages';
import { rowsOf } from './filter-tree';

const fields = filterFieldsOf({ custom: [], groups: [{ id: 1, name: 'North' }] });
const city = (value: string): Filter => ({ field: 'city', op: 'is', value });

function open(filter: Filter): FilterEdit {
  const edit = new FilterEdit();
  edit.open(filter, fields);
  return edit;
}
const rowAt = (edit: FilterEdit, at: number): DraftRow => edit.rows()[at]!;

describe('LV-12: putting a filter together', () => {
  it('begins with one empty condition, which is no problem before somebody was there', () => {
    const edit = open(everyContact);
    expect([edit.rows().length, edit.isWhole(), edit.problemOf(rowAt(edit, 0))]).toEqual([1, false, '']);
    edit.hasTried.set(true);
    expect(edit.problemOf(rowAt(edit, 0))).toBe('Choose a field.');
    edit.chooseField(rowAt(edit, 0).id, 'group');
    expect([rowAt(edit, 0).op, edit.problemOf(rowAt(edit, 0))]).toEqual(['in', 'Fill in a value.']);
    edit.fill(rowAt(edit, 0).id, () => ['1']);
    expect([edit.isWhole(), edit.words()]).toEqual([true, 'Group is one of North']);
  });

  it('changes what it has by now, not what was drawn last: somebody who types fast is ahead of that', () => {
    const edit = open({ all: [{ field: 'balance', op: 'is', value: '1' }] });
    const { id } = rowAt(edit, 0);
    edit.chooseOp(id, 'between');
    edit.fill(id, ([one = '']) => [one, '7']);
    edit.fill(id, ([, two = '']) => ['3', two]);
    edit.match(edit.draft().id, 'none');
    expect(edit.filter()).toEqual({ any: [{ field: 'balance', op: 'between', value: ['3', '7'] }], not: true });
  });

  it('tells each condition its own problem, wherever it lies', () => {
    const edit = open({ all: [city('a'), { any: [city('b'), { field: 'balance', op: 'gt', value: 'much' }] }] });
    edit.hasTried.set(true);
    expect(rowsOf(edit.draft()).map((row) => edit.problemOf(row))).toEqual([
      '',
      '',
      'Write an amount, such as 1250.50.',
    ]);
  });

  it('tells at once that a field is gone', () => {
    const edit = open({ all: [city('a'), { field: 'custom:Gone', op: 'is', value: 'x' }] });
    expect([edit.problemOf(rowAt(edit, 0)), edit.problemOf(rowAt(edit, 1))]).toEqual([
      '',
      'This field is not there any more. Remove the condition.',
    ]);
    edit.remove(rowAt(edit, 1).id);
    expect([edit.isWhole(), edit.filter()]).toEqual([true, { all: [city('a')] }]);
  });

  it('adds groups, turns them round, and takes out those that are left without a condition', () => {
    const edit = open({ all: [city('a')] });
    edit.addGroup(edit.draft().id);
    expect(edit.focusOn()).toBe(rowAt(edit, 1).id);
    const group = edit.draft().members[1] as DraftGroup;
    edit.match(group.id, 'none');
    edit.chooseField(rowAt(edit, 1).id, 'city');
    edit.chooseOp(rowAt(edit, 1).id, 'is');
    edit.fill(rowAt(edit, 1).id, () => ['b']);
    expect(edit.filter()).toEqual({ all: [city('a'), { any: [city('b')], not: true }] });
    edit.remove(rowAt(edit, 1).id);
    expect([edit.filter(), edit.focusOn()]).toEqual([{ all: [city('a')] }, rowAt(edit, 0).id]);
    edit.remove(rowAt(edit, 0).id);
    expect([edit.filter(), edit.focusOn()]).toEqual([everyContact, 0]);
  });
});

describe('the filter of an address', () => {
  const filter: Filter = { all: [city('Zürich'), city('b')] };

  it.each<[string, string | undefined, unknown]>([
    ['nothing', undefined, { kind: 'none' }],
    ['nothing after the sign', '', { kind: 'none' }],
    ['a filter', toFilterInUrl(filter), { kind: 'filter', filter }],
    [
      'the id of a saved one',
      '01890000-0000-7000-8000-00000000000A',
      { kind: 'saved', id: '01890000-0000-7000-8000-00000000000a' },
    ],
    ['half a filter', toFilterInUrl(filter).slice(0, 20), { kind: 'unreadable' }],
    ['JSON that is no filter', toFilterInUrl({ some: [] }), { kind: 'unreadable' }],
    ['anything', '%%%', { kind: 'unreadable' }],
  ])('is read: %s', (_name, text, expected) => expect(readAddress(text)).toEqual(expected));

  it('is written unless it means everybody or is too long', () => {
    expect(isTooLong(toAddress(filter) ?? '')).toBe(false);
    expect(readAddress(toAddress(filter) ?? '')).toEqual({ kind: 'filter', filter });
    expect(toAddress(everyContact)).toBeNull();
    const long: Filter = { all: Array.from({ length: 40 }, (_unused, at) => city(`a city called ${at}`)) };
    expect(isTooLong(toAddress(long) ?? '')).toBe(true);
  });

  it('goes with another one', () => {
    expect([bothOf(everyContact, filter), bothOf(filter, everyContact)]).toEqual([filter, filter]);
    expect(bothOf(filter, city('c'))).toEqual({ all: [filter, city('c')] });
  });
});

describe('chips', () => {
  const gone: Filter = { field: 'custom:Gone', op: 'is', value: 'x' };
  it.each<[string, Filter, readonly [string, string][]]>([
    [
      'one for each of which all must hold',
      { all: [city('a'), city('b')] },
      [
        ['City is “a”', ''],
        ['City is “b”', ''],
      ],
    ],
    ['one for a group', { any: [city('a'), city('b')] }, [['City is “a” or City is “b”', '']]],
    [
      'one for what is turned round',
      { all: [city('a'), city('b')], not: true },
      [['not (City is “a” and City is “b”)', '']],
    ],
    ['one for a single condition', city('a'), [['City is “a”', '']]],
    ['none for everybody', everyContact, []],
    [
      'with what is gone',
      { all: [city('a'), { any: [city('b'), gone] }] },
      [
        ['City is “a”', ''],
        ['City is “b” or Gone (no longer a field) is “x”', 'A field it asks for is not there any more'],
      ],
    ],
  ])('%s', (_name, filter, expected) => {
    expect(chipsOf(filter, fields).map(({ words, problem }) => [words, problem])).toEqual(expected);
  });

  it('carry what the server refused at their place, and no other', () => {
    const told = chipsOf({ all: [city('a'), city('b')] }, fields, [{ path: 'all.1.value', message: 'no' }]);
    expect(told.map(({ problem }) => problem)).toEqual(['', 'no']);
  });

  it('are taken away one by one', () => {
    expect(withoutChip({ all: [city('a'), city('b')] }, 0)).toEqual({ all: [city('b')] });
    expect(withoutChip({ any: [city('a'), city('b')] }, 0)).toEqual(everyContact);
  });
});

describe('words', () => {
  it.each([
    [{ value: 1, relation: 'eq' }, '1 contact matches'],
    [{ value: 12_345, relation: 'eq' }, '12,345 contacts match'],
    [{ value: 1_200_000, relation: 'estimate' }, '≈ 1.2 M contacts match'],
    [{ value: 10_000, relation: 'gte' }, '≥ 10,000 contacts match'],
  ] as const)('of a count never say more than is known: %j', (total, text) => expect(countText(total)).toBe(text));

  it.each([
    [0, 0, ''],
    [1, 0, '1 job was started with it.'],
    [3, 1, '3 jobs were started with it, and the list of 1 other person begins with it.'],
    [0, 2, 'The lists of 2 others begin with it.'],
  ])('say who uses a filter: %i jobs, %i others', (usedByJobs, defaultOfOthers, text) => {
    expect(usageText({ usedByJobs, defaultOfOthers })).toBe(text);
  });

  it('have a heading for every field, once', () => {
    const names = groupFields(fields).flatMap((group) => group.fields.map(({ name }) => name));
    expect([...names].sort()).toEqual([...fields.keys()].sort());
  });

  it.each([
    ['today', { way: 'today', text: '' }],
    ['today-30', { way: 'before', text: '30' }],
    ['today+7', { way: 'after', text: '7' }],
    ['today-', { way: 'before', text: '' }],
    ['2026-03-01', { way: 'on', text: '2026-03-01' }],
    ['', { way: 'on', text: '' }],
  ] as const)('name the day %j in boxes, and back', (day, boxes) => {
    expect(boxesOfDay(day)).toEqual(boxes);
    expect(dayOfBoxes(boxes)).toBe(day);
  });
});
