import { firstPages, nextPages } from './lists.mjs';
import { lookups } from './lookups.mjs';
import { nameSearches } from './names.mjs';

/** What people do while something is imported. */
const kindsRead = [
  ...['list, -created', 'list, name', 'next page, -created', 'next page, name', 'next page, contactId1'],
  ...['phone, as people write it', 'e-mail', 'Contact ID', 'name, one word', 'name, two words in any order'],
];

/**
 * People who page and search, each time for somebody else of a file that was loaded.
 * @param {import('../product/client.mjs').Client} client
 * @param {import('./needles.mjs').Needles} needles
 * @returns {Record<string, import('../watch/readers.mjs').NextPath>}
 */
export function pagingReaders(client, needles) {
  const kinds = [...firstPages(), ...nextPages(needles), ...lookups(needles), ...nameSearches(needles)];
  const read = kinds.filter(({ name }) => kindsRead.includes(name));
  return Object.fromEntries(
    read.map(({ name, ask }) => [name, async (previous) => (await ask(client, previous)).path]),
  );
}
