import { sql } from 'kysely';
import type { Kysely } from 'kysely';
import { grant, wall } from './tenant-wall.js';

/** Saved filters, who begins with which, and which jobs were started with them (LV-12). */
export async function up(db: Kysely<unknown>): Promise<void> {
  await createFilters(db);
  await createUses(db);
}

async function createFilters(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table filters (
      tenant_id uuid not null references tenants (id), id uuid not null default gen_random_uuid(),
      primary key (tenant_id, id),
      name text, name_key text collate "C" generated always as (lower(name)) stored,
      visibility text not null, filter jsonb not null,
      digest text,   -- ad hoc only: the same filter is kept once
      owner_id text not null, owner_name text not null,
      created_at timestamptz not null default now(), updated_at timestamptz not null default now(),
      last_used_at timestamptz, version integer not null default 1,
      constraint filters_visibility_known check (visibility in ('private','team','ad-hoc')),
      constraint filters_name_given check (length(trim(name)) between 1 and 100),
      constraint filters_ad_hoc_nameless check ((visibility = 'ad-hoc') = (name is null)
        and (visibility = 'ad-hoc') = (digest is not null))
    )`.execute(db);
  await sql`create unique index filters_private_name_key on filters (tenant_id, owner_id, name_key)
    where visibility = 'private'`.execute(db);
  await sql`create unique index filters_team_name_key on filters (tenant_id, name_key) where visibility = 'team'`.execute(
    db,
  );
  await sql`create unique index filters_digest_key on filters (tenant_id, digest) where visibility = 'ad-hoc'`.execute(
    db,
  );
  await wall(db, 'filters');
  await grant(db, ['select', 'insert', 'update', 'delete'], 'filters', 'rollcall_api');
  await grant(db, ['select'], 'filters', 'rollcall_worker');
}

async function createUses(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table filter_defaults (
      tenant_id uuid not null, user_id text not null, primary key (tenant_id, user_id), filter_id uuid not null,
      foreign key (tenant_id, filter_id) references filters (tenant_id, id) on delete cascade
    )`.execute(db);
  await sql`create index filter_defaults_filter_id_idx on filter_defaults (tenant_id, filter_id)`.execute(db);
  await sql`
    create table filter_jobs (
      tenant_id uuid not null, filter_id uuid not null, job_id uuid not null, primary key (tenant_id, filter_id, job_id),
      foreign key (tenant_id, filter_id) references filters (tenant_id, id) on delete cascade,
      foreign key (tenant_id, job_id) references jobs (tenant_id, id) on delete cascade
    )`.execute(db);
  for (const table of ['filter_defaults', 'filter_jobs']) {
    await wall(db, table);
    await grant(db, ['select', 'insert', 'update', 'delete'], table, 'rollcall_api');
  }
}
