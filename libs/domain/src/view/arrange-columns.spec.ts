import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { arrangeColumns, drawnColumns, moveColumn, toViewColumns } from './arrange-columns.js';
import { tableViewSchema, viewColumnSchema } from './view.contract.js';
import type { ViewColumn } from './view.contract.js';

const list = [{ id: 'name', isPinned: true }, { id: 'phone' }, { id: 'email' }, { id: 'city', isHidden: true }];
const column = (id: string, change: Partial<ViewColumn> = {}): ViewColumn => ({
  id,
  isShown: true,
  isPinned: false,
  width: null,
  ...change,
});
const idsOf = (columns: readonly { readonly id: string }[]) => columns.map(({ id }) => id);

describe('columns under a view', () => {
  it('are the list’s own without one', () => {
    expect(idsOf(drawnColumns(arrangeColumns(list, null)))).toEqual(['name', 'phone', 'email']);
  });

  it('are in the order of the view, pinned ones first, hidden ones not drawn', () => {
    const saved = [
      column('city'),
      column('email', { isShown: false }),
      column('phone', { isPinned: true }),
      column('name'),
    ];
    expect(idsOf(drawnColumns(arrangeColumns(list, saved)))).toEqual(['phone', 'city', 'name']);
  });

  it('take up a column that is newer than the view behind its neighbour', () => {
    const saved = [column('email'), column('name')];
    expect(idsOf(arrangeColumns(list, saved))).toEqual(['email', 'city', 'name', 'phone']);
  });

  it('keep one that nobody knows any more, undrawn, in its place', () => {
    const saved = [column('custom:Shoe size', { width: 90 }), ...list.map(({ id }) => column(id))];
    const arranged = arrangeColumns(list, saved);
    expect(idsOf(drawnColumns(arranged))).toEqual(['name', 'phone', 'email', 'city']);
    expect(toViewColumns(arranged)).toEqual(saved);
  });

  it('move one place, over those nobody sees', () => {
    const saved = [column('name'), column('gone'), column('phone'), column('email'), column('city')];
    const arranged = arrangeColumns(list, saved);
    expect(idsOf(moveColumn(arranged, 'phone', -1))).toEqual(['phone', 'name', 'gone', 'email', 'city']);
    expect(moveColumn(arranged, 'name', -1)).toBe(arranged);
    expect(moveColumn(arranged, 'city', 1)).toBe(arranged);
    expect(moveColumn(arranged, 'nothing', 1)).toBe(arranged);
  });
});

describe('laws of arranging', () => {
  const saved = fc.uniqueArray(
    fc.record({
      id: fc.constantFrom('name', 'phone', 'email', 'city', 'old', 'older'),
      isShown: fc.boolean(),
      isPinned: fc.boolean(),
      width: fc.constantFrom(null, 48, 200),
    }),
    { selector: ({ id }) => id },
  );

  it('no column is lost or doubled, and what a view says about a column is kept', () => {
    fc.assert(
      fc.property(saved, (columns) => {
        const after = toViewColumns(arrangeColumns(list, columns));
        expect(new Set(idsOf(after))).toEqual(new Set([...idsOf(list), ...idsOf(columns)]));
        expect(after.filter(({ id }) => columns.some((each) => each.id === id))).toEqual(columns);
        expect(tableViewSchema.safeParse({ columns: after, density: null, sort: null }).success).toBe(true);
      }),
    );
  });

  it('arranging twice is arranging once', () => {
    fc.assert(
      fc.property(saved, (columns) => {
        const once = toViewColumns(arrangeColumns(list, columns));
        expect(toViewColumns(arrangeColumns(list, once))).toEqual(once);
      }),
    );
  });
});

describe('the shape of a view', () => {
  const view = { columns: [column('name')], density: null, sort: null };
  it.each([
    ['two columns of one name', { ...view, columns: [column('name'), column('name')] }],
    [
      'more columns than there are fields',
      { ...view, columns: Array.from({ length: 201 }, (_, at) => column(`c${at}`)) },
    ],
    ['a density nobody knows', { ...view, density: 'tiny' }],
    ['a field nobody knows', { ...view, filter: {} }],
  ])('has no room for %s', (_, wrong) => expect(tableViewSchema.safeParse(wrong).success).toBe(false));

  it.each([0, 47, 801, 60.5])('has no column %d pixels wide', (width) =>
    expect(viewColumnSchema.safeParse(column('name', { width })).success).toBe(false),
  );
});
