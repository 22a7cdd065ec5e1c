import { randomUUID } from 'node:crypto';
import { tenantIdSchema } from '@rollcall/domain/tenant';
import type { TenantId } from '@rollcall/domain/tenant';
import pg from 'pg';
import { openDatabase } from '../database/index.js';
import type { DatabaseRole, OpenDatabase } from '../database/index.js';
import { ensureDatabase, urlOf } from '../embedded/index.js';
import { ensureTemplate, testLogins, testServerUrl } from './template.js';

/** A migrated database of its own for one spec file. */
export interface TestDatabase {
  /** The owner's URL: may do everything, sees every tenant. */
  readonly url: string;
  /** URLs for the logins the product uses. */
  readonly urls: Readonly<Record<'owner' | 'api' | 'worker', string>>;
  /** A handle as a role; closed with the database. */
  open(role: DatabaseRole, max?: number): OpenDatabase;
  /** Rows as the owner sees them, beyond row level security: for what a test expects to find. */
  rows<Row>(text: string, values?: readonly unknown[]): Promise<Row[]>;
  /** A tenant whose contacts can be written at once. */
  newTenant(name?: string): Promise<TenantId>;
  /** A tenant as a setup makes it: nothing was ever written for it, so its first import builds its tables. */
  newEmptyTenant(name?: string): Promise<TenantId>;
  /** Empties every table but the record of migrations. */
  truncate(): Promise<void>;
  /** Closes every handle and drops the database. */
  drop(): Promise<void>;
}

/**
 * A fresh database on the test server, copied from a migrated template (some 50 ms). Use one per spec file: make it in
 * `beforeAll`, drop it in `afterAll`, and give each test a tenant of its own or `truncate` in between.
 */
export async function testDatabase(): Promise<TestDatabase> {
  const server = testServerUrl();
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  const url = await ensureDatabase(server, name, await ensureTemplate());
  const owner = new pg.Pool({ connectionString: url, max: 2 });
  owner.on('error', () => undefined); // a test may kill the server
  const opened: OpenDatabase[] = [];
  return {
    url,
    urls: { owner: url, api: loginUrl(url, 'rollcall_api'), worker: loginUrl(url, 'rollcall_worker') },
    open: (role, max = 4) => {
      const database = openDatabase({ url, role, max });
      opened.push(database);
      return database;
    },
    rows: async <Row>(text: string, values: readonly unknown[] = []) =>
      (await owner.query(text, [...values])).rows as Row[],
    newTenant: async (tenantName = 'Test tenant') => openPartitions(owner, await newTenant(owner, tenantName)),
    newEmptyTenant: (tenantName = 'Test tenant') => newTenant(owner, tenantName),
    truncate: () => truncate(owner),
    drop: async () => {
      await Promise.all(opened.map((database) => database.close()));
      await owner.end();
      await drop(urlOf(server, 'postgres'), name);
    },
  };
}

function loginUrl(url: string, role: keyof typeof testLogins): string {
  const login = new URL(url);
  login.username = role;
  login.password = testLogins[role];
  return login.href;
}

async function newTenant(owner: pg.Pool, name: string): Promise<TenantId> {
  const id = tenantIdSchema.parse(randomUUID());
  await owner.query('insert into tenants (id, name) values ($1, $2)', [id, name]);
  return id;
}

async function openPartitions(owner: pg.Pool, tenantId: TenantId): Promise<TenantId> {
  const set = `set_config('app.tenant_id', '${tenantId}', true)`;
  await owner.query(`select open_contact_partitions() from (select ${set}) as tenant`);
  return tenantId;
}

async function truncate(owner: pg.Pool): Promise<void> {
  const { rows } = await owner.query<{ name: string }>(
    `select format('%I.%I', schemaname, tablename) as name from pg_tables
     where schemaname in ('public', 'staging', 'bullmq') and tablename not like '%migration%'`,
  );
  if (rows.length > 0)
    await owner.query(`truncate ${rows.map(({ name }) => name).join(', ')} restart identity cascade`);
}

async function drop(server: string, name: string): Promise<void> {
  const client = new pg.Client(server);
  await client.connect();
  await client.query(`drop database if exists ${name} with (force)`).finally(() => client.end());
}
