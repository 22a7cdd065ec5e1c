import { toFilterInUrl } from '@rollcall/domain/filter';
import { isHonest, isInOrder, sorts } from './lists.mjs';
import { listPath } from './question.mjs';

/**
 * @typedef {import('@rollcall/domain/filter').Filter} Filter
 * @typedef {import('./question.mjs').Contact} Contact
 * @typedef {import('./question.mjs').QuestionKind} QuestionKind
 * @typedef {import('./needles.mjs').Needles} Needles
 */

/**
 * A filter, what it means for one contact of a list, and the plain SQL that counts it: neither is the product's own reading of it.
 * @typedef {object} Meant
 * @property {Filter} filter
 * @property {(contact: Contact) => boolean} fits
 * @property {string} where over `contacts c`
 * @property {readonly unknown[]} values of `where`
 */

const pageBarMs = 500;
const countBarMs = 1_000;
/** How often each kind is drawn anew: each draw is counted in the whole table first. */
const draws = 4;
/**
 * How far an estimate may be off. It stands on a sample: of the fewest hits that make one, twenty, a third is one and a half times
 * what chance alone does.
 */
const off = 1 / 3;

const same = (/** @type {string | null} */ one, /** @type {string} */ other) =>
  one !== null && one.toLowerCase() === other.toLowerCase();

/**
 * What every tenth or hundredth contact is: a page is full soon.
 * @param {Needles} needles
 * @param {ReadonlyMap<string, number>} groups ids by name
 * @returns {Record<string, () => Meant>}
 */
const common = (needles, groups) => ({
  'state is': () => {
    const { state } = needles.person();
    return {
      filter: { field: 'state', op: 'is', value: state },
      fits: (contact) => same(contact.state, state),
      where: 'c.state = $1',
      values: [state],
    };
  },
  'group is': () => {
    const id = groups.get(needles.person().group) ?? 0;
    return {
      filter: { field: 'group', op: 'in', value: [id] },
      fits: ({ groupId }) => groupId === id,
      where: 'c.group_id = $1',
      values: [id],
    };
  },
  'title contains': () => ({
    filter: { field: 'title', op: 'contains', value: 'manager' },
    fits: ({ title }) => title !== null && /manager/i.test(title),
    where: `c.title ilike '%manager%'`,
    values: [],
  }),
  'due date before': () => ({
    filter: { field: 'dueDate', op: 'lt', value: '2026-03-01' },
    fits: ({ dueDate }) => dueDate !== null && dueDate < '2026-03-01',
    where: `c.due_date < '2026-03-01'`,
    values: [],
  }),
  'company is empty': () => ({
    filter: { field: 'company', op: 'isEmpty' },
    fits: ({ company }) => company === null,
    where: 'c.company is null',
    values: [],
  }),
});

/**
 * What few are, or nobody, with an index to help and without.
 * @param {Needles} needles
 * @returns {Record<string, () => Meant>}
 */
const rare = (needles) => ({
  'city is, without an index': () => {
    const { city } = needles.person();
    return {
      filter: { field: 'city', op: 'is', value: city },
      fits: (contact) => same(contact.city, city),
      where: 'lower(c.city) = lower($1)',
      values: [city],
    };
  },
  'balance between': () => {
    const from = 1_000 + needles.dice.below(1_000);
    return {
      filter: { field: 'balance', op: 'between', value: [String(from), String(from + 10)] },
      fits: ({ balance }) => balance !== null && Number(balance) >= from && Number(balance) <= from + 10,
      where: 'c.balance between $1 and $1 + 10',
      values: [from],
    };
  },
  'phone ends with': () => {
    const end = needles.person().phone1.slice(-4);
    return {
      filter: { field: 'phone', op: 'ends', value: end },
      fits: ({ phones }) => phones.some(({ e164 }) => e164.endsWith(end)),
      where: `exists (select from contact_phones p where p.tenant_id = c.tenant_id and p.contact_id = c.id and p.e164 like '%' || $1)`,
      values: [end],
    };
  },
  'nobody, without an index': () => ({
    filter: { field: 'department', op: 'is', value: 'Nowhere' },
    fits: () => false,
    where: 'false',
    values: [],
  }),
});

/**
 * Groups of conditions.
 * @param {Needles} needles
 * @param {ReadonlyMap<string, number>} groups ids by name
 * @returns {Record<string, () => Meant>}
 */
const nested = (needles, groups) => ({
  'two states, not a group, balance above': () => {
    const [one, other] = [needles.person().state, needles.person().state];
    const id = groups.get('North') ?? 0;
    return {
      filter: {
        all: [
          { any: [one, other].map((state) => ({ field: 'state', op: /** @type {const} */ ('is'), value: state })) },
          { field: 'group', op: 'in', value: [id], not: true },
          { field: 'balance', op: 'gt', value: '500' },
        ],
      },
      fits: ({ state, groupId, balance }) =>
        (same(state, one) || same(state, other)) && groupId !== id && Number(balance) > 500,
      where: 'c.state in ($1, $2) and c.group_id is distinct from $3 and c.balance > 500',
      values: [one, other, id],
    };
  },
  'not (in a state or without a due date)': () => {
    const { state } = needles.person();
    return {
      filter: {
        not: true,
        any: [
          { field: 'state', op: 'is', value: state },
          { field: 'dueDate', op: 'isEmpty' },
        ],
      },
      fits: (contact) => !same(contact.state, state) && contact.dueDate !== null,
      where: 'c.state is distinct from $1 and c.due_date is not null',
      values: [state],
    };
  },
});

/**
 * First pages and counts of filters, each judged by a plain recount of the whole table.
 * @param {Needles} needles
 * @param {import('../product/client.mjs').Client} client
 * @param {import('pg').Client} owner
 * @returns {Promise<QuestionKind[]>}
 */
export async function filters(needles, client, owner) {
  /** @type {{ items: { id: number, name: string }[] }} */
  const { items } = await client.get('/groups?limit=200');
  const groups = new Map(items.map(({ id, name }) => [name, id]));
  const kinds = { ...common(needles, groups), ...rare(needles), ...nested(needles, groups) };
  /** @type {QuestionKind[]} */
  const questions = [];
  for (const [name, draw] of Object.entries(kinds)) {
    const drawn = [];
    for (let at = 0; at < draws; at++) {
      const meant = draw();
      drawn.push({ ...meant, count: await recount(owner, meant) });
    }
    questions.push(pageOf(name, needles, drawn), countOf(name, needles, drawn));
  }
  return questions;
}

/** @typedef {Meant & { count: number }} Counted */

async function recount(/** @type {import('pg').Client} */ owner, /** @type {Meant} */ { where, values }) {
  const text = `select count(*)::integer as count from contacts c where c.deleted_at is null and (${where})`;
  const { rows } = await owner.query(text, [...values]);
  return Number(rows[0].count);
}

/** @returns {QuestionKind} */
const pageOf = (
  /** @type {string} */ name,
  /** @type {Needles} */ needles,
  /** @type {readonly Counted[]} */ drawn,
) => ({
  name: `filter, ${name}: first page`,
  barMs: pageBarMs,
  leastRight: 0.95,
  ask: () => {
    const { filter, fits, count } = needles.dice.pick(drawn);
    const sort = needles.dice.pick(sorts);
    return {
      path: listPath({ sort, filter: toFilterInUrl(filter) }),
      isRight: ({ items, total, next }) =>
        items.every(fits) &&
        isInOrder(items, sort) &&
        // fewer than a page may be shown only if there is a way on
        (items.length === Math.min(50, count) || next !== null) &&
        isHonest(total, count, off),
    };
  },
});

/** @returns {QuestionKind} */
const countOf = (
  /** @type {string} */ name,
  /** @type {Needles} */ needles,
  /** @type {readonly Counted[]} */ drawn,
) => ({
  name: `filter, ${name}: count`,
  barMs: countBarMs,
  leastRight: 0.95,
  ask: () => {
    const { filter, count } = needles.dice.pick(drawn);
    return {
      path: '/contacts/count',
      body: { filter },
      isRight: (answer) => isHonest(countedBy(answer), count, off),
    };
  },
});

/** What a count answers is a total by itself. @returns {import('./question.mjs').ContactList['total']} */
const countedBy = (/** @type {unknown} */ answer) =>
  /** @type {import('@rollcall/domain/filter').ContactCount} */ (answer);
