import { sql } from 'kysely';
import type { Kysely } from 'kysely';
import { grant, wall } from './tenant-wall.js';

/** What agents find on their desktop, one row a tenant; without a row everything is as at first. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table agent_desktops (
      tenant_id uuid primary key references tenants (id),
      notes_enabled boolean not null,
      version integer not null default 1, changed_at timestamptz not null default clock_timestamp(),
      changed_by_id text not null, changed_by_name text not null
    )`.execute(db);
  await wall(db, 'agent_desktops');
  await grant(db, ['select', 'insert', 'update'], 'agent_desktops', 'rollcall_api');
}
