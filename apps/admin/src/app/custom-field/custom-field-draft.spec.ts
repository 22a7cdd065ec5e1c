import { createCustomFieldSchema, customFieldViewSchema } from '@rollcall/domain/custom-field';
import { changeOf, checkDraft, createOf, draftOf, droppedOptions, type CustomFieldDraft } from './custom-field-draft';

const size = customFieldViewSchema.parse({
  key: 'Size',
  label: 'Size',
  type: 'list',
  section: 'Clothes',
  options: ['S', 'M'],
  position: 1,
  version: 3,
  createdAt: '2026-11-20T10:00:00.000Z',
  createdBy: null,
  changedAt: null,
  changedBy: null,
  deletedAt: null,
});
const draft = (change: Partial<CustomFieldDraft>): CustomFieldDraft => ({ ...draftOf(size), ...change });

describe('the form of a custom field', () => {
  it('changes nothing unless something is different', () => expect(changeOf(size, draftOf(size))).toBeNull());

  it.each([
    ['a name', { label: ' Hat size ' }, { label: 'Hat size' }],
    ['no section any more', { section: ' ' }, { section: null }],
    ['options, without empty lines', { options: 'S\n\n L ' }, { options: ['S', 'L'] }],
  ])('sends %s alone', (_, change, expected) => expect(changeOf(size, draft(change))).toEqual(expected));

  it('says which options would not be offered any more', () =>
    expect(droppedOptions(size, draft({ options: 'M\nL' }))).toEqual(['S']));

  it.each([
    ['a field without a name', { label: '  ' }, ['label']],
    ['a list without options', { options: ' \n' }, ['options']],
    ['an option twice, in whatever case', { options: 'S\nm\nM' }, ['options']],
    ['options of what is no list', { type: 'number', options: '' }, []],
  ] as const)('refuses %s', (_, change, expected) => expect(Object.keys(checkDraft(draft(change)))).toEqual(expected));

  it.each(['number', 'string', 'date', 'boolean', 'list'] as const)('makes a %s that the server takes', (type) =>
    expect(createCustomFieldSchema.safeParse(createOf(draft({ type }))).success).toBe(true),
  );
});
