import { sql } from 'kysely';
import type { Kysely } from 'kysely';
import { grant, wall } from './tenant-wall.js';

/** The rules of a tenant about reaching people. A change is a new version: what held on a day stays provable. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table calling_windows (
      tenant_id uuid not null references tenants (id), version integer not null, primary key (tenant_id, version),
      rules jsonb not null, changed_at timestamptz not null default clock_timestamp(),
      changed_by_id text not null, changed_by_name text not null,
      constraint calling_windows_version_positive check (version > 0)
    )`.execute(db);
  await wall(db, 'calling_windows');
  await grant(db, ['select', 'insert'], 'calling_windows', 'rollcall_api');
  await grant(db, ['select'], 'calling_windows', 'rollcall_worker');
  await sql`create trigger calling_windows_append_only before update or delete on calling_windows
    for each statement execute function refuse_change()`.execute(db);
}
