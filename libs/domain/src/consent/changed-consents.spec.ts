import { describe, expect, it } from '@jest/globals';
import { changedConsents } from './changed-consents.js';
import type { Consenting } from './changed-consents.js';

const phone = (e164: string, change: object = {}): Consenting['phones'][number] => ({
  position: 1,
  e164,
  raw: e164,
  extension: null,
  type: null,
  aliases: [],
  status: null,
  smsConsent: null,
  cellConsent: null,
  block: 'none',
  blockedOn: null,
  preferred: false,
  ...change,
});
const email = (address: string, consent: boolean | null) => ({ position: 1, address, consent, blocked: false });
const contact = (change: Partial<Consenting> = {}): Consenting => ({
  voiceConsent: null,
  cellConsent: null,
  smsConsent: null,
  emailConsent: null,
  phones: [],
  emails: [],
  ...change,
});
const told = (before: Consenting | null, after: Consenting) =>
  changedConsents(before, after).map(({ channel, address, state, path }) =>
    [channel, address ?? 'all', state, path].join(' '),
  );

describe('the consents an edit changed', () => {
  it.each<[string, Consenting | null, Consenting, readonly string[]]>([
    ['a new contact', null, contact({ smsConsent: true }), ['sms all granted smsConsent']],
    ['nothing', contact({ smsConsent: true }), contact({ smsConsent: true }), []],
    [
      'a yes that became a no',
      contact({ smsConsent: true }),
      contact({ smsConsent: false }),
      ['sms all revoked smsConsent'],
    ],
    ['one that is not known any more', contact({ voiceConsent: false }), contact(), ['voice all unknown voiceConsent']],
    [
      'one of a number that moved up',
      contact({ phones: [phone('+1'), phone('+2', { smsConsent: true })] }),
      contact({ phones: [phone('+2', { smsConsent: true, cellConsent: false }), phone('+1')] }),
      ['cell +2 refused phones.0.cellConsent'],
    ],
    ['a number that is gone', contact({ phones: [phone('+1', { smsConsent: true })] }), contact(), []],
    [
      'an address in another case',
      contact({ emails: [email('Ana@X.test', null)] }),
      contact({ emails: [email('ana@x.test', true)] }),
      ['email ana@x.test granted emails.0.consent'],
    ],
  ])('of %s', (_, before, after, expected) => {
    expect(told(before, after)).toEqual(expected);
  });
});
