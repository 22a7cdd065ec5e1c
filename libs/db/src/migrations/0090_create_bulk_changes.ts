import { sql } from 'kysely';
import type { Kysely } from 'kysely';
import { grant, wall } from './tenant-wall.js';

/**
 * What bulk changes are about (LV-13, RC-5): the contacts as they were counted, frozen in the transaction that starts the job. A
 * thousand ids a row, in the order of ids: five million are forty megabytes and a few seconds to write, and every batch finds its
 * own by their place. Rows of `is_excluded` are those that were left out by name.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table bulk_change_targets (
      tenant_id uuid not null, job_id uuid not null, is_excluded boolean not null default false, first_row bigint not null,
      primary key (tenant_id, job_id, is_excluded, first_row),
      ids bigint[] not null,   -- of the rows first_row + 1 and on
      foreign key (tenant_id, job_id) references jobs (tenant_id, id)
    )`.execute(db);
  // Neighbours of a sorted list of ids are read one by one: unpacking them would cost more than the bytes do.
  await sql`alter table bulk_change_targets alter column ids set storage external`.execute(db);
  await wall(db, 'bulk_change_targets');
  await grant(db, ['select', 'insert'], 'bulk_change_targets', 'rollcall_api');
  await grant(db, ['select', 'delete'], 'bulk_change_targets', 'rollcall_worker');
  await createSettings(db);
  await createSweep(db);
}

async function createSettings(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table bulk_change_settings (
      tenant_id uuid primary key references tenants (id),
      typed_above bigint not null, approval_above bigint, approval_for_delete boolean not null,
      version integer not null default 1, changed_at timestamptz not null default clock_timestamp(),
      changed_by_id text not null, changed_by_name text not null,
      constraint bulk_change_settings_not_negative check (typed_above >= 0 and approval_above >= 0)
    )`.execute(db);
  await wall(db, 'bulk_change_settings');
  await grant(db, ['select', 'insert', 'update'], 'bulk_change_settings', 'rollcall_api');
}

/** Which jobs still have a target: their ids alone leave this function. */
async function createSweep(db: Kysely<unknown>): Promise<void> {
  await sql`grant select on bulk_change_targets to rollcall_dispatch`.execute(db);
  await sql`create policy bulk_change_targets_dispatch on bulk_change_targets for select to rollcall_dispatch using (true)`.execute(
    db,
  );
  await sql`
    create function list_bulk_change_targets() returns table (job_id uuid)
    language sql stable security definer set search_path = pg_catalog, public as $$
      select t.job_id from bulk_change_targets t where t.first_row = 0 limit 10000
    $$`.execute(db);
  await sql`revoke all on function list_bulk_change_targets() from public`.execute(db);
  await sql`alter function list_bulk_change_targets() owner to rollcall_dispatch`.execute(db);
  await sql`grant execute on function list_bulk_change_targets() to rollcall_worker`.execute(db);
}
