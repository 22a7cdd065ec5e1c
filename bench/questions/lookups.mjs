import { layOutPhone } from '../generate/phones.mjs';
import { everyOne, someOne } from './question.mjs';

/**
 * @typedef {import('./question.mjs').Contact} Contact
 * @typedef {import('./question.mjs').QuestionKind} QuestionKind
 * @typedef {import('./needles.mjs').Needles} Needles
 */

const barMs = 30;

/** Somebody looked up by a number, an address or an id, whole or in part. @returns {QuestionKind[]} */
export const lookups = (/** @type {Needles} */ needles) => [
  {
    name: 'phone, as people write it',
    barMs,
    ask: () => {
      const { phone1, phone2, account } = needles.person();
      return someOne(layOutPhone(needles.dice.chance(0.5) ? phone1 : phone2, needles.dice), hasAccount(account));
    },
  },
  ...[4, 7].map((digits) => ({
    name: `phone, last ${digits} digits`,
    barMs,
    ask: () => {
      const end = needles.person().phone1.slice(-digits);
      return everyOne(end, (contact) => hasPhoneEnd(contact, end) || hasIdPrefix(contact, end));
    },
  })),
  {
    name: 'e-mail',
    barMs,
    ask: () => {
      const { email, account } = needles.person();
      return someOne(needles.dice.chance(0.2) ? email.toUpperCase() : email, hasAccount(account));
    },
  },
  {
    name: 'e-mail, its beginning',
    barMs,
    ask: () => {
      const { email, account } = needles.person();
      return someOne(email.slice(0, email.indexOf('@') + 1 + needles.dice.below(4)), hasAccount(account));
    },
  },
  {
    name: 'Contact ID',
    barMs,
    ask: () => {
      const { account } = needles.person();
      return someOne(account, hasAccount(account));
    },
  },
  {
    name: 'Contact ID, its beginning',
    barMs,
    ask: () => {
      const begin = needles.person().account.slice(0, 5 + needles.dice.below(3));
      return everyOne(begin, (contact) => hasPhoneEnd(contact, begin) || hasIdPrefix(contact, begin));
    },
  },
];

const hasAccount = (/** @type {string} */ account) => (/** @type {Contact} */ contact) =>
  contact.contactId1 === account;
const hasPhoneEnd = (/** @type {Contact} */ { phones }, /** @type {string} */ end) =>
  phones.some(({ e164 }) => e164.endsWith(end));
const hasIdPrefix = (/** @type {Contact} */ { contactId1 }, /** @type {string} */ begin) =>
  contactId1?.startsWith(begin) === true;
