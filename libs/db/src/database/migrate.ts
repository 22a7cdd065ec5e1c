import { sql } from 'kysely';
import { Migrator } from 'kysely/migration';
import { migrations } from '../migrations/index.js';
import { openDatabase } from './open-database.js';
import { prepareServer } from './prepare-server.js';

/** Passwords by login role, for a server of our own; without it the roles cannot log in and are taken by `SET ROLE`. */
export type RoleLogins = Readonly<Partial<Record<'rollcall_api' | 'rollcall_worker', string>>>;

/**
 * Brings a database to the newest schema: roles, extensions, then every migration that is missing, each in a transaction of its own.
 * Called twice it does nothing the second time; two at once wait for each other.
 * @param url a login that may create roles and owns the database
 * @returns the names of the migrations it ran
 */
export async function migrate(url: string, logins: RoleLogins = {}): Promise<readonly string[]> {
  await prepareServer(url, logins);
  const { db, close } = openDatabase({ url, role: 'rollcall_owner', max: 2 });
  try {
    const migrator = new Migrator({
      db,
      provider: { getMigrations: () => Promise.resolve(migrations) },
      migrationTableName: 'schema_migrations',
      migrationLockTableName: 'schema_migrations_lock',
    });
    const { error, results = [] } = await migrator.migrateToLatest();
    if (error) throw error instanceof Error ? error : new Error('A migration failed', { cause: error });
    await sql`select ensure_change_partitions()`.execute(db);
    return results.map((result) => result.migrationName);
  } finally {
    await close();
  }
}
