import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { sql } from 'kysely';
import { testDatabase } from '../testing/index.js';
import type { TestDatabase } from '../testing/index.js';
import { openDatabase } from './open-database.js';

let database: TestDatabase;

beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.drop());

it('closes while a query still waits for its connection', async () => {
  const { db, pool, close } = openDatabase({ url: database.urls.api, role: 'rollcall_api', max: 2 });
  const late = Promise.allSettled([1, 2].map(() => sql`select 1`.execute(db)));
  while (pool.totalCount < 2) await new Promise(setImmediate); // both connections are on their way
  await close();
  expect((await late).map(({ status }) => status)).toEqual(['rejected', 'rejected']);
});
