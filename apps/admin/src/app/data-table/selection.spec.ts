import { Selection, selectRange } from './selection';
import { selectAllText, selectionText } from './selection-text';

const page = ['a', 'b', 'c', 'd'];

describe('a selection of some rows', () => {
  it('ticks and unticks one', () => {
    const ticked = Selection.none.toggle('a').toggle('b').toggle('a');
    expect([ticked.picked, ticked.has('a'), ticked.has('b'), ticked.isEmpty]).toEqual([['b'], false, true, false]);
  });

  it('changes by giving a new one: the one before stays', () => {
    const before = Selection.none.toggle('a');
    before.toggle('b');
    expect(before.picked).toEqual(['a']);
  });

  it('ticks the rest of a half-ticked page, then unticks it, and leaves other pages alone', () => {
    const half = Selection.none.toggle('x').toggle('b');
    expect(half.pageTick(page)).toBe('some');
    const full = half.togglePage(page);
    expect([full.pageTick(page), full.elsewhere(page)]).toEqual(['all', 1]);
    expect(full.togglePage(page).picked).toEqual(['x']);
  });

  it('has nothing ticked on a page without rows', () => expect(Selection.everything.pageTick([])).toBe('none'));
});

describe('a selection of all that match', () => {
  it('has every row, also one nobody has seen, but those taken out', () => {
    const all = Selection.everything.toggle('b');
    expect([all.has('a'), all.has('never seen'), all.has('b')]).toEqual([true, true, false]);
    expect([all.exceptions, all.picked, all.isEmpty]).toEqual([['b'], [], false]);
    expect(all.toggle('b').exceptions).toEqual([]);
  });

  it('counts what is left of the total', () => {
    const all = Selection.everything.set(['a', 'b', 'c'], false);
    expect([all.count(1_204_334), all.count(null), all.pageTick(page)]).toEqual([1_204_331, null, 'some']);
  });
});

describe('a range', () => {
  it('grows and shrinks from its anchor, in both directions, over what was selected before', () => {
    const before = Selection.none.toggle('d').toggle('x');
    const range = { before, anchor: 1 };
    expect(selectRange(range, 2, page).picked.toSorted()).toEqual(['b', 'c', 'd', 'x']);
    expect(selectRange(range, 0, page).picked.toSorted()).toEqual(['a', 'b', 'd', 'x']);
    expect(selectRange(range, 1, page).picked.toSorted()).toEqual(['b', 'd', 'x']);
  });
});

describe('a selection in words', () => {
  const total = { value: 1_204_331, relation: 'eq' } as const;

  it.each([
    [Selection.none.set(['a', 'b'], true), '2 selected'],
    [Selection.none.set(['a', 'b', 'x', 'y', 'z'], true), '5 selected (3 on other pages)'],
    [Selection.everything, 'All 1,204,331 that match are selected'],
    [Selection.everything.set(['a', 'x', 'y'], false), '1,204,331 selected except 3'],
  ])('says how many, and where', (selection, text) => expect(selectionText(selection, page, total)).toBe(text));

  it('does not pretend to know a number nobody counted', () => {
    const guess = { value: 1_204_331, relation: 'estimate' } as const;
    expect(selectionText(Selection.everything, page, guess)).toBe('All ≈ 1.2 M that match are selected');
    expect(selectionText(Selection.everything.toggle('a'), page, null)).toBe('All that match are selected except 1');
    expect(selectAllText(guess, true)).toBe('Select all ≈ 1.2 M matching this filter');
    expect(selectAllText(null, false)).toBe('Select all of the list');
  });
});
