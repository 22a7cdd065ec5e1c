import { listPath } from './question.mjs';

/**
 * @typedef {import('./question.mjs').Contact} Contact
 * @typedef {import('./question.mjs').ContactList} ContactList
 * @typedef {import('./question.mjs').QuestionKind} QuestionKind
 * @typedef {import('./needles.mjs').Needles} Needles
 */

/** The orders a list offers. */
export const sorts = ['-created', 'created', 'name', '-name', 'contactId1', '-contactId1'];
const barMs = 50;
const walkChance = 0.8;

/** The first page in every order. @returns {QuestionKind[]} */
export const firstPages = () =>
  sorts.map((sort) => ({
    name: `list, ${sort}`,
    barMs,
    ask: () => ({
      path: listPath({ sort }),
      isRight: ({ items }) => items.length > 0 && isInOrder(items, sort),
    }),
  }));

/**
 * Next pages in every order: mostly the one behind the page before, and now and then somewhere else. One gets there by the
 * cursor of a search for the end of a phone, which has its matches all over the list.
 * @returns {QuestionKind[]}
 */
export const nextPages = (/** @type {Needles} */ needles) =>
  sorts.map((sort) => ({
    name: `next page, ${sort}`,
    barMs,
    ask: async (client, previous) => {
      const isWalk = typeof previous?.next === 'string' && needles.dice.chance(walkChance);
      /** @type {ContactList} */
      const before = isWalk ? previous : await client.get(listPath(jump(needles, sort)));
      const from = before.next === null ? await client.get(listPath({ sort })) : before;
      const last = from.items.slice(-1);
      return {
        path: listPath(from.next === null ? { sort } : { sort, after: from.next }),
        isRight: ({ items }) => from.next === null || isInOrder([...last, ...items], sort),
      };
    },
  }));

const jump = (/** @type {Needles} */ needles, /** @type {string} */ sort) => ({
  q: needles.person().phone1.slice(-4),
  sort,
  limit: 1,
});

/** Whether contacts stand in an order; that of names is the database's own and not judged here. */
export function isInOrder(/** @type {readonly Contact[]} */ items, /** @type {string} */ sort) {
  if (sort === 'name' || sort === '-name') return true;
  const direction = sort.startsWith('-') ? -1 : 1;
  return items.every((item, i) => {
    const before = items[i - 1];
    return before === undefined || isBehind(before, item, sort.replace('-', ''), direction);
  });
}

function isBehind(
  /** @type {Contact} */ before,
  /** @type {Contact} */ item,
  /** @type {string} */ sort,
  /** @type {number} */ direction,
) {
  if (sort === 'created') return (item.id - before.id) * direction > 0;
  // contacts without a Contact ID come last, in either direction
  if (before.contactId1 === null) return item.contactId1 === null && item.id > before.id;
  if (item.contactId1 === null) return true;
  return (item.contactId1 > before.contactId1 ? 1 : -1) * direction > 0;
}

/**
 * The contacts of one job, in every order, with a total that does not lie.
 * @param {Needles} needles
 * @param {{ id: string, count: number }} job and how many contacts it created or updated
 * @returns {QuestionKind}
 */
export const ofJob = (needles, { id, count }) => ({
  name: 'contacts of a job',
  barMs: 500,
  slowestMs: 1_000,
  ask: () => {
    const sort = needles.dice.pick(sorts);
    return {
      path: listPath({ sort, job: id }),
      isRight: ({ items, total }) => items.length > 0 && isInOrder(items, sort) && isHonest(total, count),
    };
  },
});

/**
 * Whether a total means what it says: exact, a lower bound, or an estimate that is off by at most this share.
 * @param {ContactList['total']} total
 * @param {number} count
 * @param {number} off
 */
export function isHonest({ value, relation }, count, off = 0.05) {
  if (relation === 'eq') return value === count;
  if (relation === 'gte') return value <= count;
  return Math.abs(value - count) <= count * off;
}
