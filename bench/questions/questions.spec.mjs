import { describe, expect, it } from '@jest/globals';
import { firstLoad } from '../generate/contact-file.mjs';
import { Dice } from '../generate/random.mjs';
import { askAll } from './ask-all.mjs';
import { isHonest, isInOrder } from './lists.mjs';
import { lookups } from './lookups.mjs';
import { nameSearches } from './names.mjs';
import { Needles, plain } from './needles.mjs';
import { typoKinds, withTypo } from './typos.mjs';

/** @typedef {import('./question.mjs').Contact} Contact */
/** @typedef {import('../product/client.mjs').Client} Client */

const file = firstLoad({ rows: 2_000, seed: 5 });

describe('a typo', () => {
  it.each(typoKinds)('by %s is one letter away, and never the word itself', (kind) => {
    const dice = new Dice().aim(1, 2);
    const lengths = { substitution: 0, insertion: 1, deletion: -1, transposition: 0 };
    for (let i = 0; i < 500; i++) {
      const word = file.personOf(i).lastName;
      const typed = withTypo(word, kind, dice);
      expect(typed).not.toBe(word);
      expect(typed.length - word.length).toBe(lengths[kind]);
      if (kind === 'transposition') expect([...typed].sort()).toEqual([...word].sort());
    }
  });

  it('of a word without two different neighbours is another letter', () => {
    expect(withTypo('Aaaa', 'transposition', new Dice().aim(1, 1))).toMatch(/^.{4}$/);
  });
});

it('draws people who are in the file, the same for the same seed', () => {
  const drawn = (/** @type {number} */ seed) => {
    const needles = new Needles(file, seed);
    return Array.from({ length: 50 }, () => needles.person().account);
  };
  expect(drawn(1)).toEqual(drawn(1));
  expect(drawn(1)).not.toEqual(drawn(2));
  const clean = new Set();
  for (let row = 0; row < file.rows; row++) {
    const truth = file.truthOf(row);
    if (truth.is === 'clean') clean.add(file.accountOf(truth));
  }
  expect(drawn(1).filter((account) => !clean.has(account))).toEqual([]);
});

it.each([
  ['José "Jos" O’Neil', 'jose jos o neil'],
  ['MÜLLER,  Ann', 'muller ann'],
])('compares %s as %s', (name, expected) => expect(plain(name)).toBe(expected));

const contact = (/** @type {Partial<Record<keyof Contact, unknown>>} */ fields) =>
  /** @type {Contact} */ (/** @type {unknown} */ ({ id: 1, contactId1: null, phones: [], ...fields }));

it.each([
  ['created', [{ id: 1 }, { id: 2 }], true],
  ['created', [{ id: 2 }, { id: 1 }], false],
  ['-created', [{ id: 2 }, { id: 1 }], true],
  ['contactId1', [{ contactId1: '01' }, { contactId1: '02' }, { id: 1 }, { id: 2 }], true],
  ['contactId1', [{ id: 1 }, { contactId1: '02' }], false],
  ['-contactId1', [{ contactId1: '02' }, { contactId1: '01' }, { id: 1 }], true],
])('knows the order by %s', (sort, rows, expected) => expect(isInOrder(rows.map(contact), sort)).toBe(expected));

it.each(
  /** @type {const} */ ([
    ['eq', 100, true],
    ['eq', 99, false],
    ['gte', 10, true],
    ['gte', 101, false],
    ['estimate', 96, true],
    ['estimate', 90, false],
  ]),
)('takes a total that is %s %i of 100 for honest: %s', (relation, value, expected) =>
  expect(isHonest({ relation, value }, 100)).toBe(expected),
);

it('counts a right answer as right and a wrong one as wrong, and does not count the warm-up', async () => {
  const everybody = Array.from({ length: file.rows }, (_, n) => n)
    .filter((row) => file.truthOf(row).is === 'clean')
    .map((row) => {
      const person = file.personOf(row);
      const phones = [person.phone1, person.phone2].map((phone) => ({ e164: `+1${phone}` }));
      return contact({ ...person, id: row + 1, contactId1: person.account, phones });
    });
  const all = { items: everybody, next: null, total: { value: 1, relation: 'eq' } };
  const client = (/** @type {unknown} */ answer) =>
    /** @type {Client} */ (/** @type {unknown} */ ({ get: async () => answer }));
  const needles = new Needles(file, 3);
  const kinds = [...lookups(needles), ...nameSearches(needles)].filter(
    ({ name }) => !/digits|beginning|parts|one word/.test(name),
  );
  for (const each of await askAll(client(all), kinds, { requests: 5, warmUp: 2 }))
    expect([each.name, each.latency.count, each.right]).toEqual([each.name, 5, 5]);
  for (const each of await askAll(client({ ...all, items: [] }), kinds, { requests: 5, warmUp: 0 }))
    expect([each.name, each.right, each.isMet]).toEqual([each.name, 0, false]);
});
