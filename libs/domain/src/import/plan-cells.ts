import {
  BadCell,
  customCellReader,
  parseEmail,
  parseExtension,
  parsePhone,
  plainCustomField,
  readerOfField,
  splitFullName,
  toEmailKey,
} from '../contact/index.js';
import type { ContactFieldName, CustomFieldRules, CustomValue, DateOrder } from '../contact/index.js';
import type { MappedColumn } from './import.contract.js';

/** One phone of a row. `raw` is the cell, trimmed. */
export interface PlannedPhone {
  readonly e164: string;
  readonly raw: string;
  readonly extension: string | null;
}

/** One e-mail address of a row and the key it is matched by. */
export interface PlannedEmail {
  readonly address: string;
  readonly key: string;
}

/** A value of a cell with several that still needs a place. */
export interface SpareValue<T> {
  readonly header: string;
  readonly value: T;
}

/** A row while its cells are read. */
export interface RowDraft {
  readonly values: (string | null)[];
  readonly phones: (PlannedPhone | null)[];
  readonly emails: (PlannedEmail | null)[];
  custom: Record<string, CustomValue> | null;
  /** What the cells that were left out are mapped to; null as long as there is none. */
  leftOut: string[] | null;
  /** Further phones and addresses of cells that hold several; null as long as there is none. */
  spare: { readonly phones: SpareValue<PlannedPhone>[]; readonly emails: SpareValue<PlannedEmail>[] } | null;
}

/** What happens with one mapped column. `write` takes a trimmed cell with text in it and answers why it cannot, or null. */
export interface CellStep {
  readonly index: number;
  readonly header: string;
  readonly target: string;
  readonly write: (draft: RowDraft, text: string) => BadCell | null;
}

/** What the steps depend on. `fields` gives each value its place. */
export interface CellRules {
  readonly fields: readonly ContactFieldName[];
  readonly dateOrder: DateOrder;
  readonly defaultCountry: string;
  readonly customFields: KnownCustomFields;
}

/** The custom fields the tenant has defined, by key. One that is missing becomes a field of text. */
export type KnownCustomFields = Readonly<Partial<Record<string, CustomFieldRules>>>;

/** What a custom field holds: text, unless the tenant has defined it. */
export const customRulesOf = (key: string, known: KnownCustomFields): CustomFieldRules =>
  Object.hasOwn(known, key) ? (known[key] ?? plainCustomField) : plainCustomField;

const malformedPhone = new BadCell('phone.malformed');
const malformedExtension = new BadCell('extension.malformed');
const malformedEmail = new BadCell('email.malformed');

/** One step per mapped column. Extensions come after their phones, and a full name last: it fills what is still empty. */
export function compileSteps(columns: readonly MappedColumn[], rules: CellRules): CellStep[] {
  const steps = columns.flatMap(({ index, header, field }) =>
    field === null
      ? []
      : [{ index, header, target: field, rank: rankOf(field), write: writerOf(field, header, rules) }],
  );
  return steps.sort((a, b) => a.rank - b.rank);
}

/** In which order the cells of a row are read: see {@link compileSteps}. */
export function rankOf(target: string): number {
  if (target === 'fullName') return 2;
  return target.endsWith('Extension') ? 1 : 0;
}

function writerOf(target: string, header: string, rules: CellRules): CellStep['write'] {
  if (target.startsWith('custom:')) return customWriter(target.slice('custom:'.length), rules);
  const channel = /^(phone|email)(\d+)(Extension)?$/.exec(target);
  if (channel) {
    const place = Number(channel[2]) - 1;
    if (channel[3]) return extensionWriter(place);
    return channel[1] === 'phone' ? phoneWriter(place, header, rules.defaultCountry) : emailWriter(place, header);
  }
  return target === 'fullName' ? fullNameWriter(rules) : fieldWriter(target as ContactFieldName, rules);
}

function fieldWriter(field: ContactFieldName, { fields, dateOrder }: CellRules): CellStep['write'] {
  const read = readerOfField(field, dateOrder);
  const place = fields.indexOf(field);
  return ({ values }, text) => {
    const value = read(text);
    if (value instanceof BadCell) return value;
    values[place] = value;
    return null;
  };
}

function fullNameWriter({ fields, dateOrder }: CellRules): CellStep['write'] {
  const parts = (['salutation', 'firstName', 'lastName'] as const).map((field) => ({
    field,
    place: fields.indexOf(field),
    read: readerOfField(field, dateOrder),
  }));
  return ({ values }, text) => {
    const name = splitFullName(text);
    for (const { field, place, read } of parts) {
      if (name[field] === '' || values[place] !== null) continue;
      const value = read(name[field]);
      if (value instanceof BadCell) return value;
      values[place] = value;
    }
    return null;
  };
}

/** How address books put several values of one label into one cell. */
export const betweenValues = ' ::: ';

function phoneWriter(place: number, header: string, defaultCountry: string): CellStep['write'] {
  const read = (text: string): PlannedPhone | null => {
    const phone = parsePhone(text, defaultCountry);
    return phone && { e164: phone.e164, raw: text, extension: phone.extension };
  };
  return (draft, text) => {
    if (text.includes(betweenValues)) {
      const phones = readSeveral(text, read);
      if (phones === null) return malformedPhone;
      draft.phones[place] = phones.shift() ?? null;
      spareOf(draft).phones.push(...phones.map((value) => ({ header, value })));
      return null;
    }
    const phone = read(text);
    if (phone === null) return malformedPhone;
    draft.phones[place] = phone;
    return null;
  };
}

/** All values of a cell, or null if one of them is none. */
function readSeveral<T>(text: string, read: (text: string) => T | null): T[] | null {
  const values: T[] = [];
  for (const part of text.split(betweenValues)) {
    const value = part.trim() === '' ? undefined : read(part.trim());
    if (value === null) return null;
    if (value !== undefined) values.push(value);
  }
  return values;
}

const spareOf = (draft: RowDraft): NonNullable<RowDraft['spare']> => (draft.spare ??= { phones: [], emails: [] });

/** Puts spare values into empty places, and answers those for which there is none and that are not there already. */
export function placeSpare<T>(
  places: (T | null)[],
  spare: readonly SpareValue<T>[],
  keyOf: (value: T) => string,
): SpareValue<T>[] {
  const left: SpareValue<T>[] = [];
  for (const item of spare) {
    if (places.some((other) => other !== null && keyOf(other) === keyOf(item.value))) continue;
    const free = places.indexOf(null);
    if (free === -1) left.push(item);
    else places[free] = item.value;
  }
  return left;
}

/** An extension whose phone is empty has nothing to belong to and is dropped. */
function extensionWriter(place: number): CellStep['write'] {
  return ({ phones }, text) => {
    const extension = parseExtension(text);
    if (extension === null) return malformedExtension;
    const phone = phones[place];
    if (phone) phones[place] = { ...phone, extension };
    return null;
  };
}

function emailWriter(place: number, header: string): CellStep['write'] {
  const read = (text: string): PlannedEmail | null => {
    const address = parseEmail(text);
    return address === null ? null : { address, key: toEmailKey(address) };
  };
  return (draft, text) => {
    if (text.includes(betweenValues)) {
      const emails = readSeveral(text, read);
      if (emails === null) return malformedEmail;
      draft.emails[place] = emails.shift() ?? null;
      spareOf(draft).emails.push(...emails.map((value) => ({ header, value })));
      return null;
    }
    const email = read(text);
    if (email === null) return malformedEmail;
    draft.emails[place] = email;
    return null;
  };
}

function customWriter(key: string, { customFields, dateOrder }: CellRules): CellStep['write'] {
  const read = customCellReader(customRulesOf(key, customFields), dateOrder);
  return (draft, text) => {
    const value = read(text);
    if (value instanceof BadCell) return value;
    // Without a prototype: `__proto__` is a key like any other.
    draft.custom ??= Object.create(null) as Record<string, CustomValue>;
    draft.custom[key] = value;
    return null;
  };
}
