import { sql } from 'kysely';
import type { Kysely } from 'kysely';
import { grant, wall } from './tenant-wall.js';

/** What a request that makes one thing has made, for 24 hours, so that sending it again does not make another. Jobs keep their own. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table idempotency_keys (
      tenant_id uuid not null references tenants (id), caller_id text not null, key text collate "C" not null,
      primary key (tenant_id, caller_id, key),
      request_hash text not null,
      subject text not null,   -- the id of what was made
      created_at timestamptz not null default now()
    )`.execute(db);
  await sql`create index idempotency_keys_created_at_idx on idempotency_keys (tenant_id, created_at)`.execute(db);
  await wall(db, 'idempotency_keys');
  await grant(db, ['select', 'insert', 'update', 'delete'], 'idempotency_keys', 'rollcall_api');
  await grant(db, ['select', 'delete'], 'idempotency_keys', 'rollcall_worker');
}
