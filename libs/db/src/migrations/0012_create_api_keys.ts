import { sql } from 'kysely';
import type { Kysely } from 'kysely';
import { grant, wall } from './tenant-wall.js';

/** Keys of programs. Only a hash of each is kept; the key itself is shown once, when it is made. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table api_keys (
      tenant_id uuid not null references tenants (id), id uuid not null default gen_random_uuid(),
      primary key (tenant_id, id),
      name text not null, prefix text not null, hash bytea not null, scopes text[] not null,
      created_by_id text not null, created_by_name text not null, created_at timestamptz not null default now(),
      expires_at timestamptz, revoked_at timestamptz, last_used_at timestamptz,
      constraint api_keys_hash_is_sha256 check (octet_length(hash) = 32),
      constraint api_keys_name_given check (length(trim(name)) between 1 and 100)
    )`.execute(db);
  // Across tenants, because the key is all that a request brings. It hashes 192 random bits: nobody can ask for a foreign one.
  await sql`create unique index api_keys_hash_key on api_keys (hash)`.execute(db);
  await wall(db, 'api_keys');
  await grant(db, ['select', 'insert', 'update'], 'api_keys', 'rollcall_api');
}
