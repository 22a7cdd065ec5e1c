import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { testDatabase } from '@rollcall/db/testing';
import pg from 'pg';
import { exportTables, loadExpertFloor, loadFloor, secondsOf } from './floor.mjs';
import { tableSizes } from './sizes.mjs';
import { buildHeapKeys, buildKeys, createHeap, createTwin, emptySchema, importedTables } from './twin.mjs';

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

it('loads the same rows into heaps and builds on each what its table has', async () => {
  await exportTables(client, folder);
  const floor = await loadExpertFloor(client, folder);
  expect(floor.map(({ table, rows }) => [table, rows])).toEqual(importedTables.map((table) => [table, 500]));
  for (const table of importedTables) {
    const { rows } = await client.query(`select count(*)::int as n from
      (select * from public.${table} except all select * from expert.${table}) differing`);
    expect([table, rows[0].n]).toEqual([table, 0]);
    expect(await definitionsOf(`expert.${table}`)).toEqual(await definitionsOf(`public.${table}`));
  }
  expect(secondsOf(floor)).toBeGreaterThan(Math.max(...floor.map(({ seconds }) => seconds)));
});

it('weighs heap and indexes, partitions included', async () => {
  const sizes = await tableSizes(client);
  expect(sizes.map(({ table }) => table)).toEqual(importedTables);
  for (const { heapBytes, totalBytes } of sizes) {
    expect(heapBytes).toBeGreaterThanOrEqual(8192);
    expect(totalBytes).toBeGreaterThan(heapBytes);
  }
});

describe('a table with a partition for each tenant', () => {
  beforeAll(async () => {
    await client.query(`
      create table groups_of_tests (tenant integer, id integer, primary key (tenant, id));
      create table parted (tenant integer not null, id integer not null, word text not null default 'none', parent integer,
        shout text generated always as (upper(word)) stored,
        primary key (tenant, id), constraint parted_words check (word <> ''),
        foreign key (tenant, parent) references groups_of_tests (tenant, id)) partition by list (tenant);
      create unique index on parted (tenant, word) where parent is null;
      create index on parted using gin (word gin_trgm_ops);
      create table "parted_of_1" partition of parted for values in (1) with (fillfactor = 80);
      create table parted_of_2 partition of parted for values in (2) partition by list (tenant);
      create table parted_of_2_low partition of parted_of_2 for values in (2);
      create index on parted_of_1 (shout);
      insert into parted (tenant, id, word) select 1, n, 'word ' || n from generate_series(1, 5000) n;
      insert into parted (tenant, id) values (2, 1)`);
    await emptySchema(client, 'twins');
  });

  it('has a twin with the same partitions, which takes the same rows and has the same keys', async () => {
    await createTwin(client, 'parted', 'twins');
    await client.query('insert into twins.parted (tenant, id, word) select tenant, id, word from parted');
    await buildKeys(client, 'parted', 'twins');
    for (const table of ['parted', 'parted_of_1', 'parted_of_2', 'parted_of_2_low']) {
      const [own, twins] = [await definitionsOf(`public.${table}`), await definitionsOf(`twins.${table}`)];
      expect([table, twins]).toEqual([table, own]);
      expect(own.length).toBeGreaterThan(3);
    }
    const { rows } = await client.query(`select reloptions from pg_class where oid = 'twins.parted_of_1'::regclass`);
    expect(rows[0].reloptions).toEqual(['fillfactor=80']);
  });

  it('has a heap with what the fullest partition has', async () => {
    await emptySchema(client, 'heaps');
    const leaf = await createHeap(client, 'parted', 'heaps');
    expect(leaf).toBe('parted_of_1');
    expect(await definitionsOf('heaps.parted')).toEqual(
      (await definitionsOf('public.parted_of_1')).filter((text) => /^(CHECK|NOT NULL)/.test(text)),
    );
    await buildHeapKeys(client, { table: 'parted', leaf }, 'heaps');
    expect(await definitionsOf('heaps.parted')).toEqual(await definitionsOf('public.parted_of_1'));
  });
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
