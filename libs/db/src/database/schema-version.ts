import { sql } from 'kysely';
import { migrations } from '../migrations/index.js';
import type { Db } from './open-database.js';

/** The migrations that this build has and the database has not. Empty: it is up to date. */
export async function listMissingMigrations(db: Db): Promise<readonly string[]> {
  const { rows } = await sql<{ name: string }>`select name from schema_migrations`.execute(db);
  const done = new Set(rows.map(({ name }) => name));
  return Object.keys(migrations).filter((name) => !done.has(name));
}
