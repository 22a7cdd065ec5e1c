import { sql } from 'kysely';
import type { Kysely } from 'kysely';
import { grant, wall } from './tenant-wall.js';

/**
 * Scheduled callbacks (LV-10). What was promised is a time on the wall of a zone; the instants beside it follow from that and
 * from the calendar of zones they were computed with, `zone_data`: a newer one computes them anew. No foreign key to contacts:
 * partitions are attached to them, and what points to them would be locked.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table callbacks (
      tenant_id uuid not null references tenants (id), id bigint not null generated always as identity, primary key (tenant_id, id),
      contact_id bigint not null, phone text collate "C" not null,
      local_at text collate "C" not null, zone text not null,   -- 2026-11-30T15:30, and whose wall that is
      due_at timestamptz not null, day_starts_at timestamptz not null, missed_at timestamptz not null, zone_data text not null,
      state text not null default 'open', routing text not null, agent_id text, agent_team text, note text, result text,
      created_by_id text not null, created_by_name text not null, created_at timestamptz not null default now(),
      changed_at timestamptz not null default clock_timestamp(), version integer not null default 1,
      constraint callbacks_state_known check (state in ('open','missed','done','inactive')),
      constraint callbacks_routing_known check (routing in ('agent','agent-first','pool')),
      constraint callbacks_agent_named check (routing = 'pool' or agent_id is not null),
      constraint callbacks_result_known check (result in ('reached','voicemail','no-answer','busy','wrong-number','refused','other')),
      constraint callbacks_result_when_done check ((state = 'done') = (result is not null)),
      constraint callbacks_local_at_whole check (local_at ~ '^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d$')
    )`.execute(db);
  await sql`create unique index callbacks_once_key on callbacks (tenant_id, contact_id, phone, local_at, zone)
    where state = 'open'`.execute(db);
  await sql`create index callbacks_state_idx on callbacks (tenant_id, state, due_at, id)`.execute(db);
  await sql`create index callbacks_due_idx on callbacks (tenant_id, due_at, id)`.execute(db);
  await sql`create index callbacks_contact_idx on callbacks (tenant_id, contact_id, due_at)`.execute(db);
  await sql`create index callbacks_agent_idx on callbacks (tenant_id, agent_id, due_at) where state = 'open'`.execute(
    db,
  );
  await sql`create index callbacks_changed_idx on callbacks (tenant_id, changed_at)`.execute(db);
  await wall(db, 'callbacks');
  await grant(db, ['select', 'insert', 'update'], 'callbacks', 'rollcall_api');
  await grant(db, ['select', 'update'], 'callbacks', 'rollcall_worker');
  await createStamp(db);
  await createSweep(db);
}

/** Every change moves the version, and its place in the order of changes. */
async function createStamp(db: Kysely<unknown>): Promise<void> {
  await sql`
    create function stamp_callback() returns trigger language plpgsql as $$
    begin
      new.version := old.version + 1;
      new.changed_at := clock_timestamp();
      return new;
    end $$`.execute(db);
  await sql`create trigger callbacks_stamp before update on callbacks for each row execute function stamp_callback()`.execute(
    db,
  );
}

/** Whose callbacks a worker has to look at: tenants alone leave these functions. */
async function createSweep(db: Kysely<unknown>): Promise<void> {
  // Over all tenants, and small: what is open and late does not stay so.
  await sql`create index callbacks_sweep_idx on callbacks (missed_at, tenant_id) where state = 'open'`.execute(db);
  await sql`grant select on callbacks to rollcall_dispatch`.execute(db);
  await sql`create policy callbacks_dispatch on callbacks for select to rollcall_dispatch using (true)`.execute(db);
  await sql`
    create function list_tenants_with_missed_callbacks() returns table (tenant_id uuid)
    language sql stable security definer set search_path = pg_catalog, public as $$
      select distinct c.tenant_id from (
        select b.tenant_id from callbacks b where b.state = 'open' and b.missed_at <= clock_timestamp()
        order by b.missed_at limit 1000) c
    $$`.execute(db);
  await sql`
    create function list_tenants_with_old_callbacks(current_zone_data text) returns table (tenant_id uuid)
    language sql stable security definer set search_path = pg_catalog, public as $$
      select distinct c.tenant_id from callbacks c where c.state = 'open' and c.zone_data < current_zone_data collate "C"
    $$`.execute(db);
  for (const signature of [sql`list_tenants_with_missed_callbacks()`, sql`list_tenants_with_old_callbacks(text)`]) {
    await sql`revoke all on function ${signature} from public`.execute(db);
    await sql`alter function ${signature} owner to rollcall_dispatch`.execute(db);
    await sql`grant execute on function ${signature} to rollcall_worker`.execute(db);
  }
}
