import { sql } from 'kysely';
import type { Kysely } from 'kysely';
import { grant, wall } from './tenant-wall.js';

/**
 * Attempts and conversations that other systems tell us. They are read-only: nobody has the right to change or delete one.
 *
 * One table, no partitions by month: a sender's id must be unique per source for all time, and a unique key of a partitioned table would
 * have to contain the time, which a sender may tell differently the second time. Counters and "last interaction" are derived: the primary
 * key is the order in which they are asked for, a contact's own rows by time, so each costs a few neighbouring rows.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table interactions (
      tenant_id uuid not null references tenants (id), contact_id bigint not null,
      at timestamptz(3) not null,              -- milliseconds, as cursors carry them
      id bigint not null generated always as identity,
      primary key (tenant_id, contact_id, at, id),
      source text collate "C" not null, source_id text collate "C" not null,
      channel text not null, direction text not null, outcome text not null,
      address text, address_key text collate "C",   -- as it was told, and as contacts have it: E.164, e-mail key
      agent_id text, result text, duration_seconds integer, case_id text, chat_id text,
      content_hash bytea not null,             -- of all that was told: the same id with other content is refused
      received_at timestamptz not null default clock_timestamp(), received_from_id text not null,
      constraint interactions_channel_known check (channel in ('voice','sms','email','chat','other')),
      constraint interactions_direction_known check (direction in ('inbound','outbound')),
      constraint interactions_hash_is_sha256 check (octet_length(content_hash) = 32)
    )`.execute(db);
  await sql`create unique index interactions_source_key on interactions (tenant_id, source, source_id)`.execute(db);
  await wall(db, 'interactions');
  await grant(db, ['select', 'insert'], 'interactions', 'rollcall_api');
  await grant(db, ['select'], 'interactions', 'rollcall_worker');
}
