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
  for (let round = 0; round < 20; round++) {
    const { db, close } = openDatabase({ url: database.urls.api, role: 'rollcall_api', max: 2 });
    await sql`select 1`.execute(db);
    const late = Promise.allSettled([1, 2].map(() => sql`select 1`.execute(db)));
    await close();
    await late;
  }
  expect(await database.rows(`select 1 as answer`)).toHaveLength(1);
});
