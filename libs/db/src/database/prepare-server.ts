import { Kysely, sql } from 'kysely';
import pg from 'pg';
import { clientDialect } from './client-driver.js';
import type { RoleLogins } from './migrate.js';

/** Roles that only own things, or are taken by functions: nobody logs in as them. */
const roles = [
  'rollcall_owner',
  'rollcall_api',
  'rollcall_worker',
  'rollcall_search',
  'rollcall_dispatch',
  'rollcall_doorkeeper',
  'rollcall_queue',
];

/** Makes the roles, grants, extensions and schemas that migrations stand on. Safe to repeat. */
export async function prepareServer(url: string, logins: RoleLogins): Promise<void> {
  const pool = new pg.Pool({ connectionString: url, max: 1, connectionTimeoutMillis: 10_000 });
  const db = new Kysely<unknown>({ dialect: clientDialect(pool) });
  try {
    await db.transaction().execute(async (tx) => {
      // Roles belong to the whole server: two instances preparing two databases of one server must take turns.
      await sql`select pg_advisory_xact_lock(72117, 1)`.execute(tx);
      await createRoles(tx, logins);
      await grantDatabase(tx);
    });
  } finally {
    await db.destroy();
  }
}

async function createRoles(tx: Kysely<unknown>, logins: RoleLogins): Promise<void> {
  for (const role of roles) {
    const { rows } = await sql`select 1 from pg_roles where rolname = ${role}`.execute(tx);
    if (rows.length === 0) await sql`create role ${sql.id(role)} nologin`.execute(tx);
    // Since PostgreSQL 16 whoever makes a role may give it away, and so is a member, but may not take it.
    const { rows: may } = await sql`select 1 where pg_has_role(current_user, ${role},
      case when current_setting('server_version_num')::int >= 160000 then 'SET' else 'MEMBER' end)`.execute(tx);
    if (may.length === 0) await sql`grant ${sql.id(role)} to current_user`.execute(tx);
  }
  for (const [role, password] of Object.entries(logins)) {
    await sql`alter role ${sql.id(role)} login password ${sql.lit(password)}`.execute(tx);
    await sql`grant rollcall_queue to ${sql.id(role)}`.execute(tx);
  }
}

async function grantDatabase(tx: Kysely<unknown>): Promise<void> {
  const { rows } = await sql<{ name: string }>`select current_database() as name`.execute(tx);
  const database = sql.id(rows[0]!.name);
  for (const extension of ['pg_trgm', 'unaccent'])
    await sql`create extension if not exists ${sql.id(extension)}`.execute(tx);
  await sql`grant create, connect on database ${database} to rollcall_owner`.execute(tx);
  await sql`grant temporary on database ${database} to rollcall_queue`.execute(tx);
  await sql`grant create, usage on schema public to rollcall_owner`.execute(tx);
  await sql`grant usage on schema public to rollcall_api, rollcall_worker, rollcall_search, rollcall_dispatch,
    rollcall_doorkeeper`.execute(tx);
  // Functions that a definer role owns are created by the owner, who must be able to give them away.
  await sql`grant rollcall_search, rollcall_dispatch, rollcall_doorkeeper to rollcall_owner`.execute(tx);
  await sql`grant create on schema public to rollcall_search, rollcall_dispatch, rollcall_doorkeeper`.execute(tx);
  await sql`create schema if not exists staging authorization rollcall_owner`.execute(tx);
  await sql`grant usage, create on schema staging to rollcall_worker`.execute(tx);
  await sql`create schema if not exists bullmq authorization rollcall_queue`.execute(tx);
}
