import { BadCell, findDamage, readerOfField, toDayBits, writeCodes } from '../contact/index.js';
import type { ContactFieldName, CustomReaders, NoteFault, PlannedCustom, WriteFault } from '../contact/index.js';
import type { ConsentChannel, ConsentSource, ConsentState } from '../consent/index.js';
import { consentChannels } from '../consent/index.js';
import { Refusal } from '../refusal/index.js';
import type { BulkChange } from './bulk-change.contract.js';
import { modifiableFields } from './bulk-change.fields.js';

/** A single value of a contact that a bulk change can write, by the name its before-image has. */
export type BulkField = ContactFieldName | 'allowedDays' | 'allowedFrom' | 'allowedUntil';
/** A value as it is kept: text in its canonical form, yes or no, a group's id or the bits of days, null for empty. */
export type BulkValue = string | boolean | number | null;

/** What happens to one field. Amounts are decimals with a sign and two places, days go either way. */
export type Assignment =
  | { readonly do: 'set'; readonly field: BulkField; readonly value: BulkValue }
  | { readonly do: 'add'; readonly field: 'balance'; readonly amount: string }
  | { readonly do: 'shift'; readonly field: 'dueDate'; readonly days: number };

/** What was said about one channel, to be written into the ledger. */
export interface PlannedConsent {
  readonly channel: ConsentChannel;
  readonly state: ConsentState;
}

/** What is known of a consent beside what was said. */
export interface ConsentStory {
  readonly source: ConsentSource;
  readonly capturedAt: string;
  readonly wordingVersion: string | null;
  readonly evidence: string | null;
}

/** A bulk change as it is carried out: the same for every contact. */
export interface BulkPlan {
  readonly assignments: readonly Assignment[];
  /** Null: no custom value changes. */
  readonly custom: PlannedCustom | null;
  readonly consents: readonly PlannedConsent[];
  readonly story: ConsentStory | null;
  readonly deletes: boolean;
}

const empty: BulkPlan = { assignments: [], custom: null, consents: [], story: null, deletes: false };

/**
 * Reads a bulk change by the rules that imports read cells by.
 * @param readers how values of the tenant's custom fields are read
 * @throws Refusal `invalid-input` that names every value that cannot be kept, below `changes`
 */
export function planBulkChange(change: BulkChange, readers: CustomReaders): BulkPlan {
  const faults: WriteFault[] = [];
  const fault: NoteFault = (path, code) => {
    faults.push({ path: `changes.${path}`, code, message: writeCodes[code] });
    return [];
  };
  const plan = { ...empty, ...planCategory(change, readers, fault) };
  if (faults.length > 0) throw new Refusal('invalid-input', { errors: faults });
  return plan;
}

function planCategory(change: BulkChange, readers: CustomReaders, fault: NoteFault): Partial<BulkPlan> {
  switch (change.category) {
    case 'status':
      return { assignments: [{ do: 'set', field: 'active', value: change.changes.active }] };
    case 'balance':
      return { assignments: planBalance(change.changes.balance, fault) };
    case 'due-date': {
      const { dueDate } = change.changes;
      if (dueDate.do === 'shift') return { assignments: [{ do: 'shift', field: 'dueDate', days: dueDate.days }] };
      return { assignments: read('dueDate', dueDate.date, fault, 'dueDate.date') };
    }
    case 'group':
      return { assignments: [{ do: 'set', field: 'group', value: change.changes.groupId }] };
    case 'ownership':
      return { assignments: readFields(['agentId', 'agentTeam'], change.changes, fault) };
    case 'consent': {
      const { channels, ...story } = change.changes;
      const consents = consentChannels.flatMap((channel) => {
        const state = channels[channel];
        return state === undefined ? [] : [{ channel, state }];
      });
      return { consents, story };
    }
    case 'custom':
      return { custom: planCustom(change.changes.custom, readers, fault) };
    case 'fields': {
      const { allowedDays, allowedFrom, allowedUntil, ...fields } = change.changes;
      const days = allowedDays === undefined ? undefined : allowedDays && toDayBits(allowedDays);
      const hours = { allowedDays: days, allowedFrom, allowedUntil };
      const set = Object.entries(hours).flatMap(([field, value]) =>
        value === undefined ? [] : [{ do: 'set' as const, field: field as BulkField, value }],
      );
      return { assignments: [...readFields(modifiableFields, fields, fault), ...set] };
    }
    case 'delete':
      return { deletes: true };
  }
}

type Typed = string | boolean | null | undefined;

const readFields = (
  fields: readonly ContactFieldName[],
  typed: Readonly<Partial<Record<ContactFieldName, Typed>>>,
  fault: NoteFault,
): Assignment[] => fields.flatMap((field) => read(field, typed[field], fault));

/** What is typed into a field; an empty text clears it, as null does. Nothing for a field that is left alone. */
function read(field: ContactFieldName, typed: Typed, fault: NoteFault, path: string = field): Assignment[] {
  if (typed === undefined) return [];
  const value = typeof typed === 'string' ? readText(field, typed.trim()) : typed;
  return value instanceof BadCell ? fault(path, value.code) : [{ do: 'set', field, value }];
}

function readText(field: ContactFieldName, text: string): string | null | BadCell {
  const value = text === '' ? null : (findDamage(text) ?? readerOfField(field, 'ymd')(text));
  return value === '' ? null : value;
}

function planBalance(
  balance: Extract<BulkChange, { category: 'balance' }>['changes']['balance'],
  fault: NoteFault,
): Assignment[] {
  if (balance.do === 'set') return read('balance', balance.amount, fault, 'balance.amount');
  const amount = readText('balance', balance.amount.trim());
  if (amount === null) return fault('balance.amount', 'money.malformed');
  if (amount instanceof BadCell) return fault('balance.amount', amount.code);
  return [{ do: 'add', field: 'balance', amount: balance.do === 'add' ? amount : negated(amount) }];
}

const negated = (amount: string): string => (amount.startsWith('-') ? amount.slice(1) : `-${amount}`);

function planCustom(
  typed: Readonly<Record<string, string | number | boolean | null>>,
  readers: CustomReaders,
  fault: NoteFault,
): PlannedCustom {
  const set = new Map<string, string | number | boolean>();
  const cleared: string[] = [];
  for (const [key, raw] of Object.entries(typed)) {
    const reader = readers.get(key);
    const value = reader === undefined ? undefined : raw === null || raw === '' ? null : reader(raw);
    if (value === undefined) fault(`custom.${key}`, 'custom-field.unknown');
    else if (value instanceof BadCell) fault(`custom.${key}`, value.code);
    else if (value === null) cleared.push(key);
    else set.set(key, value);
  }
  return { set: Object.fromEntries(set), cleared };
}
