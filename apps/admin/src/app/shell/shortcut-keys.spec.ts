import { readKeys, takesLetters } from './shortcut-keys';

const known = ['n', '?', '/', 'g c', 'g j'];
const key = (name: string, held: object = {}) => ({
  key: name,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  ...held,
});

describe('shortcuts', () => {
  it.each([
    ['a single key', key('n'), null, { is: 'shortcut', keys: 'n' }],
    ['the first of two', key('g'), null, { is: 'begun', first: 'g' }],
    ['the second of two', key('c'), 'g', { is: 'shortcut', keys: 'g c' }],
    ['a second one that belongs to nothing', key('x'), 'g', { is: 'nothing' }],
    ['a second one that is a shortcut by itself', key('n'), 'g', { is: 'shortcut', keys: 'n' }],
    ['the first one once more', key('g'), 'g', { is: 'begun', first: 'g' }],
    ['a key of the browser', key('n', { ctrlKey: true }), null, { is: 'nothing' }],
    ['a named key', key('Enter'), null, { is: 'nothing' }],
    ['a sign that needs Shift', key('?'), null, { is: 'shortcut', keys: '?' }],
  ])('read %s', (_, pressed, begun, read) => expect(readKeys(pressed, begun, known)).toEqual(read));

  it('never fire where a letter is a letter', () => {
    document.body.innerHTML =
      '<input id="a"><textarea id="b"></textarea><div contenteditable><b id="c"></b></div><div role="dialog"><p id="d"></p></div><button id="e"></button>';
    const at = (id: string) => takesLetters(document.getElementById(id));
    expect(['a', 'b', 'c', 'd', 'e'].map(at)).toEqual([true, true, true, true, false]);
  });
});
