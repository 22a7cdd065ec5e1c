import { sql } from 'kysely';
import type { Kysely } from 'kysely';
import { grant, wall } from './tenant-wall.js';

/**
 * Encrypted fields (docs/decisions/0017-encrypted-fields.md): which ones a tenant has, its keys, wrapped by a master key that is nowhere in
 * the database, and the values of contacts.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await createSettings(db);
  await createKeys(db);
  await createValues(db);
}

async function createSettings(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table encrypted_settings (
      tenant_id uuid primary key references tenants (id),
      version integer not null default 1, changed_at timestamptz not null default clock_timestamp(),
      changed_by_id text not null, changed_by_name text not null
    )`.execute(db);
  await sql`
    create table encrypted_fields (
      tenant_id uuid not null references tenants (id), key text collate "C" not null, primary key (tenant_id, key),
      label text not null, is_searchable boolean not null, mask text not null, position integer not null,
      is_enabled boolean not null default true,   -- a field that is taken away is hidden; its values stay
      constraint encrypted_fields_mask_known check (mask in ('last4','nothing'))
    )`.execute(db);
  for (const table of ['encrypted_settings', 'encrypted_fields']) {
    await wall(db, table);
    await grant(db, ['select', 'insert', 'update'], table, 'rollcall_api');
    await grant(db, ['select'], table, 'rollcall_worker');
  }
}

async function createKeys(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table tenant_keys (
      tenant_id uuid not null references tenants (id), no integer not null, primary key (tenant_id, no),
      state text not null,                     -- active: writes and reads · retiring: reads · destroyed: its bytes are gone
      master_key_id text not null,             -- by which master key it is wrapped
      wrapped_data bytea, wrapped_blind bytea, -- for values; for the index that finds them
      created_at timestamptz not null default clock_timestamp(), destroyed_at timestamptz,
      constraint tenant_keys_state_known check (state in ('active','retiring','destroyed')),
      constraint tenant_keys_gone_when_destroyed check (
        (state = 'destroyed') = (wrapped_data is null) and (state = 'destroyed') = (wrapped_blind is null)
        and (state = 'destroyed') = (destroyed_at is not null))
    )`.execute(db);
  await sql`create unique index tenant_keys_active_key on tenant_keys (tenant_id) where state = 'active'`.execute(db);
  await wall(db, 'tenant_keys');
  await grant(db, ['select', 'insert'], 'tenant_keys', 'rollcall_api');
  await grant(db, ['select', 'insert', 'update'], 'tenant_keys', 'rollcall_worker');
}

async function createValues(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table encrypted_values (
      tenant_id uuid not null, contact_id bigint not null, field text collate "C" not null,
      primary key (tenant_id, contact_id, field),
      foreign key (tenant_id, field) references encrypted_fields (tenant_id, key),
      key_no integer, foreign key (tenant_id, key_no) references tenant_keys (tenant_id, no),
      sealed bytea,                            -- null: taken away; the version stays, so that nobody writes over what they did not see
      blind_index bytea,                       -- HMAC-SHA-256 of the value; null where nobody may search
      version integer not null default 1,
      changed_at timestamptz not null default clock_timestamp(), changed_by_id text not null, changed_by_name text not null,
      constraint encrypted_values_sealed_with_a_key check ((key_no is null) = (sealed is null)),
      constraint encrypted_values_blind_index_whole check (octet_length(blind_index) = 32)
    )`.execute(db);
  await sql`create index encrypted_values_blind_idx on encrypted_values (tenant_id, field, blind_index, contact_id)
    where blind_index is not null`.execute(db);
  await sql`create index encrypted_values_key_idx on encrypted_values (tenant_id, key_no) where key_no is not null`.execute(
    db,
  );
  await wall(db, 'encrypted_values');
  await grant(db, ['select', 'insert', 'update'], 'encrypted_values', 'rollcall_api');
  await grant(db, ['select', 'update', 'delete'], 'encrypted_values', 'rollcall_worker');
}
