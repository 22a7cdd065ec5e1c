import { table } from './table.mjs';

/**
 * A bar is what a figure may be at most; the run goes on if it is missed, and says so.
 * @typedef {object} Bar
 * @property {string} name
 * @property {number} value
 * @property {number} limit
 * @property {boolean} isMet
 * @property {string} shown the value as people read it
 * @property {string} limitShown
 */

const plain = (/** @type {number} */ value) => value.toFixed(2);

/**
 * @param {string} name
 * @param {number} value
 * @param {number} limit
 * @param {(value: number) => string} show
 * @returns {Bar}
 */
export const atMost = (name, value, limit, show = plain) => ({
  name,
  value,
  limit,
  isMet: value <= limit, // false for NaN: what was not measured is not met
  shown: show(value),
  limitShown: `≤ ${show(limit)}`,
});

/** Nothing of a list may be there. @returns {Bar} */
export const none = (/** @type {string} */ name, /** @type {readonly string[]} */ found) => ({
  name,
  value: found.length,
  limit: 0,
  isMet: found.length === 0,
  shown: found.length === 0 ? 'none' : found.slice(0, 5).join(', '),
  limitShown: 'none',
});

/** One line for each bar, and what it came to. @returns {string[]} */
export const barLines = (/** @type {readonly Bar[]} */ bars) =>
  table(bars.map(({ name, shown, limitShown, isMet }) => [name, shown, limitShown, isMet ? 'pass' : 'FAIL']));
