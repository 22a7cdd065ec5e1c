import { sql } from 'kysely';
import type { Kysely } from 'kysely';
import { grant } from './tenant-wall.js';

/**
 * Groups that people manage: who made and renamed them, and an index by which their contacts are counted and moved. Nobody
 * knows when the groups were made that are there.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table groups
      add version integer not null default 1, add created_at timestamptz, add created_by text,
      add changed_at timestamptz, add changed_by text`.execute(db);
  await sql`alter table groups alter created_at set default now()`.execute(db);
  await grant(db, ['delete'], 'groups', 'rollcall_api', 'rollcall_worker');
  await sql`create index if not exists contacts_group_id_idx on contacts (tenant_id, group_id, id)
    where group_id is not null and deleted_at is null`.execute(db);
}
