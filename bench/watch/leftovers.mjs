import { readdirSync } from 'node:fs';
import { join } from 'node:path';

/**
 * What a job may not leave behind: staging tables, tables that survive no crash, tables beside the ones it filled, and
 * files that are neither the client's nor its own results.
 * @typedef {{ tables: Set<string>, unlogged: Set<string> }} Before
 */

const tablesQuery = `
  select n.nspname || '.' || c.relname as name, n.nspname = 'staging' as is_staging, c.relpersistence = 'u' as is_unlogged,
    c.relispartition as is_partition
  from pg_class c join pg_namespace n on n.oid = c.relnamespace
  where c.relkind in ('r', 'p') and n.nspname not in ('pg_catalog', 'information_schema', 'floor', 'expert', 'twin')`;

/** Notes what is there before a job. @returns {Promise<Before>} */
export async function noteTables(/** @type {import('pg').Client} */ client) {
  const { rows } = await client.query(tablesQuery);
  return {
    tables: new Set(rows.map(({ name }) => name)),
    unlogged: new Set(rows.filter((row) => row.is_unlogged).map(({ name }) => name)),
  };
}

/** Names what is there after it and should not be. @returns {Promise<string[]>} */
export async function tablesLeft(/** @type {import('pg').Client} */ client, /** @type {Before} */ before) {
  const { rows } = await client.query(tablesQuery);
  return rows
    .filter(({ name, is_staging: isStaging, is_unlogged: isUnlogged, is_partition: isPartition }) => {
      const isNew = !before.tables.has(name);
      return isStaging || (isUnlogged && !before.unlogged.has(name)) || (isNew && !isPartition);
    })
    .map(({ name }) => name);
}

/**
 * Names the files of a home, its database and logs aside, that belong to no upload and no job of these.
 * @param {string} home
 * @param {readonly string[]} jobIds
 * @returns {string[]}
 */
export function filesLeft(home, jobIds) {
  const entries = readdirSync(join(home, 'files'), { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(join(home, 'files').length + 1))
    .filter((path) => !isExpected(path, jobIds));
}

/** An upload's own folder or file, or a finished result of a job. */
export function isExpected(/** @type {string} */ path, /** @type {readonly string[]} */ jobIds) {
  const [kind, id = '', ...rest] = path.split('/');
  if (kind === 'uploads') return true;
  return kind === 'results' && jobIds.includes(id) && rest.length === 1 && (rest[0] ?? '').endsWith('.csv');
}
