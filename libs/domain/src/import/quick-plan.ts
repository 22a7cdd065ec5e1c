import {
  BadCell,
  contactFields,
  customCellReader,
  findDamage,
  isPlainNanp,
  maxCustomValueLength,
  parseEmail,
  parsePhone,
  readerOfField,
  toEmailKey,
} from '../contact/index.js';
import type { ContactFieldName, CustomFieldRules, CustomFieldType, CustomValue, DateOrder } from '../contact/index.js';
import { betweenValues, customRulesOf, rankOf } from './plan-cells.js';
import type { PlannedEmail, PlannedPhone } from './plan-cells.js';
import { identifyingFields } from './plan-row.js';
import type { CompiledPlan, PlanInput } from './plan-row.js';
import { quickEmail, quickMoney, quickName, quickPhone, quickText, quickUnquoted } from './quick-cells.js';
import type { QuickCell } from './quick-cells.js';
import { either, quickDate, quickMemo } from './quick-words.js';

/** One value of a row: the column it stands in, and its two readers. */
export interface QuickStep<T> {
  /** The place of the cell in its record; -1 if no column is mapped to it. */
  readonly index: number;
  readonly quick: QuickCell;
  /** Reads a cell that is not plain, as text, trimmed, with something in it; undefined is what only the plan can judge. */
  readonly read: (text: string) => T | null | undefined;
}

/** A plan for the rows that are as they should be: value by value in the order of `CompiledPlan`, straight from the bytes. */
export interface QuickPlan {
  /** In the order of `CompiledPlan.fields`. */
  readonly values: readonly QuickStep<string>[];
  /** By position. `quick` writes the number; it stands for a number without an extension. */
  readonly phones: readonly QuickStep<PlannedPhone>[];
  /** By position. `quick` writes the key; it stands for an address that is the cell as it is. */
  readonly emails: readonly QuickStep<PlannedEmail>[];
  /** In the order in which JSON has them. What `quick` writes needs no escape in JSON. */
  readonly custom: readonly (QuickStep<CustomValue> & { readonly key: string })[];
  /** Columns whose cells change other values: a row that has something in one of them is no row for this plan. */
  readonly others: readonly number[];
  /** By place in `values`: whether it says who is meant. Phones and addresses always do. */
  readonly identifies: readonly boolean[];
  /** Whether a row must say who is meant. */
  readonly needsSomebody: boolean;
}

/** Compiles {@link QuickPlan}; null if two columns have one target, which only the plan can judge. */
export function compileQuickPlan(
  { columns, options, dateOrder, customFields = {} }: PlanInput,
  plan: CompiledPlan,
): QuickPlan | null {
  const places = new Map<string, number>();
  for (const { field, index } of columns) {
    if (field === null) continue;
    if (places.has(field)) return null;
    places.set(field, index);
  }
  const indexOf = (target: string): number => places.get(target) ?? -1;
  const positions = (count: number): number[] => Array.from({ length: count }, (_, place) => place + 1);
  const phone = phoneStep(options.defaultCountry);
  return {
    values: plan.fields.map((field) => ({ index: indexOf(field), ...valueStep(field, dateOrder) })),
    phones: positions(plan.phoneCount).map((place) => ({ index: indexOf(`phone${place}`), ...phone })),
    emails: positions(plan.emailCount).map((place) => ({ index: indexOf(`email${place}`), ...emailStep })),
    custom: inJsonOrder(plan.customKeys).map((key) => ({
      key,
      index: indexOf(`custom:${key}`),
      ...customStep(customRulesOf(key, customFields), dateOrder),
    })),
    others: [...places].flatMap(([target, index]) => (/^(?:fullName|phone\d+Extension)$/.test(target) ? [index] : [])),
    identifies: plan.fields.map((field) => identifyingFields.includes(field)),
    needsSomebody: options.mode !== 'update',
  };
}

type Readers<T> = Pick<QuickStep<T>, 'quick' | 'read'>;

function valueStep(field: ContactFieldName, dateOrder: DateOrder): Readers<string> {
  const read = readerOfField(field, dateOrder);
  return {
    quick: quickReaderOf(field, dateOrder, read),
    read: (text) => good(findDamage(text) ?? read(text)),
  };
}

function quickReaderOf(field: ContactFieldName, order: DateOrder, read: (text: string) => unknown): QuickCell {
  const { type, maxLength } = contactFields[field];
  switch (type) {
    case 'text':
    case 'id':
      return quickText(maxLength);
    case 'name':
      return quickName(maxLength);
    case 'money':
      return quickMoney;
    case 'date':
      return either(quickDate(order), quickMemo(read));
    case 'boolean':
    case 'consent':
    case 'channel':
    case 'country':
    case 'time-zone':
    case 'language':
      return quickMemo(read);
  }
}

/** A bad cell is the plan's to judge. */
const good = <T extends CustomValue | null>(value: T | BadCell): T | undefined =>
  value instanceof BadCell ? undefined : value;

function phoneStep(defaultCountry: string): Readers<PlannedPhone> {
  return {
    quick: quickPhone(isPlainNanp(defaultCountry)),
    read: (text) => {
      if (findDamage(text) !== null || text.includes(betweenValues)) return undefined;
      const phone = parsePhone(text, defaultCountry);
      return phone === null ? undefined : { e164: phone.e164, raw: text, extension: phone.extension };
    },
  };
}

const emailStep: Readers<PlannedEmail> = {
  quick: quickEmail,
  read: (text) => {
    if (findDamage(text) !== null || text.includes(betweenValues)) return undefined;
    const address = parseEmail(text);
    return address === null ? undefined : { address, key: toEmailKey(address) };
  },
};

/** What has no quotes in JSON, and options of a list, are read as text. */
const never: QuickCell = () => -1;

function customStep(rules: CustomFieldRules, dateOrder: DateOrder): Readers<CustomValue> {
  const read = customCellReader(rules, dateOrder);
  return { quick: quickCustom(rules.type, dateOrder), read: (text) => good(findDamage(text) ?? read(text)) };
}

function quickCustom(type: CustomFieldType, order: DateOrder): QuickCell {
  if (type === 'string') return quickUnquoted(maxCustomValueLength);
  return type === 'date' ? quickDate(order) : never;
}

/** As the cells of a row are read; but keys that are whole numbers come first in an object, whenever they are set. */
function inJsonOrder(keys: readonly string[]): string[] {
  const ranked = keys.toSorted((a, b) => rankOf(`custom:${a}`) - rankOf(`custom:${b}`));
  return Object.keys(Object.fromEntries(ranked.map((key) => [key, true])));
}
