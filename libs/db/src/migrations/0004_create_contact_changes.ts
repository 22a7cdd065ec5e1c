import { sql } from 'kysely';
import type { Kysely } from 'kysely';
import { grant, wall } from './tenant-wall.js';

/** Every change to a contact, single or bulk: audit trail, history and undo log in one. A partition for each month. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table contact_changes (
      tenant_id uuid not null, contact_id bigint not null, at timestamptz not null default clock_timestamp(),
      primary key (tenant_id, contact_id, at),
      action text not null, job_id uuid, actor_id text, actor_name text, through text not null,
      before jsonb,   -- the values the change replaced, by field; null for a contact that was created
      constraint contact_changes_action_known check (action in ('created','updated','deleted','restored'))
    ) partition by range (at)`.execute(db);
  await sql`create index contact_changes_job_idx on contact_changes (tenant_id, job_id, contact_id) where job_id is not null`.execute(
    db,
  );
  await wall(db, 'contact_changes');
  await grant(db, ['select', 'insert'], 'contact_changes', 'rollcall_api', 'rollcall_worker');
  // The default partition is a net for a clock that runs far ahead; it stays empty.
  await sql`create table contact_changes_default partition of contact_changes default`.execute(db);
  await wall(db, 'contact_changes_default');
  await sql`
    create function ensure_change_partitions() returns void language plpgsql security definer
    set search_path = pg_catalog, public as $$
    declare month date; name text;
    begin
      for month in select date_trunc('month', now())::date + make_interval(months => n) from generate_series(0, 2) n loop
        name := 'contact_changes_' || to_char(month, 'YYYY_MM');
        if to_regclass('public.' || name) is null then
          execute format('create table public.%I partition of public.contact_changes for values from (%L) to (%L)',
            name, month, month + interval '1 month');
          execute format('alter table public.%I enable row level security, force row level security', name);
          execute format('create policy %I on public.%I using (tenant_id = (select nullif(current_setting(''app.tenant_id'', true), '''')::uuid))',
            name || '_tenant', name);
        end if;
      end loop;
    end $$`.execute(db);
  await sql`revoke all on function ensure_change_partitions() from public`.execute(db);
  await sql`grant execute on function ensure_change_partitions() to rollcall_worker`.execute(db);
}
