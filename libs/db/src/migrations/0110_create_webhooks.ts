import { sql } from 'kysely';
import type { Kysely } from 'kysely';
import { grant, wall } from './tenant-wall.js';

/**
 * Webhooks: who is told of what, how far each has been told, and what was sent. Events are not kept a second time: they are read off
 * `job_moves` and `contact_changes`, behind a place that moves on with each delivery.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table webhooks (
      tenant_id uuid not null references tenants (id), id uuid not null default gen_random_uuid(), primary key (tenant_id, id),
      url text not null, events text[] not null,
      state text not null default 'on', state_reason text,
      master_key_id text not null, wrapped_secret bytea not null,
      jobs_at timestamptz not null default clock_timestamp(), jobs_id uuid not null default '00000000-0000-0000-0000-000000000000',
      contacts_at timestamptz not null default clock_timestamp(), contacts_id bigint not null default 0,
      held_by text, held_until timestamptz,     -- one worker at a time sends
      created_by_id text not null, created_by_name text not null, created_at timestamptz not null default now(),
      version integer not null default 1,
      constraint webhooks_state_known check (state in ('on','off','gone')),
      constraint webhooks_events_some check (cardinality(events) > 0)
    )`.execute(db);
  await sql`
    create table webhook_deliveries (
      tenant_id uuid not null, id bigint not null generated always as identity, primary key (tenant_id, id),
      webhook_id uuid not null, events jsonb not null, event_count smallint not null,
      state text not null default 'waiting', tries smallint not null default 0, status smallint, trouble text,
      created_at timestamptz not null default clock_timestamp(), next_at timestamptz not null default clock_timestamp(),
      ended_at timestamptz,
      constraint webhook_deliveries_state_known check (state in ('waiting','delivered','failed')),
      foreign key (tenant_id, webhook_id) references webhooks (tenant_id, id) on delete cascade
    )`.execute(db);
  await sql`create index webhook_deliveries_webhook_idx on webhook_deliveries (tenant_id, webhook_id, id)`.execute(db);
  await sql`create index webhook_deliveries_waiting_idx on webhook_deliveries (tenant_id, webhook_id, next_at)
    where state = 'waiting'`.execute(db);
  await wall(db, 'webhooks');
  await wall(db, 'webhook_deliveries');
  await grant(db, ['select', 'insert', 'update', 'delete'], 'webhooks', 'rollcall_api');
  await grant(db, ['select', 'update'], 'webhooks', 'rollcall_worker');
  await grant(db, ['select', 'insert', 'update'], 'webhook_deliveries', 'rollcall_api');
  await grant(db, ['select', 'insert', 'update', 'delete'], 'webhook_deliveries', 'rollcall_worker');
  await sql`grant delete on webhook_deliveries to rollcall_api`.execute(db); // with their webhook
  // In the order in which they are told.
  await sql`create index job_moves_at_idx on job_moves (tenant_id, at, job_id)`.execute(db);
  await sql`create index contact_changes_at_idx on contact_changes (tenant_id, at, contact_id)`.execute(db);
  await createDoor(db);
}

/** Which webhooks a worker has to look at: ids alone leave this function. */
async function createDoor(db: Kysely<unknown>): Promise<void> {
  await sql`grant select on webhooks to rollcall_dispatch`.execute(db);
  await sql`create policy webhooks_dispatch on webhooks for select to rollcall_dispatch using (true)`.execute(db);
  await sql`
    create function list_free_webhooks() returns table (tenant_id uuid, id uuid)
    language sql stable security definer set search_path = pg_catalog, public as $$
      select w.tenant_id, w.id from webhooks w
      where w.state = 'on' and (w.held_until is null or w.held_until < clock_timestamp())
    $$`.execute(db);
  await sql`revoke all on function list_free_webhooks() from public`.execute(db);
  await sql`alter function list_free_webhooks() owner to rollcall_dispatch`.execute(db);
  await sql`grant execute on function list_free_webhooks() to rollcall_worker`.execute(db);
}
