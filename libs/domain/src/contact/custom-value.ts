import type { CustomValue } from './contact.contract.js';
import { parseBoolean } from './parse-boolean.js';
import { parseDate } from './parse-date.js';
import type { DateOrder } from './parse-date.js';
import { parseNumber } from './parse-number.js';
import type { CustomReader } from './plan-contact.js';
import { BadCell, findDamage, withLimit } from './read-field.js';
import { tidyText } from './tidy-text.js';

/** What a custom field holds. */
export const customFieldTypes = ['number', 'string', 'date', 'boolean', 'list'] as const;
/** One word of {@link customFieldTypes}. */
export type CustomFieldType = (typeof customFieldTypes)[number];

/** What decides how the values of a custom field are read. `options` is what a list offers. */
export interface CustomFieldRules {
  readonly type: CustomFieldType;
  readonly options: readonly string[];
}

/** The longest text in a custom field, in characters. */
export const maxCustomValueLength = 1000;
/** A field of a name that nobody has defined otherwise holds text. */
export const plainCustomField: CustomFieldRules = { type: 'string', options: [] };

const readText = withLimit(tidyText, maxCustomValueLength);
const wrongType = new BadCell('custom-field.wrong-type');
const noNumber = new BadCell('number.malformed');
const noDate = new BadCell('date.malformed');
const noBoolean = new BadCell('boolean.unknown');
const noOption = new BadCell('list.unknown-option');

/** Reads the cells of a custom field, trimmed and not empty: its value in canonical form, or why it cannot be kept. */
export type CustomCellReader = (text: string) => CustomValue | BadCell;

/** How cells of a custom field are read. Dates without a month name are read by `order`. */
export function customCellReader({ type, options }: CustomFieldRules, order: DateOrder): CustomCellReader {
  switch (type) {
    case 'string':
      return (text) => readText(text) ?? text; // a text with something in it never reads as empty
    case 'number':
      return (text) => parseNumber(text) ?? noNumber;
    case 'date':
      return (text) => parseDate(text, order) ?? noDate;
    case 'boolean':
      return (text) => parseBoolean(text) ?? noBoolean;
    case 'list': {
      const byName = new Map(options.map((option) => [nameOf(option), option]));
      return (text) => byName.get(nameOf(text)) ?? noOption;
    }
  }
}

/** Options are told apart without regard to case and outer spaces. */
const nameOf = (option: string): string => tidyText(option).toLowerCase();

/** How the values of a request are read: of the type itself, or text as a cell would have it. */
export function customReader(rules: CustomFieldRules): CustomReader {
  const read = customCellReader(rules, 'ymd');
  return (value) => {
    if (typeof value === 'string') {
      const text = value.trim();
      return text === '' ? null : (findDamage(text) ?? read(text));
    }
    if (typeof value === 'number') return rules.type === 'number' ? numberOf(value) : wrongType;
    return rules.type === 'boolean' ? value : wrongType;
  };
}

/** A number that a file could not say cannot be sent either. */
const numberOf = (value: number): number | BadCell => parseNumber(String(value)) ?? noNumber;
