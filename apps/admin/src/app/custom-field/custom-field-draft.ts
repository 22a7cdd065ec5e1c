import type { ChangeCustomField, CreateCustomField, CustomFieldView } from '@rollcall/domain/custom-field';

/** What the boxes of a field hold: options one to a line. */
export interface CustomFieldDraft {
  readonly label: string;
  readonly type: CustomFieldView['type'];
  readonly section: string;
  readonly options: string;
}

/** What a type is called, and what it holds. */
export const typeTexts: Readonly<Record<CustomFieldView['type'], { readonly label: string; readonly hint: string }>> = {
  string: { label: 'String', hint: 'One line of text.' },
  number: { label: 'Number', hint: 'A number, with or without decimals.' },
  date: { label: 'Date', hint: 'A day of the calendar.' },
  boolean: { label: 'Boolean', hint: 'Yes or no.' },
  list: { label: 'List', hint: 'One of the options below.' },
};

/** The boxes of a field there is, or of a new one. */
export const draftOf = (field: CustomFieldView | null): CustomFieldDraft => ({
  label: field?.label ?? '',
  type: field?.type ?? 'string',
  section: field?.section ?? '',
  options: field?.options.join('\n') ?? '',
});

/** One option a line; empty lines say nothing. */
export const optionsOf = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');

/** What can be said without asking the server. */
export function checkDraft({
  label,
  type,
  options,
}: CustomFieldDraft): Partial<Record<keyof CustomFieldDraft, string>> {
  const all = optionsOf(options);
  const twice = all.find((option, at) => all.findIndex((one) => one.toLowerCase() === option.toLowerCase()) !== at);
  return {
    ...(label.trim() === '' ? { label: 'Give the field a name.' } : {}),
    ...(type === 'list' && all.length === 0 ? { options: 'A list needs at least one option.' } : {}),
    ...(type === 'list' && twice !== undefined ? { options: `“${twice}” is there twice.` } : {}),
    ...(type === 'list' && all.length > 200 ? { options: 'A list has up to 200 options.' } : {}),
  };
}

const sectionOf = ({ section }: CustomFieldDraft): string | null => (section.trim() === '' ? null : section.trim());

/** The request that makes the field. */
export const createOf = (draft: CustomFieldDraft): CreateCustomField => ({
  label: draft.label.trim(),
  type: draft.type,
  section: sectionOf(draft),
  ...(draft.type === 'list' ? { options: optionsOf(draft.options) } : {}),
});

/** The request for what is different; null if nothing is. */
export function changeOf(field: CustomFieldView, draft: CustomFieldDraft): ChangeCustomField | null {
  const [label, section, options] = [draft.label.trim(), sectionOf(draft), optionsOf(draft.options)];
  const change: ChangeCustomField = {
    ...(label === field.label ? {} : { label }),
    ...(section === field.section ? {} : { section }),
    ...(field.type !== 'list' || options.join('\n') === field.options.join('\n') ? {} : { options }),
  };
  return Object.keys(change).length === 0 ? null : change;
}

/** Options that contacts may have and that would not be offered any more. */
export const droppedOptions = (field: CustomFieldView, draft: CustomFieldDraft): readonly string[] =>
  field.options.filter((option) => !optionsOf(draft.options).includes(option));
