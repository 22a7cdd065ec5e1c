import { matchEntries, type PaletteEntry } from './palette-entries';

const entry = (label: string): PaletteEntry => ({ id: label, label, hint: '', icon: 'dot', act: () => undefined });
const entries = ['Contacts', 'Imports', 'Import contacts', 'Jobs', 'Theme: dark'].map(entry);
const found = (typed: string) => matchEntries(typed, entries).map(({ label }) => label);

describe('the palette', () => {
  it('offers everything before anything is typed', () => expect(found(' ')).toHaveLength(entries.length));

  it.each([
    ['con', ['Contacts', 'Import contacts']],
    ['import con', ['Import contacts']],
    ['port', ['Imports', 'Import contacts']],
    ['DÁRK', ['Theme: dark']],
    ['xyz', []],
  ])('finds for %j, the best first: %j', (typed, labels) => expect(found(typed)).toEqual(labels));
});
