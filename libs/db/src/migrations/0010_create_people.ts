import { sql } from 'kysely';
import type { Kysely } from 'kysely';
import { grant } from './tenant-wall.js';

/**
 * People and their sessions. They belong to no tenant (one person may work for several), so there is no wall to put them
 * behind: only the api reaches them, and only `memberships` says where somebody works.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await createUsers(db);
  await createCredentials(db);
  await createSessions(db);
  await sql`
    create table rate_limits (
      key text collate "C" primary key, points integer not null default 0, expire bigint
    )`.execute(db);
  await sql`create index rate_limits_expire_idx on rate_limits (expire)`.execute(db);
  await grant(db, ['select', 'insert', 'update'], 'users', 'rollcall_api');
  await grant(db, ['select', 'insert', 'update', 'delete'], 'accounts', 'rollcall_api');
  await grant(db, ['select', 'insert', 'update', 'delete'], 'sessions', 'rollcall_api');
  await grant(db, ['select', 'insert', 'update', 'delete'], 'verifications', 'rollcall_api');
  await grant(db, ['select', 'insert', 'update', 'delete'], 'two_factors', 'rollcall_api');
  await grant(db, ['select', 'insert', 'update', 'delete'], 'rate_limits', 'rollcall_api');
}

async function createUsers(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table users (
      id uuid primary key default gen_random_uuid(),
      name text not null, email text collate "C" not null, email_verified boolean not null default false, image text,
      two_factor_enabled boolean not null default false,
      created_at timestamptz not null default now(), updated_at timestamptz not null default now(),
      constraint users_email_key unique (email),
      constraint users_email_lower_case check (email = lower(email))
    )`.execute(db);
}

async function createCredentials(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table accounts (
      id uuid primary key default gen_random_uuid(), user_id uuid not null references users (id) on delete cascade,
      account_id text not null, provider_id text not null, password text,   -- argon2id
      access_token text, refresh_token text, id_token text, scope text,
      access_token_expires_at timestamptz, refresh_token_expires_at timestamptz,
      created_at timestamptz not null default now(), updated_at timestamptz not null default now(),
      constraint accounts_provider_key unique (provider_id, account_id)
    )`.execute(db);
  await sql`create index accounts_user_id_idx on accounts (user_id)`.execute(db);
  await sql`
    create table two_factors (
      id uuid primary key default gen_random_uuid(), user_id uuid not null references users (id) on delete cascade,
      secret text not null, backup_codes text not null, verified boolean not null default true,   -- both encrypted by the api
      failed_verification_count integer not null default 0, locked_until timestamptz
    )`.execute(db);
  await sql`create index two_factors_user_id_idx on two_factors (user_id)`.execute(db);
}

async function createSessions(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table sessions (
      id uuid primary key default gen_random_uuid(), user_id uuid not null references users (id) on delete cascade,
      token text collate "C" not null,        -- SHA-256 of the token: a copy of the table opens no session
      current_tenant_id uuid references tenants (id),
      expires_at timestamptz not null,        -- moves on with use: the idle end
      created_at timestamptz not null default now(), updated_at timestamptz not null default now(),
      ip_address text, user_agent text,
      constraint sessions_token_key unique (token),
      constraint sessions_token_hashed check (token ~ '^[0-9a-f]{64}$')
    )`.execute(db);
  await sql`create index sessions_user_id_idx on sessions (user_id)`.execute(db);
  await sql`create index sessions_expires_at_idx on sessions (expires_at)`.execute(db);
  await sql`
    create table verifications (
      id uuid primary key default gen_random_uuid(), identifier text collate "C" not null, value text not null,
      expires_at timestamptz not null,
      created_at timestamptz not null default now(), updated_at timestamptz not null default now()
    )`.execute(db);
  await sql`create index verifications_identifier_idx on verifications (identifier)`.execute(db);
}
