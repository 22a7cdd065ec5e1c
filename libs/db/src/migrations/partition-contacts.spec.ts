import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Migrator } from 'kysely/migration';
import pg from 'pg';
import { migrate, openDatabase } from '../database/index.js';
import { prepareServer } from '../database/prepare-server.js';
import { ensureDatabase, urlOf } from '../embedded/index.js';
import { testLogins, testServerUrl } from '../testing/template.js';
import { migrations } from './index.js';

const before = '0016_create_housekeeping';
const name = `upgrade_${randomUUID().replaceAll('-', '')}`;
const [older, empty, newer] = [randomUUID(), randomUUID(), randomUUID()];

let owner: pg.Client;
let url: string;

beforeAll(async () => {
  url = await ensureDatabase(testServerUrl(), name);
  await prepareServer(url, testLogins);
  await migrateTo(before);
  owner = new pg.Client(url);
  await owner.connect();
  await owner.query(`insert into tenants (id, name) values ($1, 'Older'), ($2, 'Empty')`, [older, empty]);
  await owner.query(
    `insert into contacts (tenant_id, id, contact_id_1, last_name) select $1, n, 'C' || n, 'Lopez' from generate_series(1, 100) n`,
    [older],
  );
  await owner.query(
    `insert into contact_phones (tenant_id, contact_id, position, e164, raw) select $1, n, 1, '+1202555' || n, n from generate_series(1000, 1099) n`,
    [older],
  );
  await migrate(url, testLogins);
}, 60_000);
afterAll(async () => {
  await owner.end();
  const server = new pg.Client(urlOf(testServerUrl(), 'postgres'));
  await server.connect();
  await server.query(`drop database if exists ${name} with (force)`).finally(() => server.end());
});

async function migrateTo(target: string): Promise<void> {
  const { db, close } = openDatabase({ url, role: 'rollcall_owner', max: 2 });
  const migrator = new Migrator({
    db,
    provider: { getMigrations: () => Promise.resolve(migrations) },
    migrationTableName: 'schema_migrations',
    migrationLockTableName: 'schema_migrations_lock',
  });
  const { error } = await migrator.migrateTo(target).finally(close);
  if (error) throw error instanceof Error ? error : new Error('A migration failed', { cause: error });
}

const lines = async (query: string, values: readonly unknown[] = []): Promise<string[]> =>
  (await owner.query<Record<string, string>>(query, [...values])).rows.map((row) => Object.values(row)[0] ?? '');

async function open(tenant: string): Promise<void> {
  await owner.query(`select open_contact_partitions() from (select set_config('app.tenant_id', $1, true)) as tenant`, [
    tenant,
  ]);
}

describe('a database from before contacts had partitions', () => {
  it('keeps every row, in one partition of all its tenants', async () => {
    expect(await lines('select count(*)::text from contacts where tenant_id = $1', [older])).toEqual(['100']);
    expect(await lines('select distinct tableoid::regclass::text from contact_phones')).toEqual([
      'contact_phones_shared',
    ]);
  });

  it('takes new contacts of those tenants there, also of one that had none', async () => {
    for (const tenant of [older, empty]) {
      await open(tenant);
      await owner.query(`insert into contacts (tenant_id, id, last_name) values ($1, 1000, 'New')`, [tenant]);
    }
    expect(await lines(`select distinct tableoid::regclass::text from contacts`)).toEqual(['contacts_shared']);
  });

  it('gives a tenant that comes later a partition of its own, once', async () => {
    await owner.query(`insert into tenants (id, name) values ($1, 'Newer')`, [newer]);
    const add = owner.query(`insert into contacts (tenant_id, id, last_name) values ($1, 1, 'First')`, [newer]);
    await expect(add).rejects.toMatchObject({ code: '23514' });
    await open(newer);
    await open(newer);
    await owner.query(`insert into contacts (tenant_id, id, last_name) values ($1, 1, 'First')`, [newer]);
    expect(await lines('select tableoid::regclass::text from contacts where tenant_id = $1', [newer])).toEqual([
      `contacts_of_${newer.replaceAll('-', '')}`,
    ]);
  });

  it('still holds every key to its table', async () => {
    const twice = owner.query(`insert into contacts (tenant_id, id, contact_id_1) values ($1, 2000, 'C1')`, [older]);
    await expect(twice).rejects.toMatchObject({ code: '23505' });
    const nowhere = owner.query(`insert into contacts (tenant_id, id, group_id) values ($1, 2000, 7)`, [older]);
    await expect(nowhere).rejects.toMatchObject({ code: '23503' });
  });
});
