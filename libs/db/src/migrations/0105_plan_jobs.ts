import { sql } from 'kysely';
import type { Kysely } from 'kysely';

/** When a job starts at the earliest, how many rows a second it may handle at most, and what was done to it. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table jobs add column starts_at timestamptz, add column rows_per_second integer,
    add constraint jobs_rows_per_second_positive check (rows_per_second > 0)`.execute(db);
  await sql`drop trigger jobs_stamp on jobs`.execute(db);
  await sql`create trigger jobs_stamp before update of status, checkpoint, total_count, details, params, failure_code, fault_count,
      starts_at, rows_per_second
    on jobs for each row execute function stamp_job()`.execute(db);
  await sql`create index audit_entries_target_idx on audit_entries (tenant_id, target_kind, target_id, id)`.execute(db);
  await replaceTakeJob(db);
  await replaceSweep(db);
}

async function replaceTakeJob(db: Kysely<unknown>): Promise<void> {
  await sql`drop function take_job(uuid, text, interval)`.execute(db);
  await sql`
    create function take_job(wanted uuid, worker text, lease interval)
    returns table (tenant_id uuid, id uuid, kind text, params jsonb, checkpoint jsonb, lease_epoch integer, total_count bigint,
      started_by_id text, started_by_name text, rows_per_second integer)
    language plpgsql security definer set search_path = pg_catalog, public as $$
    declare found_job jobs%rowtype;
    begin
      select j.* into found_job from jobs j where j.id = wanted and (j.status = 'running'
        or j.status = 'queued' and (j.starts_at is null or j.starts_at <= clock_timestamp()));
      if not found then return; end if;
      -- One job of a kind per tenant at a time: two imports of one tenant would race for the same contacts.
      perform pg_advisory_xact_lock(hashtext(found_job.tenant_id::text), hashtext(found_job.kind));
      if exists (select from jobs j where j.tenant_id = found_job.tenant_id and j.kind = found_job.kind and j.id <> wanted
        and j.status in ('running','pausing','cancelling') and j.heartbeat_at > clock_timestamp() - lease) then return; end if;
      return query
        update jobs j set lease_epoch = j.lease_epoch + 1, lease_owner = worker, status = 'running',
          heartbeat_at = clock_timestamp(), started_at = coalesce(j.started_at, clock_timestamp()),
          status_reason = null, status_by_id = null, status_by_name = null
        where j.tenant_id = found_job.tenant_id and j.id = wanted and (j.status = 'running'
            and (j.lease_owner is null or j.heartbeat_at < clock_timestamp() - lease)
          or j.status = 'queued' and (j.starts_at is null or j.starts_at <= clock_timestamp()))
        returning j.tenant_id, j.id, j.kind, j.params, j.checkpoint, j.lease_epoch, j.total_count, j.started_by_id,
          j.started_by_name, j.rows_per_second;
    end $$`.execute(db);
  await sql`revoke all on function take_job(uuid, text, interval) from public`.execute(db);
  await sql`alter function take_job(uuid, text, interval) owner to rollcall_dispatch`.execute(db);
  await sql`grant execute on function take_job(uuid, text, interval) to rollcall_worker`.execute(db);
}

/** A job that is planned for later is neither silent nor does anybody give a slot up for it. */
async function replaceSweep(db: Kysely<unknown>): Promise<void> {
  await sql`
    create or replace function list_silent_jobs(lease interval)
    returns table (tenant_id uuid, id uuid, kind text, status text, lease_epoch integer)
    language sql stable security definer set search_path = pg_catalog, public as $$
      select j.tenant_id, j.id, j.kind, j.status, j.lease_epoch from jobs j
      where (j.status = 'queued' and j.changed_at < clock_timestamp() - interval '2 seconds'
          and (j.starts_at is null or j.starts_at <= clock_timestamp()))
        or (j.status in ('running','pausing','cancelling')
          and (j.heartbeat_at is null or j.heartbeat_at < clock_timestamp() - lease))
      order by j.created_at limit 1000
    $$`.execute(db);
  await sql`
    create or replace function count_waiting_jobs(wanted_kind text) returns bigint
    language sql stable security definer set search_path = pg_catalog, public as $$
      select count(*) from jobs j where j.status = 'queued' and j.kind = wanted_kind
        and (j.starts_at is null or j.starts_at <= clock_timestamp())
        and not exists (select from jobs r where r.tenant_id = j.tenant_id and r.kind = j.kind and r.status in ('running','pausing','cancelling'))
    $$`.execute(db);
}
