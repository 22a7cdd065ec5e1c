import { toEmailKey } from '../contact/index.js';
import type { ContactView } from '../contact/index.js';
import type { ConsentChannel, ConsentState } from './consent.contract.js';
import { stateOfKept } from './consent.contract.js';

/** The part of a contact that says what it consented to. */
export type Consenting = Pick<
  ContactView,
  'voiceConsent' | 'cellConsent' | 'smsConsent' | 'emailConsent' | 'phones' | 'emails'
>;

/** A consent that an edit changed: what the ledger has to say about it, and where in the request it stood. */
export interface ChangedConsent {
  readonly channel: ConsentChannel;
  /** A number (E.164) or the key of an e-mail address; null: all of them. */
  readonly address: string | null;
  readonly state: ConsentState;
  /** `smsConsent`, `phones.0.smsConsent`. */
  readonly path: string;
}

const ofContact = ['voice', 'cell', 'sms', 'email'] as const;
const ofPhone = ['cell', 'sms'] as const;

/**
 * The consents that differ between a contact before and after an edit; `before` null: a new one. As for imports, a yes that
 * becomes a no was taken back, which starts the clock. A number or address that is gone says nothing: its entries stay.
 */
export function changedConsents(before: Consenting | null, after: Consenting): readonly ChangedConsent[] {
  const changed: ChangedConsent[] = [];
  const note = (was: boolean | null, is: boolean | null, about: Omit<ChangedConsent, 'state'>): void => {
    if (was !== is) changed.push({ ...about, state: was === true && is === false ? 'revoked' : stateOfKept(is) });
  };
  for (const channel of ofContact) {
    const path = `${channel}Consent` as const;
    note(before?.[path] ?? null, after[path], { channel, address: null, path });
  }
  for (const [at, phone] of after.phones.entries()) {
    const had = before?.phones.find(({ e164 }) => e164 === phone.e164);
    for (const channel of ofPhone) {
      const name = `${channel}Consent` as const;
      note(had?.[name] ?? null, phone[name], { channel, address: phone.e164, path: `phones.${at}.${name}` });
    }
  }
  for (const [at, email] of after.emails.entries()) {
    const address = toEmailKey(email.address);
    const had = before?.emails.find((each) => toEmailKey(each.address) === address);
    note(had?.consent ?? null, email.consent, { channel: 'email', address, path: `emails.${at}.consent` });
  }
  return changed;
}
