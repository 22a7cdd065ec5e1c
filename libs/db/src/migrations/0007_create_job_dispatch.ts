import { sql } from 'kysely';
import type { Kysely } from 'kysely';

/**
 * The two doors without a tenant: a delivery carries nothing but a job's id. Their functions belong to a role that nobody
 * logs in as and that sees `jobs` alone.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`grant select, update on jobs to rollcall_dispatch`.execute(db);
  await sql`grant insert on job_moves to rollcall_dispatch`.execute(db);
  await sql`create policy jobs_dispatch on jobs to rollcall_dispatch using (true)`.execute(db);
  await sql`create policy job_moves_dispatch on job_moves to rollcall_dispatch using (true)`.execute(db);
  await createTakeJob(db);
  await createSweep(db);
}

async function createTakeJob(db: Kysely<unknown>): Promise<void> {
  await sql`
    create function take_job(wanted uuid, worker text, lease interval)
    returns table (tenant_id uuid, id uuid, kind text, params jsonb, checkpoint jsonb, lease_epoch integer, total_count bigint,
      started_by_id text, started_by_name text)
    language plpgsql security definer set search_path = pg_catalog, public as $$
    declare found_job jobs%rowtype;
    begin
      select j.* into found_job from jobs j where j.id = wanted and j.status in ('queued','running');
      if not found then return; end if;
      -- One job of a kind per tenant at a time: two imports of one tenant would race for the same contacts.
      perform pg_advisory_xact_lock(hashtext(found_job.tenant_id::text), hashtext(found_job.kind));
      if exists (select from jobs j where j.tenant_id = found_job.tenant_id and j.kind = found_job.kind and j.id <> wanted
        and j.status in ('running','pausing','cancelling') and j.heartbeat_at > clock_timestamp() - lease) then return; end if;
      return query
        update jobs j set lease_epoch = j.lease_epoch + 1, lease_owner = worker, status = 'running',
          heartbeat_at = clock_timestamp(), started_at = coalesce(j.started_at, clock_timestamp()),
          status_reason = null, status_by_id = null, status_by_name = null
        where j.tenant_id = found_job.tenant_id and j.id = wanted and (j.status = 'queued' or (j.status = 'running'
          and (j.lease_owner is null or j.heartbeat_at < clock_timestamp() - lease)))
        returning j.tenant_id, j.id, j.kind, j.params, j.checkpoint, j.lease_epoch, j.total_count, j.started_by_id, j.started_by_name;
    end $$`.execute(db);
  await handOver(db, 'take_job(uuid, text, interval)');
}

async function createSweep(db: Kysely<unknown>): Promise<void> {
  await sql`
    create function list_silent_jobs(lease interval)
    returns table (tenant_id uuid, id uuid, kind text, status text, lease_epoch integer)
    language sql stable security definer set search_path = pg_catalog, public as $$
      select j.tenant_id, j.id, j.kind, j.status, j.lease_epoch from jobs j
      where (j.status = 'queued' and j.changed_at < clock_timestamp() - interval '2 seconds')
        or (j.status in ('running','pausing','cancelling')
          and (j.heartbeat_at is null or j.heartbeat_at < clock_timestamp() - lease))
      order by j.created_at limit 1000
    $$`.execute(db);
  await handOver(db, 'list_silent_jobs(interval)');
  await sql`
    create function count_waiting_jobs(wanted_kind text) returns bigint
    language sql stable security definer set search_path = pg_catalog, public as $$
      select count(*) from jobs j where j.status = 'queued' and j.kind = wanted_kind
        and not exists (select from jobs r where r.tenant_id = j.tenant_id and r.kind = j.kind and r.status in ('running','pausing','cancelling'))
    $$`.execute(db);
  await handOver(db, 'count_waiting_jobs(text)');
}

const functions = {
  'take_job(uuid, text, interval)': sql`take_job(uuid, text, interval)`,
  'list_silent_jobs(interval)': sql`list_silent_jobs(interval)`,
  'count_waiting_jobs(text)': sql`count_waiting_jobs(text)`,
};

async function handOver(db: Kysely<unknown>, signature: keyof typeof functions): Promise<void> {
  const name = functions[signature];
  await sql`revoke all on function ${name} from public`.execute(db);
  await sql`alter function ${name} owner to rollcall_dispatch`.execute(db);
  await sql`grant execute on function ${name} to rollcall_worker`.execute(db);
}
