import { sql } from 'kysely';
import type { Kysely } from 'kysely';

/** What a worker tidies up, found across tenants: only names of things and whose they are leave these functions. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`grant select on uploads, job_files to rollcall_dispatch`.execute(db);
  await sql`create policy uploads_dispatch on uploads for select to rollcall_dispatch using (true)`.execute(db);
  await sql`create policy job_files_dispatch on job_files for select to rollcall_dispatch using (true)`.execute(db);
  await sql`
    create function list_ended_jobs(wanted uuid[]) returns table (tenant_id uuid, id uuid)
    language sql stable security definer set search_path = pg_catalog, public as $$
      select j.tenant_id, j.id from jobs j where j.id = any(wanted) and (j.status in ('succeeded','cancelled')
        or (j.status = 'failed' and j.changed_at < clock_timestamp() - interval '7 days'))
    $$`.execute(db);
  await sql`
    create function list_expired_uploads() returns table (tenant_id uuid, id uuid)
    language sql stable security definer set search_path = pg_catalog, public as $$
      select u.tenant_id, u.id from uploads u where u.expires_at < clock_timestamp() limit 1000
    $$`.execute(db);
  await sql`
    create function list_expired_job_files() returns table (tenant_id uuid, job_id uuid, name text, storage_key text)
    language sql stable security definer set search_path = pg_catalog, public as $$
      select f.tenant_id, f.job_id, f.name, f.storage_key from job_files f where f.expires_at < clock_timestamp() limit 1000
    $$`.execute(db);
  for (const name of [sql`list_ended_jobs(uuid[])`, sql`list_expired_uploads()`, sql`list_expired_job_files()`]) {
    await sql`revoke all on function ${name} from public`.execute(db);
    await sql`alter function ${name} owner to rollcall_dispatch`.execute(db);
    await sql`grant execute on function ${name} to rollcall_worker`.execute(db);
  }
}
