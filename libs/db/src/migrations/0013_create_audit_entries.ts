import { sql } from 'kysely';
import type { Kysely } from 'kysely';
import { grant, wall } from './tenant-wall.js';

/** The audit trail: who did what, when, through which door. Append-only, by rights and by a trigger that binds the owner too. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table audit_entries (
      tenant_id uuid not null references tenants (id), id bigint not null generated always as identity,
      primary key (tenant_id, id),
      at timestamptz not null default clock_timestamp(),
      actor_kind text not null, actor_id text not null, actor_name text not null,
      action text not null, target_kind text, target_id text, through text not null,
      request_id text, address text, details jsonb not null default '{}',
      constraint audit_entries_actor_kind_known check (actor_kind in ('user','api-key','system')),
      constraint audit_entries_action_is_subject_verb check (action ~ '^[a-z-]+\\.[a-z-]+$'),
      constraint audit_entries_target_whole check ((target_kind is null) = (target_id is null))
    )`.execute(db);
  await sql`create index audit_entries_action_idx on audit_entries (tenant_id, action, id)`.execute(db);
  await wall(db, 'audit_entries');
  await grant(db, ['select', 'insert'], 'audit_entries', 'rollcall_api');
  await grant(db, ['insert'], 'audit_entries', 'rollcall_worker');
  await sql`
    create function refuse_change() returns trigger language plpgsql as $$
    begin raise exception 'rows of % are never changed', tg_table_name using errcode = 'restrict_violation'; end $$`.execute(
    db,
  );
  await sql`create trigger audit_entries_append_only before update or delete on audit_entries
    for each statement execute function refuse_change()`.execute(db);
}
