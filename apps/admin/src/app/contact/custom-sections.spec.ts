import { checkCustom } from './check-draft';
import { draftOf } from './contact-draft';
import { optionsFor, rulesOf, sectionsOf, type CustomBox } from './custom-sections';

const box = (key: string, changes: Partial<CustomBox> = {}): CustomBox => ({
  key,
  label: key,
  type: 'string',
  section: null,
  options: [],
  ...changes,
});
const size = box('size', { type: 'list', section: 'Shoes', options: ['S', 'M'] });

describe('custom fields in the editor (LV-6)', () => {
  it('stand under their headings in their order, those without one first, and lost values last', () => {
    const sections = sectionsOf(
      [size, box('note'), box('visits', { section: 'Visits' }), box('width', { section: 'Shoes' })],
      {
        note: 'x',
        old: 1,
      },
    );
    expect(sections.map(({ title, boxes }) => [title, boxes.map(({ key }) => key)])).toEqual([
      [null, ['note']],
      ['Shoes', ['size', 'width']],
      ['Visits', ['visits']],
      ['No longer defined', ['old']],
    ]);
  });

  it('offer the value the contact has, even if the list lost it', () => {
    expect(optionsFor(size, 'XL')).toEqual(['S', 'M', 'XL']);
    expect(optionsFor(size, 'S')).toEqual(['S', 'M']);
  });

  it.each<[string, CustomBox, string, boolean]>([
    ['a number', box('f', { type: 'number' }), '42.5', true],
    ['words as a number', box('f', { type: 'number' }), 'many', false],
    ['a date', box('f', { type: 'date' }), '2026-02-28', true],
    ['a day that is none', box('f', { type: 'date' }), '2026-02-30', false],
    ['an option', box('f', { type: 'list', options: ['S'] }), 'S', true],
    ['another word than the options', box('f', { type: 'list', options: ['S'] }), 'XL', false],
    ['nothing', box('f', { type: 'number' }), ' ', true],
  ])('take %s: %#', (_, field, text, isGood) => {
    const draft = { ...draftOf(null), custom: { f: text } };
    const problems = checkCustom(draftOf(null), draft, rulesOf([field]));
    expect(problems.map(({ path }) => path)).toEqual(isGood ? [] : ['custom.f']);
  });

  it('leave a value alone that the contact had, whatever is offered today', () => {
    const draft = { ...draftOf(null), custom: { size: 'XL' } };
    expect(checkCustom(draft, draft, rulesOf([size]))).toEqual([]);
  });
});
