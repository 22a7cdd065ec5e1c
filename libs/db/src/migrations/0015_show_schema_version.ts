import { sql } from 'kysely';
import type { Kysely } from 'kysely';

/** Lets the processes see which migrations have run, so that one that is newer than its database says so instead of failing. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`grant select on schema_migrations to rollcall_api, rollcall_worker`.execute(db);
}
