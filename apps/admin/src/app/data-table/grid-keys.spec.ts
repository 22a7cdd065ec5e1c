import { nextSort } from './column';
import { extendsSelection, placeAfterKey, wishOfKey } from './grid-keys';

const size = { rows: 51, columns: 10 };

describe('keys of a grid', () => {
  it.each([
    ['ArrowDown', false, { row: 1, column: 2 }, { row: 2, column: 2 }],
    ['ArrowUp', false, { row: 0, column: 2 }, { row: 0, column: 2 }],
    ['ArrowRight', false, { row: 3, column: 9 }, { row: 3, column: 9 }],
    ['PageDown', false, { row: 45, column: 0 }, { row: 50, column: 0 }],
    ['Home', false, { row: 7, column: 4 }, { row: 7, column: 0 }],
    ['End', true, { row: 7, column: 4 }, { row: 50, column: 9 }],
  ])('%s (ctrl %s) from %j leads to %j', (key, ctrlKey, from, to) => {
    expect(placeAfterKey({ key, ctrlKey }, from, size)).toEqual(to);
  });

  it('leaves other keys to the browser', () => {
    expect(placeAfterKey({ key: 'a', ctrlKey: true }, { row: 0, column: 0 }, size)).toBeNull();
  });
});

describe('what a key asks of a grid', () => {
  const key = (name: string, held: object = {}) => ({ key: name, ctrlKey: false, ...held });

  it.each([
    [key('Enter'), 'open'],
    [key(' '), 'toggle'],
    [key('a', { ctrlKey: true }), 'select-page'],
    [key('A', { metaKey: true }), 'select-page'],
    [key('F10', { shiftKey: true }), 'menu'],
    [key('ContextMenu'), 'menu'],
    [key('Delete'), 'delete'],
  ])('%j asks for %s', (pressed, wish) => expect(wishOfKey(pressed)).toBe(wish));

  it.each([key('a'), key('F10'), key('Enter', { ctrlKey: true }), key(' ', { shiftKey: true }), key('x')])(
    '%j asks for nothing',
    (pressed) => expect(wishOfKey(pressed)).toBeNull(),
  );

  it('Shift and an arrow make the selection reach further, Shift and Home do not', () => {
    expect(extendsSelection(key('ArrowDown', { shiftKey: true }))).toBe(true);
    expect(extendsSelection(key('ArrowDown'))).toBe(false);
    expect(extendsSelection(key('Home', { shiftKey: true }))).toBe(false);
  });
});

describe('the button of a header', () => {
  const name = { id: 'name', label: 'Name', sort: { ascending: 'name', descending: '-name' } };

  it('goes round: ascending, descending, the list’s own order', () => {
    const first = nextSort(name, '-created', '-created');
    const second = nextSort(name, first, '-created');
    expect([first, second, nextSort(name, second, '-created')]).toEqual(['name', '-name', '-created']);
  });
});
