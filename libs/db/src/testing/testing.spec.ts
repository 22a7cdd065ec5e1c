import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { sql } from 'kysely';
import { inTenant } from '../database/index.js';
import { testDatabase } from './index.js';
import type { TestDatabase } from './index.js';

let database: TestDatabase;

beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.drop());

describe('a test database', () => {
  it('is migrated, and two of them share nothing', async () => {
    const other = await testDatabase();
    await database.newTenant();
    expect(await other.rows('select id from tenants')).toEqual([]);
    expect(await database.rows('select id from tenants')).toHaveLength(1);
    await other.drop();
  });

  it('is walled for the api: one tenant sees itself alone', async () => {
    const [mine] = [await database.newTenant('mine'), await database.newTenant('theirs')];
    const { db } = database.open('rollcall_api');
    const seen = await inTenant(db, mine, (tx) => sql<{ name: string }>`select name from tenants`.execute(tx));
    expect(seen.rows).toEqual([{ name: 'mine' }]);
  });

  it('is empty after a truncate, and still migrated', async () => {
    await database.newTenant();
    await database.truncate();
    expect(await database.rows('select id from tenants')).toEqual([]);
    expect(await database.rows('select 1 from schema_migrations')).not.toEqual([]);
  });

  it.each(['api', 'worker'] as const)('lets the login of the %s in, as nobody special', async (login) => {
    const { default: pg } = await import('pg');
    const client = new pg.Client(database.urls[login]);
    await client.connect();
    const { rows } = await client.query(
      'select rolsuper, rolbypassrls, rolcreaterole from pg_roles where rolname = current_user',
    );
    await client.end();
    expect(rows).toEqual([{ rolsuper: false, rolbypassrls: false, rolcreaterole: false }]);
  });
});
