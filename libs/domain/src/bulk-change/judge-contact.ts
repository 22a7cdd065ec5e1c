import type { ConsentChannel, ConsentState } from '../consent/index.js';
import type { CustomValue } from '../contact/index.js';
import { addDays } from '../filter/index.js';
import type { BulkChangeCode } from './bulk-change.codes.js';
import type { Assignment, BulkField, BulkPlan, BulkValue } from './plan-bulk-change.js';

/** What a contact has, as far as a plan asks. */
export interface BulkContact {
  readonly values: Readonly<Partial<Record<BulkField, BulkValue>>>;
  readonly custom: Readonly<Record<string, CustomValue>>;
  /** Channels about which the ledger knows something newer than the plan's story. */
  readonly newer: readonly ConsentChannel[];
  /** Channels to which the person said no, which holds: only a yes, which has proof here, takes its place. */
  readonly refused: readonly ConsentChannel[];
}

/** What becomes of one contact. `before` and `after` have only what differs. */
export type Verdict =
  | {
      readonly is: 'changed';
      readonly before: Readonly<Record<string, unknown>>;
      readonly after: Readonly<Record<string, unknown>>;
    }
  | { readonly is: 'unchanged' }
  | { readonly is: 'cannot'; readonly code: BulkChangeCode };

/** The largest balance that is kept, in hundredths: `numeric(14,2)`. */
export const mostCents = 99_999_999_999_999n;
/** The first and the last day that is kept. */
export const dayRange = { first: '1800-01-01', last: '2200-12-31' } as const;

/** The field of a contact in which what holds for a channel is kept. */
export const keptField = {
  voice: 'voiceConsent',
  cell: 'cellConsent',
  sms: 'smsConsent',
  email: 'emailConsent',
} as const;

/** What is kept of a state: yes, no, or nothing known. */
export const keptOf = (state: ConsentState): boolean | null => (state === 'unknown' ? null : state === 'granted');

/**
 * Decides what a bulk change makes of one contact. A contact that cannot have one part of it keeps all it has: nobody shall
 * look for which half was done. Twin of the SQL in `libs/db/src/bulk-change`.
 */
export function judgeContact(plan: BulkPlan, contact: BulkContact): Verdict {
  if (plan.deletes) return { is: 'changed', before: {}, after: {} };
  const had = contact.values;
  const fresh = new Map<string, unknown>();
  for (const assignment of plan.assignments) {
    const value = freshValue(assignment, had[assignment.field] ?? null);
    if (typeof value === 'object' && value !== null) return { is: 'cannot', code: value.code };
    fresh.set(assignment.field, value);
  }
  if (losesName(fresh, had)) return { is: 'cannot', code: 'name.required' };
  for (const { channel, state } of plan.consents) {
    if (contact.newer.includes(channel)) return { is: 'cannot', code: 'consent.newer' };
    if (state === 'unknown' && contact.refused.includes(channel))
      return { is: 'cannot', code: 'consent.refused-by-person' };
    fresh.set(keptField[channel], keptOf(state));
  }
  const before: Record<string, unknown> = {};
  const after: Record<string, unknown> = {};
  for (const [field, value] of fresh) {
    const old = had[field as BulkField] ?? null;
    if (old !== value) [before[field], after[field]] = [old, value];
  }
  const custom = freshCustom(plan, contact.custom);
  if (custom !== null) [before['custom'], after['custom']] = [contact.custom, custom];
  return Object.keys(before).length === 0 ? { is: 'unchanged' } : { is: 'changed', before, after };
}

interface Cannot {
  readonly code: BulkChangeCode;
}

function freshValue(assignment: Assignment, had: BulkValue): BulkValue | Cannot {
  if (assignment.do === 'set') return assignment.value;
  if (assignment.do === 'add') {
    if (typeof had !== 'string') return { code: 'balance.empty' };
    const cents = toCents(had) + toCents(assignment.amount);
    return cents > mostCents || cents < -mostCents ? { code: 'balance.out-of-range' } : fromCents(cents);
  }
  if (typeof had !== 'string') return { code: 'due-date.empty' };
  const day = addDays(had, assignment.days);
  const isKept = /^\d{4}-/.test(day) && day >= dayRange.first && day <= dayRange.last;
  return isKept ? day : { code: 'due-date.out-of-range' };
}

/** A contact that has neither name, as a company may, need not get one; nobody takes the last one away. */
function losesName(fresh: ReadonlyMap<string, unknown>, had: BulkContact['values']): boolean {
  const names = ['firstName', 'lastName'] as const;
  if (!names.some((name) => fresh.has(name))) return false;
  const isNamed = (of: (name: (typeof names)[number]) => unknown) => names.some((name) => (of(name) ?? null) !== null);
  return isNamed((name) => had[name]) && !isNamed((name) => (fresh.has(name) ? fresh.get(name) : had[name]));
}

/** The whole object as it would be; null: it stays. */
function freshCustom({ custom }: BulkPlan, had: BulkContact['custom']): Record<string, CustomValue> | null {
  if (custom === null) return null;
  const fresh = new Map(Object.entries(had));
  for (const key of custom.cleared) fresh.delete(key);
  for (const [key, value] of Object.entries(custom.set)) fresh.set(key, value);
  const old = new Map(Object.entries(had));
  const isSame = fresh.size === old.size && [...fresh].every(([key, value]) => old.get(key) === value);
  return isSame ? null : Object.fromEntries(fresh);
}

/** Hundredths of a canonical amount. */
export function toCents(amount: string): bigint {
  const [whole = '0', cents = ''] = amount.replace('-', '').split('.');
  const value = BigInt(whole + cents.padEnd(2, '0'));
  return amount.startsWith('-') ? -value : value;
}

function fromCents(cents: bigint): string {
  const digits = String(cents < 0n ? -cents : cents).padStart(3, '0');
  return `${cents < 0n ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}
