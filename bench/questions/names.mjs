import { isName } from '../generate/names.mjs';
import { firstWord, plain } from './needles.mjs';
import { everyOne, someOne } from './question.mjs';
import { typoKinds, withTypo } from './typos.mjs';

/**
 * @typedef {import('./question.mjs').Contact} Contact
 * @typedef {import('./question.mjs').QuestionKind} QuestionKind
 * @typedef {import('./needles.mjs').Needles} Needles
 * @typedef {import('../generate/person.mjs').Person} Person
 */

const barMs = 150;
const leastTypoLength = 4;
/** Some mistyped names begin another one, and find that. */
const leastRight = 0.9;

/**
 * A search whose every answer must be of the kind; or, if it says that others are shown too since few are, that finds one.
 * @param {string} q
 * @param {(contact: Contact) => boolean} fits
 * @returns {import('./question.mjs').Question}
 */
const nobodyElse = (q, fits) => ({
  path: everyOne(q, fits).path,
  isRight: (answer, client) => {
    const isWide = answer.understood?.includes('also shown') === true;
    return (isWide ? someOne : everyOne)(q, fits).isRight(answer, client);
  },
});

/** Somebody looked for by name. @returns {QuestionKind[]} */
export const nameSearches = (/** @type {Needles} */ needles) => [
  {
    name: 'name, one word',
    barMs,
    ask: () => {
      const { firstName, lastName } = needles.person();
      const word = needles.dice.chance(0.3) ? firstWord(firstName) : lastName;
      return everyOne(word, (contact) => nameOf(contact).includes(plain(word)));
    },
  },
  {
    name: 'name, two words in any order',
    barMs,
    ask: () => {
      const person = needles.person();
      const words = [firstWord(person.firstName), person.lastName];
      return someOne((needles.dice.chance(0.5) ? words : words.reverse()).join(' '), isPerson(person));
    },
  },
  {
    name: 'name, parts of words',
    barMs,
    ask: () => {
      const { firstName, lastName } = needles.person();
      const parts = [partOf(lastName, needles), firstWord(firstName).slice(0, 3 + needles.dice.below(3))];
      return nobodyElse(parts.join(' '), (contact) => parts.every((part) => nameOf(contact).includes(plain(part))));
    },
  },
  {
    name: 'name, other accents and case',
    barMs,
    ask: () => {
      const person = needles.person();
      return someOne(otherwise(`${firstWord(person.firstName)} ${person.lastName}`, needles), isPerson(person));
    },
  },
  ...typoKinds.map((kind) => ({
    name: `name, ${kind}`,
    barMs,
    leastRight,
    ask: () => {
      const person = someoneWithLongName(needles);
      return needles.dice.chance(0.5)
        ? lastNameWithTypo(person, kind, needles)
        : fullNameWithTypo(person, kind, needles);
    },
  })),
];

/** Whoever types somebody else's name finds somebody else. */
function mistyped(
  /** @type {string} */ name,
  /** @type {import('./typos.mjs').TypoKind} */ kind,
  /** @type {import('../generate/random.mjs').Dice} */ dice,
) {
  for (;;) {
    const typed = withTypo(name, kind, dice);
    if (!isName(typed)) return typed;
  }
}

/** Who has this name may be many: whoever is told apart by the name alone will do. */
function fullNameWithTypo(
  /** @type {Person} */ person,
  /** @type {import('./typos.mjs').TypoKind} */ kind,
  /** @type {Needles} */ { dice },
) {
  const first = firstWord(person.firstName);
  const isFirst = first.length >= leastTypoLength && dice.chance(0.5);
  const asked = isFirst
    ? `${mistyped(first, kind, dice)} ${person.lastName}`
    : `${first} ${mistyped(person.lastName, kind, dice)}`;
  return someOne(
    asked,
    (contact) => isSame(contact.lastName, person.lastName) && isSame(firstWord(contact.firstName ?? ''), first),
  );
}

const lastNameWithTypo = (
  /** @type {Person} */ { lastName },
  /** @type {import('./typos.mjs').TypoKind} */ kind,
  /** @type {Needles} */ { dice },
) => someOne(mistyped(lastName, kind, dice), (contact) => isSame(contact.lastName, lastName));

const isSame = (/** @type {string | null} */ one, /** @type {string} */ other) => plain(one ?? '') === plain(other);

function someoneWithLongName(/** @type {Needles} */ needles) {
  for (;;) {
    const person = needles.person();
    if (person.lastName.length >= leastTypoLength) return person;
  }
}

const isPerson =
  (/** @type {Person} */ { account }) =>
  (/** @type {Contact} */ contact) =>
    contact.contactId1 === account;

const nameOf = (/** @type {Contact} */ { firstName, lastName, company }) =>
  plain([lastName, firstName, company].filter((part) => part !== null).join(' '));

/** At least three letters from anywhere in a name. */
function partOf(/** @type {string} */ name, /** @type {Needles} */ { dice }) {
  const length = Math.min(name.length, 3 + dice.below(3));
  const from = dice.below(name.length - length + 1);
  return name.slice(from, from + length);
}

/** The same name as somebody types it who has no é, holds shift, or puts an accent where none is. */
function otherwise(/** @type {string} */ name, /** @type {Needles} */ { dice }) {
  const bare = name.normalize('NFD').replace(/\p{M}/gu, '');
  switch (dice.below(3)) {
    case 0:
      return bare.toUpperCase();
    case 1:
      return bare.toLowerCase();
    default:
      return bare.replace(/[aeiou]/, (vowel) => `${vowel}\u0301`).normalize('NFC');
  }
}
