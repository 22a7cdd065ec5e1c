import { sql } from 'kysely';
import type { Kysely } from 'kysely';
import { grant, wall } from './tenant-wall.js';

/** Uploaded files. The row is the authority over who may touch a file; the bytes lie in the file store. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table uploads (
      tenant_id uuid not null references tenants (id), id uuid not null, primary key (tenant_id, id),
      file_name text not null, size_bytes bigint not null, received_bytes bigint not null default 0, sha256 text,
      created_by text not null, created_at timestamptz not null default now(),
      completed_at timestamptz, expires_at timestamptz not null,
      constraint uploads_complete_when_all_received check (completed_at is null or received_bytes = size_bytes)
    )`.execute(db);
  await sql`create index uploads_expires_at_idx on uploads (tenant_id, expires_at)`.execute(db);
  await wall(db, 'uploads');
  await grant(db, ['select', 'insert', 'update', 'delete'], 'uploads', 'rollcall_api', 'rollcall_worker');
}
