import { sql } from 'kysely';
import type { Kysely } from 'kysely';
import { grant, wall } from './tenant-wall.js';

/** Tenants: the client organisations whose data is walled off from each other. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table tenants (
      id uuid primary key,
      name text not null,
      created_at timestamptz not null default now(),
      constraint tenants_name_given check (length(trim(name)) between 1 and 200)
    )`.execute(db);
  await wall(db, 'tenants', 'id');
  await grant(db, ['select'], 'tenants', 'rollcall_api', 'rollcall_worker');
}
