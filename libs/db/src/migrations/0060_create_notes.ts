import { sql } from 'kysely';
import type { Kysely } from 'kysely';
import { grant, wall } from './tenant-wall.js';

/**
 * Notes of contacts. Append-only: nobody has the right to change or delete one, and a trigger refuses it to the owner too. What is
 * added to a note is a row of its own, and the modify date of a note is that of its last addition: derived, never written.
 *
 * Erasing a person is the one exception, and `erase_notes` its one door. It is given to no process here: the migration of the
 * feature that erases people grants it to the role that does.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table notes (
      tenant_id uuid not null references tenants (id), contact_id bigint not null,
      id bigint not null generated always as identity,
      adds_to bigint,                          -- the note this is an addition to
      thread_id bigint not null generated always as (coalesce(adds_to, id)) stored,
      primary key (tenant_id, contact_id, thread_id, id),
      created_at timestamptz(3) not null default clock_timestamp(),   -- milliseconds, as cursors carry them
      text text not null,
      author_kind text not null, author_id text not null, author_name text not null, through text not null,
      idempotency_key text collate "C" not null, request_hash text not null,
      constraint notes_text_given check (length(text) between 1 and 10000),
      constraint notes_author_kind_known check (author_kind in ('user','api-key','system')),
      constraint notes_adds_to_another check (adds_to <> id)
    )`.execute(db);
  await sql`create index notes_modified_idx on notes (tenant_id, contact_id, created_at, id)`.execute(db);
  await sql`create unique index notes_idempotency_key_key on notes (tenant_id, author_id, idempotency_key)`.execute(db);
  await wall(db, 'notes');
  await grant(db, ['select', 'insert'], 'notes', 'rollcall_api');
  await grant(db, ['select'], 'notes', 'rollcall_worker');
  await createGuard(db);
  await createDoor(db);
}

async function createGuard(db: Kysely<unknown>): Promise<void> {
  await sql`
    create function keep_notes() returns trigger language plpgsql set search_path = pg_catalog, public as $$
    begin
      if tg_op = 'DELETE' and old.contact_id::text = current_setting('app.erased_contact', true) then return old; end if;
      raise exception 'rows of % are never changed', tg_table_name using errcode = 'restrict_violation';
    end $$`.execute(db);
  await sql`create trigger notes_append_only before update or delete on notes
    for each row execute function keep_notes()`.execute(db);
}

/** Takes away all notes of one contact of the transaction's tenant, whom nobody can see any more. */
async function createDoor(db: Kysely<unknown>): Promise<void> {
  await sql`
    create function erase_notes(contact bigint) returns bigint language plpgsql security definer
    set search_path = pg_catalog, public as $$
    declare gone bigint;
    begin
      if exists (select from contacts where tenant_id = current_tenant() and id = contact and deleted_at is null) then
        raise exception 'the notes of a contact that is there are not erased' using errcode = 'restrict_violation';
      end if;
      perform set_config('app.erased_contact', contact::text, true);
      delete from notes where tenant_id = current_tenant() and contact_id = contact;
      get diagnostics gone = row_count;
      perform set_config('app.erased_contact', '', true);
      return gone;
    end $$`.execute(db);
  await sql`revoke all on function erase_notes(bigint) from public`.execute(db);
}
