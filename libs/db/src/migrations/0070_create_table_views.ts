import { sql } from 'kysely';
import type { Kysely } from 'kysely';
import { grant, wall } from './tenant-wall.js';

/**
 * How people have arranged their tables (LV-11): one row per person and list, and one that is shared with the tenant.
 * The lists are not named here: which there are is a word list of the domain, and an old row of one that is gone does no harm.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table table_views (
      tenant_id uuid not null references tenants (id), list text not null, owner_id text not null,
      primary key (tenant_id, list, owner_id),   -- owner_id: a user or an API key; '' is the view shared with everybody
      view jsonb not null,
      saved_by_id text not null, saved_by_name text not null, saved_at timestamptz not null default clock_timestamp(),
      constraint table_views_list_short check (length(list) between 1 and 40),
      constraint table_views_view_small check (octet_length(view::text) <= 65536)
    )`.execute(db);
  await wall(db, 'table_views');
  await grant(db, ['select', 'insert', 'update', 'delete'], 'table_views', 'rollcall_api');
}
