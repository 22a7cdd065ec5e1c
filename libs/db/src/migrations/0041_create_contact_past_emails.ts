import { sql } from 'kysely';
import type { Kysely } from 'kysely';
import { grant, wall } from './tenant-wall.js';

/** E-mail addresses that contacts had before. The history tells the same, but only as long as its months are kept. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table contact_past_emails (
      tenant_id uuid not null references tenants (id), contact_id bigint not null,
      replaced_at timestamptz not null default now(), key text collate "C" not null,
      primary key (tenant_id, contact_id, replaced_at, key), address text not null
    )`.execute(db);
  await wall(db, 'contact_past_emails');
  await grant(db, ['select', 'insert'], 'contact_past_emails', 'rollcall_api');
  await grant(db, ['select', 'insert', 'delete'], 'contact_past_emails', 'rollcall_worker');
}
