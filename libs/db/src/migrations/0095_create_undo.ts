import { sql } from 'kysely';
import type { Kysely } from 'kysely';

/**
 * What an undo needs beside the before-images in `contact_changes`: the undos of a job, one image out of several of a contact,
 * how far back the history goes, and a way to drop months of it that are too old.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create index jobs_undoes_idx on jobs (tenant_id, (params ->> 'jobId'), id) where kind = 'undo'`.execute(db);
  // Latest first, the earliest wins: what a contact was before all of them.
  await sql`create aggregate merge_images(jsonb) (sfunc = jsonb_concat, stype = jsonb, initcond = '{}')`.execute(db);
  await sql`
    create function changes_kept_since() returns timestamptz language sql stable security definer
    set search_path = pg_catalog, public as $$
      select min((regexp_match(pg_get_expr(c.relpartbound, c.oid), 'FROM \\(''([^'']+)''\\)'))[1]::timestamptz)
      from pg_inherits i join pg_class c on c.oid = i.inhrelid where i.inhparent = 'contact_changes'::regclass
    $$`.execute(db);
  // Whole months, and none that an undo may still need. Whoever reads or writes the history waits a moment, or this gives up.
  await sql`
    create function drop_change_partitions(older_than timestamptz) returns integer language plpgsql security definer
    set search_path = pg_catalog, public set lock_timeout = '1s' as $$
    declare part text; dropped integer := 0;
    begin
      for part in select c.relname from pg_inherits i join pg_class c on c.oid = i.inhrelid
        where i.inhparent = 'contact_changes'::regclass
          and (regexp_match(pg_get_expr(c.relpartbound, c.oid), 'TO \\(''([^'']+)''\\)'))[1]::timestamptz
            <= least(older_than, now() - interval '31 days') loop
        execute format('drop table public.%I', part);
        dropped := dropped + 1;
      end loop;
      return dropped;
    end $$`.execute(db);
  await sql`revoke all on function changes_kept_since(), drop_change_partitions(timestamptz) from public`.execute(db);
  await sql`grant execute on function changes_kept_since() to rollcall_api, rollcall_worker`.execute(db);
  await sql`grant execute on function drop_change_partitions(timestamptz) to rollcall_worker`.execute(db);
}
