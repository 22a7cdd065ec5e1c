import { toEmailKey } from '../contact/index.js';
import { compareDecimals, decimal } from './compare-decimals.js';
import { toFilterKey } from './filter-key.js';
import type { Filter } from './filter.contract.js';
import type { FilterField, FilterFields } from './filter.fields.js';
import { planFilter } from './plan-filter.js';
import type { FilterBound, FilterPlan, FilterTest } from './plan-filter.js';

/**
 * A contact as filters see it: single-value fields by name, empty ones null or left out; a `ContactView` with the id of its group
 * and the jobs that created or changed it fits.
 */
export interface FilterableContact {
  readonly id: number;
  readonly groupId: number | null;
  readonly phones: readonly Readonly<{ e164: string } & Record<string, unknown>>[];
  readonly emails: readonly Readonly<{ address: string } & Record<string, unknown>>[];
  readonly custom: Readonly<Record<string, unknown>>;
  readonly allowedDays: readonly string[] | null;
  /** Keys of the encrypted fields that have a value. */
  readonly encrypted: readonly string[];
  /** ISO 8601. */
  readonly lastInteractionAt: string | null;
  readonly createdAt: string;
  readonly updatedAt: string;
  readonly createdByJob: string | null;
  readonly changedByJobs: readonly string[];
  readonly [field: string]: unknown;
}

/** Whether a contact fulfils a filter. A filter that has issues is fulfilled by nobody. */
export function matchesFilter(filter: Filter, contact: FilterableContact, fields: FilterFields, now: Date): boolean {
  const { plan } = planFilter(filter, fields, now);
  return plan !== null && matchesPlan(plan, contact);
}

/** Whether a contact fulfils a plan. Twin of `compileFilter` in the database, which a property test holds it to. */
export function matchesPlan(plan: FilterPlan, contact: FilterableContact): boolean {
  if (plan.kind === 'test') return passes(plan.test, plan.field, valuesOf(contact, plan.field)) !== plan.not;
  const isFulfilled = (inner: FilterPlan) => matchesPlan(inner, contact);
  return (plan.kind === 'all' ? plan.of.every(isFulfilled) : plan.of.some(isFulfilled)) !== plan.not;
}

/** The values a contact has for a field, in text; none if it is empty. */
function valuesOf(contact: FilterableContact, field: FilterField): readonly string[] {
  const raw = rawValuesOf(contact, field);
  if (field.type === 'consent')
    return raw.map((value) => (value === true ? 'given' : value === false ? 'refused' : 'unknown'));
  const texts = raw.flatMap((value) => (value === null || value === undefined || value === '' ? [] : [textOf(value)]));
  // A yes or no of its own column is never empty.
  if (field.type === 'boolean' && field.home.of === 'contact' && texts.length === 0) return ['false'];
  return field.type === 'email' ? texts.map(toEmailKey) : texts;
}

/** Lists and objects are values of no field that can be asked for. */
const textOf = (value: unknown): string =>
  typeof value === 'string' ? value : typeof value === 'number' || typeof value === 'boolean' ? `${value}` : '';

function rawValuesOf(contact: FilterableContact, { name, type, home }: FilterField): readonly unknown[] {
  switch (home.of) {
    case 'contact':
      return [type === 'group' ? contact.groupId : contact[name]];
    case 'custom':
      return [Object.hasOwn(contact.custom, home.key) ? contact.custom[home.key] : null];
    case 'phone':
      return contact.phones.flatMap((phone) => phone[home.property]);
    case 'email':
      return contact.emails.map((email) => email[home.property]);
    case 'days':
      return contact.allowedDays ?? [];
    case 'interactions':
      return [contact.lastInteractionAt];
    case 'encrypted':
      return contact.encrypted.filter((key) => key === home.key);
    case 'changes':
      return contact.changedByJobs;
  }
}

function passes(test: FilterTest, field: FilterField, values: readonly string[]): boolean {
  if (test.kind === 'empty') return values.length === 0;
  return values.some((value) => {
    if (test.kind === 'range') return isWithin(value, field, test.from, test.to);
    const key = field.type === 'text' ? toFilterKey(value) : value;
    if (test.kind === 'oneOf') return test.values.includes(key);
    if (test.at === 'start') return key.startsWith(test.value);
    return test.at === 'end' ? key.endsWith(test.value) : key.includes(test.value);
  });
}

function isWithin(value: string, { type }: FilterField, from: FilterBound | null, to: FilterBound | null): boolean {
  if (!isReadable[type === 'date' ? 'date' : type === 'moment' ? 'moment' : 'number'](value)) return false;
  const compare = type === 'date' ? compareTexts : type === 'moment' ? compareMoments : compareDecimals;
  const isAbove = from === null || compare(value, from.value) >= (from.isIn ? 0 : 1);
  return isAbove && (to === null || compare(value, to.value) <= (to.isIn ? 0 : -1));
}

/** Text in a custom field that is no number or date is like one that lies nowhere. */
const isReadable = {
  number: (value: string) => decimal.test(value),
  date: (value: string) => /^[0-9]{4}-[0-9]{2}-[0-9]{2}$/.test(value),
  moment: () => true,
};

const compareTexts = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0);
const compareMoments = (one: string, other: string): number => Date.parse(one) - Date.parse(other);
