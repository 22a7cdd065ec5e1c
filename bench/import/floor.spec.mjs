import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { testDatabase } from '@rollcall/db/testing';
import pg from 'pg';
import { exportTables, importedTables, loadFloor, tableSizes } from './floor.mjs';

/** @type {Awaited<ReturnType<typeof testDatabase>>} */
let database;
/** @type {pg.Client} */
let client;
/** @type {string} */
let folder;

beforeAll(async () => {
  database = await testDatabase();
  client = new pg.Client(database.url);
  await client.connect();
  folder = mkdtempSync(join(tmpdir(), 'rollcall-floor-'));
  const tenant = await database.newTenant();
  await client.query('select ensure_change_partitions()');
  const { rows } = await client.query('insert into groups (tenant_id, name) values ($1, $2) returning id', [
    tenant,
    'North',
  ]);
  const row = `select $1::uuid, n`;
  const numbers = 'from generate_series(1, 500) n';
  await client.query(
    `insert into contacts (tenant_id, id, contact_id_1, first_name, address_line_1, group_id)
     ${row}, '00' || n, 'José', E'1 Main St\nUnit "4"\t\\\\', $2 ${numbers}`,
    [tenant, rows[0].id],
  );
  await client.query(
    `insert into contact_phones (tenant_id, contact_id, position, e164, raw) ${row}, 1, '+1415555' || n, n ${numbers}`,
    [tenant],
  );
  await client.query(
    `insert into contact_emails (tenant_id, contact_id, position, address, key) ${row}, 1, 'A' || n, 'a' || n ${numbers}`,
    [tenant],
  );
  await client.query(
    `insert into contact_changes (tenant_id, contact_id, action, through) ${row}, 'created', 'import' ${numbers}`,
    [tenant],
  );
});
afterAll(async () => {
  await client.end();
  await database.drop();
  rmSync(folder, { recursive: true });
});

it('loads the same rows into twins that differ in nothing but their schema', async () => {
  await exportTables(client, folder);
  const floor = await loadFloor(client, folder);
  expect(floor.map(({ table, rows }) => [table, rows])).toEqual(importedTables.map((table) => [table, 500]));
  for (const table of importedTables) {
    const { rows } = await client.query(`select count(*)::int as n from
      (select * from public.${table} except all select * from floor.${table}) differing`);
    expect([table, rows[0].n]).toEqual([table, 0]);
    expect(await definitionsOf(`floor.${table}`)).toEqual(await definitionsOf(`public.${table}`));
  }
});

it('weighs heap and indexes, partitions included', async () => {
  const sizes = await tableSizes(client);
  expect(sizes.map(({ table }) => table)).toEqual(importedTables);
  for (const { heapBytes } of sizes) expect(heapBytes).toBeGreaterThanOrEqual(8192);
});

/** Indexes and constraints as the catalogue tells them, without the names of schema and index. */
async function definitionsOf(/** @type {string} */ table) {
  const { rows } = await client.query(
    `select regexp_replace(pg_get_indexdef(indexrelid), '^.* USING ', '') as text from pg_index where indrelid = $1::regclass
     union all select pg_get_constraintdef(oid) from pg_constraint where conrelid = $1::regclass order by 1`,
    [table],
  );
  return rows.map(({ text }) => text);
}
