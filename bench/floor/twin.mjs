import pg from 'pg';

/**
 * Empty twins of tables in a schema of their own, for loading the same rows beside the originals: the same columns,
 * generated columns, defaults, checks, storage parameters and partitions; keys, indexes and foreign keys in a second step,
 * before or after the rows come. Works for a table in one piece and for a partitioned one, however deep.
 */

/**
 * One key, index or foreign key.
 * @typedef {object} Key
 * @property {string} name
 * @property {(target: string, schema: string) => string} statement what builds it on a table; foreign keys between twins
 *   point to the twin in that schema
 */

const quoted = pg.escapeIdentifier;
const inSchema = (/** @type {string} */ schema, /** @type {string} */ name) => `${quoted(schema)}.${quoted(name)}`;

/** A schema with nothing in it. */
export async function emptySchema(/** @type {pg.Client} */ client, /** @type {string} */ schema) {
  await client.query(`drop schema if exists ${quoted(schema)} cascade`);
  await client.query(`create schema ${quoted(schema)}`);
}

/** A twin without keys, with twins of all its partitions. */
export async function createTwin(
  /** @type {pg.Client} */ client,
  /** @type {string} */ table,
  /** @type {string} */ schema,
) {
  const { rows } = await client.query('select pg_get_partkeydef($1::regclass) as key', [inSchema('public', table)]);
  const { key } = rows[0];
  await client.query(
    `create table ${inSchema(schema, table)} (like ${inSchema('public', table)} ${columnsOnly})${key === null ? '' : ` partition by ${key}`}`,
  );
  await takeStorage(client, table, schema);
  for (const part of await partitionsOf(client, table)) await createPartition(client, table, part, schema);
}

// not: indexes, comments, statistics, identity
const columnsOnly =
  'including defaults including generated including constraints including storage including compression';

async function createPartition(
  /** @type {pg.Client} */ client,
  /** @type {string} */ parent,
  /** @type {Partition} */ { name, bound, key },
  /** @type {string} */ schema,
) {
  const by = key === null ? '' : ` partition by ${key}`;
  await client.query(`create table ${inSchema(schema, name)} partition of ${inSchema(schema, parent)} ${bound}${by}`);
  await takeStorage(client, name, schema);
  for (const part of await partitionsOf(client, name)) await createPartition(client, name, part, schema);
}

/** A twin in one piece, without keys, of the partition that holds the rows. */
export async function createHeap(
  /** @type {pg.Client} */ client,
  /** @type {string} */ table,
  /** @type {string} */ schema,
) {
  const leaf = await fullestLeaf(client, table);
  await client.query(`create table ${inSchema(schema, table)} (like ${inSchema('public', leaf)} ${columnsOnly})`);
  await takeStorage(client, leaf, schema, table);
  return leaf;
}

/** The partition with the most rows; the table itself if it has none. @returns {Promise<string>} */
export async function fullestLeaf(/** @type {pg.Client} */ client, /** @type {string} */ table) {
  const { rows } = await client.query(
    `select c.relname as name from pg_partition_tree($1::regclass) t join pg_class c on c.oid = t.relid
     where t.isleaf order by pg_relation_size(c.oid) desc limit 1`,
    [inSchema('public', table)],
  );
  return rows[0]?.name ?? table; // an ordinary table is no tree
}

/** LIKE leaves fillfactor and its kind behind. */
async function takeStorage(
  /** @type {pg.Client} */ client,
  /** @type {string} */ from,
  /** @type {string} */ schema,
  to = from,
) {
  const { rows } = await client.query(
    `select array_to_string(reloptions, ', ') as options from pg_class where oid = $1::regclass and relkind = 'r'`,
    [inSchema('public', from)],
  );
  if (rows[0]?.options) await client.query(`alter table ${inSchema(schema, to)} set (${rows[0].options})`);
}

/** @typedef {{ name: string, bound: string, key: string | null }} Partition */

/** @returns {Promise<Partition[]>} */
async function partitionsOf(/** @type {pg.Client} */ client, /** @type {string} */ table) {
  const { rows } = await client.query(
    `select c.relname as name, pg_get_expr(c.relpartbound, c.oid) as bound, pg_get_partkeydef(c.oid) as key
     from pg_inherits join pg_class c on c.oid = inhrelid where inhparent = $1::regclass order by c.relname`,
    [inSchema('public', table)],
  );
  return rows;
}

/**
 * What an original has of keys and indexes, primary key first, foreign keys last.
 * @param {pg.Client} client
 * @param {string} table
 * @param {{ isOwnOnly?: boolean }} [which] own only: without those a partition has from its parent
 * @returns {Promise<Key[]>}
 */
export async function keysOf(client, table, { isOwnOnly = false } = {}) {
  const { rows: indexes } = await client.query(
    `select c.relname as name, pg_get_indexdef(i.indexrelid) as definition, pg_get_constraintdef(k.oid) as constraint
     from pg_index i join pg_class c on c.oid = i.indexrelid
       left join pg_constraint k on k.conindid = i.indexrelid and k.conrelid = i.indrelid and k.contype in ('p', 'u', 'x')
     where i.indrelid = $1::regclass and (not $2 or not exists (select from pg_inherits where inhrelid = i.indexrelid))
     order by i.indisprimary desc, c.relname`,
    [inSchema('public', table), isOwnOnly],
  );
  const { rows: references } = await client.query(
    `select conname as name, pg_get_constraintdef(k.oid) as definition, c.relname as target
     from pg_constraint k join pg_class c on c.oid = k.confrelid
     where conrelid = $1::regclass and contype = 'f' and conparentid = 0 order by conname`,
    [inSchema('public', table)],
  );
  return [...indexes.map(indexKey), ...references.map(referenceKey)];
}

/** @returns {Key} */
const indexKey = (/** @type {{ name: string, definition: string, constraint: string | null }} */ index) => ({
  name: index.name,
  statement: (target) =>
    index.constraint === null
      ? index.definition.replace(/^CREATE (UNIQUE )?INDEX .*? USING /s, `create $1index on ${target} using `)
      : `alter table ${target} add ${index.constraint}`,
});

/** @returns {Key} */
const referenceKey = (/** @type {{ name: string, definition: string, target: string }} */ reference) => ({
  name: reference.name,
  statement: (target, schema) => {
    const twin = inSchema(schema, reference.target);
    const definition = importedTables.includes(reference.target)
      ? reference.definition.replace(/REFERENCES [^(]+\(/, `REFERENCES ${twin}(`)
      : reference.definition;
    return `alter table ${target} add ${definition}`;
  },
});

/** The tables an import fills, in an order that foreign keys allow. */
export const importedTables = ['contacts', 'contact_phones', 'contact_emails', 'contact_changes'];

/**
 * Builds on a twin what its original has, one after the other; on a twin with partitions on all of them.
 * @returns {Promise<{ name: string, seconds: number }[]>}
 */
export async function buildKeys(
  /** @type {pg.Client} */ client,
  /** @type {string} */ table,
  /** @type {string} */ schema,
) {
  const built = await build(client, await keysOf(client, table), table, schema);
  const { rows } = await client.query(
    `select c.relname as name from pg_partition_tree($1::regclass) t join pg_class c on c.oid = t.relid where level > 0`,
    [inSchema('public', table)],
  );
  for (const { name } of rows)
    built.push(...(await build(client, await keysOf(client, name, { isOwnOnly: true }), name, schema)));
  return built;
}

/** The same on a heap, as the partition has them whose rows it takes. */
export async function buildHeapKeys(
  /** @type {pg.Client} */ client,
  /** @type {{ table: string, leaf: string }} */ { table, leaf },
  /** @type {string} */ schema,
) {
  const keys = await keysOf(client, leaf);
  // a partition has its parent's foreign keys; asked of the parent they come once
  const inherited =
    leaf === table ? [] : (await keysOf(client, table)).filter(({ name }) => !keys.some((key) => key.name === name));
  return build(client, [...keys, ...inherited.filter(isReference)], table, schema);
}

const isReference = (/** @type {Key} */ key) => /foreign key/i.test(key.statement('x', 'x'));

/** @returns {Promise<{ name: string, seconds: number }[]>} */
async function build(
  /** @type {pg.Client} */ client,
  /** @type {readonly Key[]} */ keys,
  /** @type {string} */ table,
  /** @type {string} */ schema,
) {
  const built = [];
  for (const { name, statement } of keys) {
    const started = performance.now();
    await client.query(statement(inSchema(schema, table), schema));
    built.push({ name, seconds: (performance.now() - started) / 1000 });
  }
  return built;
}
