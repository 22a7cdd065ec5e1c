import { createReadStream, createWriteStream, statSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { from as copyFrom, to as copyTo } from 'pg-copy-streams';
import { buildHeapKeys, buildKeys, createHeap, createTwin, emptySchema, importedTables } from './twin.mjs';

/** @typedef {import('pg').Client} PgClient */
/** @typedef {{ table: string, rows: number, bytes: number, seconds: number }} FloorTable */

/** Writes the rows of a tenant to files, in COPY's own text form, as they lie in the tables. */
export async function exportTables(/** @type {PgClient} */ client, /** @type {string} */ folder) {
  await mkdir(folder, { recursive: true });
  for (const table of importedTables) {
    const columns = await writableColumns(client, table);
    const source = client.query(copyTo(`copy (select ${columns} from public.${table}) to stdout`));
    await pipeline(source, createWriteStream(fileOf(folder, table)));
  }
}

/**
 * The floor: what COPY alone needs for the very rows Rollcall wrote, into empty twins of the tables it wrote them to, with
 * all their keys, indexes and partitions, one table after the other.
 * @returns {Promise<FloorTable[]>}
 */
export async function loadFloor(/** @type {PgClient} */ client, /** @type {string} */ folder) {
  await emptySchema(client, 'floor');
  for (const table of importedTables) {
    await createTwin(client, table, 'floor');
    await buildKeys(client, table, 'floor');
  }
  // what the import left for the server to write must not be written at the floor's expense
  await client.query('checkpoint');
  const results = [];
  for (const table of importedTables) results.push(await copyIn(client, folder, table, 'floor'));
  return results;
}

/** @typedef {FloorTable & { builds: { name: string, seconds: number }[] }} ExpertTable */

/**
 * The expert's floor: the same rows into bare heaps, and then each key and index built in one go, with the memory the
 * server gives to that. Nobody can do so in a table that others use; it is the best there is for one that is new.
 * @returns {Promise<ExpertTable[]>}
 */
export async function loadExpertFloor(/** @type {PgClient} */ client, /** @type {string} */ folder) {
  await emptySchema(client, 'expert');
  const heaps = [];
  for (const table of importedTables) heaps.push({ table, leaf: await createHeap(client, table, 'expert') });
  await client.query('checkpoint');
  const copied = [];
  for (const { table } of heaps) copied.push(await copyIn(client, folder, table, 'expert'));
  const results = [];
  for (const [at, heap] of heaps.entries()) {
    const loaded = /** @type {FloorTable} */ (copied[at]);
    results.push({ ...loaded, builds: await buildHeapKeys(client, heap, 'expert') });
  }
  return results;
}

/** Seconds of all parts. */
export const secondsOf = (/** @type {readonly (FloorTable & Partial<ExpertTable>)[]} */ tables) =>
  tables.reduce((sum, { seconds, builds = [] }) => sum + builds.reduce((all, each) => all + each.seconds, seconds), 0);

/** @returns {Promise<FloorTable>} */
async function copyIn(
  /** @type {PgClient} */ client,
  /** @type {string} */ folder,
  /** @type {string} */ table,
  /** @type {string} */ schema,
) {
  const columns = await writableColumns(client, table);
  const path = fileOf(folder, table);
  const started = performance.now();
  const target = client.query(copyFrom(`copy ${schema}.${table} (${columns}) from stdin`));
  await pipeline(createReadStream(path, { highWaterMark: 1 << 18 }), target);
  const seconds = (performance.now() - started) / 1000;
  return { table, rows: target.rowCount ?? 0, bytes: statSync(path).size, seconds };
}

const fileOf = (/** @type {string} */ folder, /** @type {string} */ table) => join(folder, `${table}.copy`);

/** Every column that is not generated, as a list. */
export async function writableColumns(/** @type {PgClient} */ client, /** @type {string} */ table) {
  const { rows } = await client.query(
    `select string_agg(quote_ident(attname), ', ' order by attnum) as list from pg_attribute
     where attrelid = $1::regclass and attnum > 0 and not attisdropped and attgenerated = ''`,
    [`public.${table}`],
  );
  return String(rows[0].list);
}
