import { sql } from 'kysely';
import type { Kysely } from 'kysely';
import { grant, wall } from './tenant-wall.js';

/**
 * The consent ledger (RC-10): who may be contacted how, because of what, since when. Append-only by rights and by a trigger that
 * binds the owner too. One index and no foreign key: an import writes up to four entries for each contact
 * (docs/decisions/0016-consent-ledger.md). Times are those of statements: whoever waited for a contact comes behind whom it
 * waited for, which the beginning of a transaction would not say.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table consent_entries (
      tenant_id uuid not null, contact_id bigint not null, id bigint not null generated always as identity,
      primary key (tenant_id, contact_id, id),
      channel text not null, state text not null,
      address text collate "C",   -- the number or e-mail it is about; null: all of them
      source text not null, wording_version text, evidence text,
      captured_at timestamptz not null default statement_timestamp(), recorded_at timestamptz not null default statement_timestamp(),
      captured_by_id text, captured_by_name text, job_id uuid,
      constraint consent_entries_channel_known check (channel in ('voice','cell','sms','email')),
      constraint consent_entries_state_known check (state in ('granted','refused','revoked','unknown')),
      constraint consent_entries_captured_first check (captured_at <= recorded_at)
    )`.execute(db);
  await wall(db, 'consent_entries');
  await grant(db, ['select', 'insert'], 'consent_entries', 'rollcall_api', 'rollcall_worker');
  await sql`create trigger consent_entries_append_only before update or delete on consent_entries
    for each statement execute function refuse_change()`.execute(db);
}
