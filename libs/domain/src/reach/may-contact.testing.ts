import { defaultReachRules } from './default-rules.js';
import { mayContact } from './may-contact.js';
import type { ReachAddress, ReachFacts, ReachQuestion } from './may-contact.js';
import type { ReachRules } from './calling-windows.contract.js';
import type { MayContact } from './reach.contract.js';

/** A number that nothing is known against. */
export const phone: ReachAddress = {
  value: '+12125550123',
  status: null,
  block: 'none',
  blockedOn: null,
  isMobile: null,
};
/** An e-mail. */
export const mail: ReachAddress = { ...phone, value: 'ana@x.test' };
const person: ReachFacts = {
  isActive: true,
  isDoNotContact: false,
  allowedDays: null,
  allowedFrom: null,
  allowedUntil: null,
  timeZone: 'America/New_York',
  state: null,
  country: null,
  address: phone,
};
/** Nothing is closed by law. */
export const noRules: ReachRules = { ...defaultReachRules, windows: [] };

/** What differs from a person in New York. */
export interface Asked extends Partial<Omit<ReachQuestion, 'facts' | 'at'>> {
  readonly facts?: Partial<ReachFacts>;
}
/** Asks for an instant. */
export const ask = (at: string, { facts, ...rest }: Asked = {}): MayContact =>
  mayContact({
    channel: 'voice',
    consents: [],
    rules: defaultReachRules,
    ...rest,
    facts: { ...person, ...facts },
    at: Date.parse(at),
  });
