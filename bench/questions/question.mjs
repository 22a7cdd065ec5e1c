/**
 * @typedef {import('../product/client.mjs').Client} Client
 * @typedef {import('@rollcall/domain/contact').ContactList} ContactList
 * @typedef {ContactList['items'][number]} Contact
 */

/**
 * One request, and how to tell whether its answer is right.
 * @typedef {object} Question
 * @property {string} path
 * @property {unknown} [body] of a POST; a GET, if not given
 * @property {(answer: ContactList, client: Client) => boolean | Promise<boolean>} isRight may ask for more pages
 */

/**
 * A kind of question people ask, asked each time about somebody else.
 * @typedef {object} QuestionKind
 * @property {string} name
 * @property {number} barMs what 95 of 100 may take at most
 * @property {number} [leastRight] the share of answers that must be right; all, if not given
 * @property {number} [slowestMs] what the slowest may take at most
 * @property {(client: Client, previous: ContactList | undefined) => Question | Promise<Question>} ask
 */

/** The path of a list. */
export function listPath(/** @type {Record<string, string | number>} */ query) {
  const entries = Object.entries(query).map(([name, value]) => [name, String(value)]);
  return `/contacts?${new URLSearchParams(Object.fromEntries(entries))}`;
}

/** A request that asks the database nothing: what every request costs on this machine, at this moment. @type {QuestionKind} */
export const nothing = {
  name: 'nothing (health)',
  barMs: Infinity,
  ask: () => ({ path: '/api/health/live', isRight: () => true }),
};

/**
 * A search whose every answer must be of the kind, with at least one.
 * @param {string} q
 * @param {(contact: Contact) => boolean} fits
 * @returns {Question}
 */
export const everyOne = (q, fits) => ({
  path: listPath({ q }),
  isRight: ({ items }) => items.length > 0 && items.every(fits),
});

const morePages = 10;

/**
 * A search that must find one that fits, on its first page or one of the next.
 * @param {string} q
 * @param {(contact: Contact) => boolean} fits
 * @returns {Question}
 */
export const someOne = (q, fits) => ({
  path: listPath({ q }),
  isRight: async (answer, client) => {
    let page = answer;
    for (let more = 0; ; more++) {
      if (page.items.some(fits)) return true;
      if (page.next === null || more === morePages) return false;
      page = await client.get(listPath({ q, limit: 200, after: page.next }));
    }
  },
});
