import { createReadStream, createWriteStream, statSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import pg from 'pg';
import { from as copyFrom, to as copyTo } from 'pg-copy-streams';

/**
 * The floor: what COPY alone needs for the very rows Rollcall wrote, into empty clones of the tables it wrote them to,
 * with the same columns, generated columns, checks, keys, indexes and foreign keys, one table after the other.
 * @typedef {{ table: string, rows: number, bytes: number, seconds: number }} FloorTable
 */

/** The tables an import fills, in an order that foreign keys allow. */
export const importedTables = ['contacts', 'contact_phones', 'contact_emails', 'contact_changes'];

/** Writes the rows of a tenant to files, in COPY's own text form, as they lie in the tables. */
export async function exportTables(/** @type {pg.Client} */ client, /** @type {string} */ folder) {
  await mkdir(folder, { recursive: true });
  for (const table of importedTables) {
    const columns = await writableColumns(client, table);
    const source = client.query(copyTo(`copy (select ${columns} from ${table}) to stdout`));
    await pipeline(source, createWriteStream(fileOf(folder, table)));
  }
}

/** Loads the files into fresh clones in the schema `floor`, and says how long each took. @returns {Promise<FloorTable[]>} */
export async function loadFloor(/** @type {pg.Client} */ client, /** @type {string} */ folder) {
  await client.query('drop schema if exists floor cascade');
  await client.query('create schema floor');
  for (const table of importedTables) await cloneTable(client, table);
  // what the import left for the server to write must not be written at the floor's expense
  await client.query('checkpoint');
  const results = [];
  for (const table of importedTables) {
    const columns = await writableColumns(client, table);
    const path = fileOf(folder, table);
    const started = performance.now();
    const target = client.query(copyFrom(`copy floor.${table} (${columns}) from stdin`));
    await pipeline(createReadStream(path, { highWaterMark: 1 << 18 }), target);
    const seconds = (performance.now() - started) / 1000;
    results.push({ table, rows: target.rowCount ?? 0, bytes: statSync(path).size, seconds });
  }
  return results;
}

const fileOf = (/** @type {string} */ folder, /** @type {string} */ table) => join(folder, `${table}.copy`);

/** Every column that is not generated, as a list for COPY. */
async function writableColumns(/** @type {pg.Client} */ client, /** @type {string} */ table) {
  const { rows } = await client.query(
    `select string_agg(quote_ident(attname), ', ' order by attnum) as list from pg_attribute
     where attrelid = $1::regclass and attnum > 0 and not attisdropped and attgenerated = ''`,
    [`public.${table}`],
  );
  return String(rows[0].list);
}

/** An empty twin in the schema `floor`: LIKE takes all but partitions and foreign keys along. */
async function cloneTable(/** @type {pg.Client} */ client, /** @type {string} */ table) {
  const { rows } = await client.query('select pg_get_partkeydef($1::regclass) as key', [`public.${table}`]);
  const partitioned = rows[0].key === null ? '' : ` partition by ${rows[0].key}`;
  await client.query(`create table floor.${table} (like public.${table} including all)${partitioned}`);
  const partitions = await client.query(
    `select c.relname as name, pg_get_expr(c.relpartbound, c.oid) as bound
     from pg_inherits join pg_class c on c.oid = inhrelid where inhparent = $1::regclass`,
    [`public.${table}`],
  );
  for (const { name, bound } of partitions.rows)
    await client.query(`create table floor.${pg.escapeIdentifier(name)} partition of floor.${table} ${bound}`);
  const keys = await client.query(
    `select pg_get_constraintdef(oid) as definition from pg_constraint where conrelid = $1::regclass and contype = 'f'`,
    [`public.${table}`],
  );
  for (const { definition } of keys.rows) await client.query(`alter table floor.${table} add ${definition}`);
}

/**
 * What the tables and their indexes take on disk, partitions included.
 * @returns {Promise<{ table: string, heapBytes: number, indexes: { name: string, bytes: number }[] }[]>}
 */
export async function tableSizes(/** @type {pg.Client} */ client, schema = 'public') {
  const sizes = [];
  for (const table of importedTables) {
    const { rows } = await client.query(
      `with parts as (select $1::regclass as relid union select relid from pg_partition_tree($1::regclass))
       select (select sum(pg_table_size(relid))::float8 from parts) as heap,
         (select coalesce(jsonb_agg(jsonb_build_object('name', c.relname, 'bytes', pg_relation_size(c.oid)) order by c.relname), '[]')
          from pg_index i join pg_class c on c.oid = i.indexrelid
          where i.indrelid in (select relid from parts) and c.relkind = 'i' and pg_relation_size(c.oid) > 65536) as indexes`,
      [`${schema}.${table}`],
    );
    sizes.push({ table, heapBytes: Number(rows[0].heap), indexes: rows[0].indexes });
  }
  return sizes;
}
