import { contactFieldNames, contactFields } from '../contact/index.js';
import type { ContactFieldType, Weekday } from '../contact/index.js';
import type { FilterOperator } from './filter.contract.js';

/** What a field holds, as far as a filter cares. `id` is compared exactly, `text` without case and accents. */
export const filterFieldTypes = [
  'text',
  'id',
  'choice',
  'country',
  'time-zone',
  'language',
  'group',
  'integer',
  'number',
  'money',
  'date',
  'moment',
  'boolean',
  'consent',
  'phone',
  'email',
  'job',
  'encrypted',
] as const;
/** One word of {@link filterFieldTypes}. */
export type FilterFieldType = (typeof filterFieldTypes)[number];

/** One of the values a field can have. */
export interface FilterChoice {
  readonly value: string;
  readonly label: string;
}

/**
 * Where a field is kept. A contact has several phones and addresses: a condition on them asks whether one of them is so.
 * `isList`: a phone has several values itself.
 */
export type FilterHome =
  | { readonly of: 'contact'; readonly column: string }
  | { readonly of: 'custom'; readonly key: string }
  | { readonly of: 'phone' | 'email'; readonly column: string; readonly property: string; readonly isList?: boolean }
  /** Days of the week, a bit for each. */
  | { readonly of: 'days'; readonly column: string }
  /** The newest one. */
  | { readonly of: 'interactions' }
  | { readonly of: 'encrypted'; readonly key: string }
  | { readonly of: 'changes' };

/** A field that a filter can ask for. `name` is what a condition says. */
export interface FilterField {
  readonly name: string;
  readonly label: string;
  readonly type: FilterFieldType;
  readonly home: FilterHome;
  /** The only values there are. */
  readonly choices?: readonly FilterChoice[];
}

/** The fields of a tenant by name. */
export type FilterFields = ReadonlyMap<string, FilterField>;

/** A custom field as far as filters need it. `options` are the values of a list. */
export interface FilterableCustomField {
  readonly key: string;
  readonly label: string;
  readonly type: string;
  readonly options?: readonly string[];
}

const ofContactType: Readonly<Record<ContactFieldType, FilterFieldType>> = {
  text: 'text',
  name: 'text',
  id: 'id',
  money: 'money',
  date: 'date',
  boolean: 'boolean',
  consent: 'consent',
  country: 'country',
  'time-zone': 'time-zone',
  language: 'language',
  channel: 'choice',
};

const choicesOf = (...values: readonly (readonly [string, string])[]): readonly FilterChoice[] =>
  values.map(([value, label]) => ({ value, label }));

/** What a consent can be, for one channel. */
export const consentChoices = choicesOf(['given', 'Given'], ['refused', 'Refused'], ['unknown', 'Unknown']);

const channelChoices = choicesOf(['voice', 'Voice'], ['sms', 'SMS'], ['email', 'E-mail']);

const dayLabels: Readonly<Record<Weekday, string>> = {
  mon: 'Monday',
  tue: 'Tuesday',
  wed: 'Wednesday',
  thu: 'Thursday',
  fri: 'Friday',
  sat: 'Saturday',
  sun: 'Sunday',
};

const contact = (name: string, label: string, type: FilterFieldType, column: string): FilterField => ({
  name,
  label,
  type,
  home: { of: 'contact', column },
  ...(type === 'consent' && { choices: consentChoices }),
});
const phone = (name: string, label: string, type: FilterFieldType, column: string, property: string): FilterField => ({
  name,
  label,
  type,
  home: { of: 'phone', column, property },
  ...(type === 'consent' && { choices: consentChoices }),
});
const email = (name: string, label: string, type: FilterFieldType, column: string, property: string): FilterField => ({
  name,
  label,
  type,
  home: { of: 'email', column, property },
  ...(type === 'consent' && { choices: consentChoices }),
});

const ownFields: readonly FilterField[] = [
  contact('id', 'Contact number', 'integer', 'id'),
  ...contactFieldNames.map((name) => {
    const { label, type, column } = contactFields[name];
    const field = contact(name, label, name === 'group' ? 'group' : ofContactType[type], column);
    return type === 'channel' ? { ...field, choices: channelChoices } : field;
  }),
  phone('phone', 'Phone', 'phone', 'e164', 'e164'),
  {
    ...phone('phoneType', 'Phone type', 'choice', 'type', 'type'),
    choices: choicesOf(['mobile', 'Mobile'], ['home', 'Home'], ['work', 'Work'], ['fax', 'Fax'], ['other', 'Other']),
  },
  {
    ...phone('phoneStatus', 'Phone status', 'choice', 'status', 'status'),
    choices: choicesOf(
      ['valid', 'Valid'],
      ['unverified', 'Unverified'],
      ['disconnected', 'Disconnected'],
      ['wrong-number', 'Wrong number'],
    ),
  },
  {
    ...phone('phoneBlock', 'Phone block', 'choice', 'block', 'block'),
    choices: choicesOf(['none', 'None'], ['daily', 'Daily'], ['permanent', 'Permanent']),
  },
  {
    name: 'phoneAlias',
    label: 'Phone alias',
    type: 'text',
    home: { of: 'phone', column: 'aliases', property: 'aliases', isList: true },
  },
  phone('phoneSmsConsent', 'SMS consent of a phone', 'consent', 'sms_consent', 'smsConsent'),
  phone('phoneCellConsent', 'Cell consent of a phone', 'consent', 'cell_consent', 'cellConsent'),
  email('email', 'E-mail', 'email', 'key', 'address'),
  email('emailAddressConsent', 'Consent of an e-mail address', 'consent', 'consent', 'consent'),
  email('emailBlocked', 'E-mail address blocked', 'boolean', 'is_blocked', 'isBlocked'),
  {
    name: 'allowedDays',
    label: 'Allowed days',
    type: 'choice',
    home: { of: 'days', column: 'allowed_days' },
    choices: choicesOf(...Object.entries(dayLabels)),
  },
  { name: 'lastInteractionAt', label: 'Last interaction', type: 'moment', home: { of: 'interactions' } },
  contact('createdAt', 'Created', 'moment', 'created_at'),
  contact('updatedAt', 'Modified', 'moment', 'updated_at'),
  contact('createdByJob', 'Created by job', 'job', 'created_by_job'),
  { name: 'changedByJob', label: 'Created or changed by job', type: 'job', home: { of: 'changes' } },
];

/** Where the field of this name is kept, one of all tenants or a tenant's own. */
export const homeOfField = (name: string): FilterHome =>
  ownFields.find((field) => field.name === name)?.home ??
  (name.startsWith(encryptedPrefix)
    ? { of: 'encrypted', key: name.slice(encryptedPrefix.length) }
    : { of: 'custom', key: name.replace(/^custom:/, '') });

/** What the names of encrypted fields begin with. */
const encryptedPrefix = 'encrypted:';

const ofCustomType: Readonly<Record<string, FilterFieldType>> = {
  number: 'number',
  string: 'text',
  date: 'date',
  boolean: 'boolean',
  list: 'text',
};

/** A custom field in a condition, as an import target names it: `custom:Shoe size`. */
export const customFieldName = (key: string): string => `custom:${key}`;

/** Every field that a tenant can filter by. A later one of the same name, which a library may bring, replaces an earlier. */
export function filterFieldsOf(tenant: {
  readonly custom: readonly FilterableCustomField[];
  readonly groups: readonly { readonly id: number; readonly name: string }[];
  readonly encrypted?: readonly { readonly key: string; readonly label: string }[];
}): FilterFields {
  const groups = tenant.groups.map(({ id, name }) => ({ value: String(id), label: name }));
  const custom = tenant.custom.map(({ key, label, type, options = [] }): FilterField => ({
    name: customFieldName(key),
    label,
    type: options.length > 0 ? 'choice' : (ofCustomType[type] ?? 'text'),
    home: { of: 'custom', key },
    ...(options.length > 0 && { choices: options.map((value) => ({ value, label: value })) }),
  }));
  const all = ownFields.map((field) => (field.type === 'group' ? { ...field, choices: groups } : field));
  const encrypted = (tenant.encrypted ?? []).map(({ key, label }): FilterField => ({
    name: `${encryptedPrefix}${key}`,
    label,
    type: 'encrypted',
    home: { of: 'encrypted', key },
  }));
  return new Map([...all, ...custom, ...encrypted].map((field) => [field.name, field]));
}

const words = ['is', 'isNot', 'in', 'notIn'] as const;
const given = ['isEmpty', 'isNotEmpty'] as const;
const parts = ['contains', 'starts', 'ends'] as const;
const amounts = ['is', 'isNot', 'lt', 'lte', 'gt', 'gte', 'between'] as const;
const days = ['lastDays', 'nextDays'] as const;

/** What can be asked of a field, by its type. */
export const operatorsOf: Readonly<Record<FilterFieldType, readonly FilterOperator[]>> = {
  text: [...words, ...parts, ...given],
  id: [...words, ...parts, ...given],
  choice: [...words, ...given],
  country: [...words, ...given],
  'time-zone': [...words, ...given],
  language: [...words, ...given],
  group: [...words, ...given],
  integer: [...amounts, 'in', 'notIn'],
  number: [...amounts, ...given],
  money: [...amounts, ...given],
  date: [...amounts, ...days, ...given],
  moment: [...amounts, ...days],
  boolean: ['is', 'isNot'],
  consent: words,
  phone: ['is', 'isNot', 'ends', ...given],
  email: ['is', 'isNot', 'starts', 'ends', ...given],
  job: ['is', 'isNot', ...given],
  // Whether there is a value, as everybody sees who may read the contact; never which.
  encrypted: given,
};

/** The operators of one field: custom booleans and interactions can be missing, and a list of changes cannot. */
export function operatorsOfField({ type, home }: FilterField): readonly FilterOperator[] {
  if (type === 'boolean' && home.of === 'custom') return [...operatorsOf.boolean, ...given];
  if (home.of === 'interactions') return [...operatorsOf[type], ...given];
  return home.of === 'changes' ? ['is', 'isNot'] : operatorsOf[type];
}
