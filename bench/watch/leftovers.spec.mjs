import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { testDatabase } from '@rollcall/db/testing';
import pg from 'pg';
import { isExpected, noteTables, tablesLeft } from './leftovers.mjs';

describe('tables a job leaves behind', () => {
  /** @type {Awaited<ReturnType<typeof testDatabase>>} */
  let database;
  /** @type {pg.Client} */
  let client;
  beforeAll(async () => {
    database = await testDatabase();
    client = new pg.Client(database.url);
    await client.connect();
    await client.query('create table parted (n integer) partition by list (n)');
  });
  afterAll(async () => {
    await client.end();
    await database.drop();
  });

  it('are named, and a partition of a table is none of them', async () => {
    const before = await noteTables(client);
    await client.query(`create table parted_of_1 partition of parted for values in (1);
      create unlogged table staging.rows_of_job (n integer); create table public.not_attached (n integer)`);
    expect((await tablesLeft(client, before)).sort()).toEqual(['public.not_attached', 'staging.rows_of_job']);
  });
});

it.each([
  ['uploads/1', true],
  ['uploads/1/content', true],
  ['results/job/created.csv', true],
  ['results/job/created.csv.part', false],
  ['results/other/created.csv', false],
  ['results/job/part/1.csv', false],
  ['tmp/1', false],
])('takes %s for what a job of these may leave: %s', (path, expected) =>
  expect(isExpected(path, ['job'])).toBe(expected),
);
