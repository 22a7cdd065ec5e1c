import { importedTables } from './twin.mjs';

/** @typedef {{ table: string, totalBytes: number, heapBytes: number, indexes: { name: string, bytes: number }[] }} TableSize */

/** What the tables and their indexes take on disk, partitions included. @returns {Promise<TableSize[]>} */
export async function tableSizes(/** @type {import('pg').Client} */ client, schema = 'public') {
  const sizes = [];
  for (const table of importedTables) {
    const { rows } = await client.query(
      `with parts as (select $1::regclass as relid union select relid from pg_partition_tree($1::regclass))
       select (select sum(pg_table_size(relid))::float8 from parts) as heap,
         (select sum(pg_total_relation_size(relid))::float8 from parts) as total,
         (select coalesce(jsonb_agg(jsonb_build_object('name', c.relname, 'bytes', pg_relation_size(c.oid)) order by c.relname), '[]')
          from pg_index i join pg_class c on c.oid = i.indexrelid
          where i.indrelid in (select relid from parts) and c.relkind = 'i' and pg_relation_size(c.oid) > 65536) as indexes`,
      [`${schema}.${table}`],
    );
    sizes.push({ table, totalBytes: Number(rows[0].total), heapBytes: Number(rows[0].heap), indexes: rows[0].indexes });
  }
  return sizes;
}

/** Bytes of some tables together, with all that belongs to them. */
export const bytesOf = (/** @type {readonly TableSize[]} */ sizes, /** @type {readonly string[]} */ tables) =>
  sizes.filter(({ table }) => tables.includes(table)).reduce((sum, { totalBytes }) => sum + totalBytes, 0);
