import { sql } from 'kysely';
import type { Kysely } from 'kysely';

/**
 * The rest of what a contact has (LV-4 … LV-6): who answers for the account, when and how a person may be reached, and for each
 * phone and address its own kind, state, consent and block. Every column is empty by default, so no row is rewritten.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table contacts
      add department text, add description text, add additional_information text,
      add guarantor_first_name text, add guarantor_last_name text,
      add amount_to_speak numeric(14,2), add voice_consent boolean,
      add preferred_channel text, add is_do_not_contact boolean not null default false,
      add allowed_days smallint,      -- a bit per weekday, Monday is 1, Sunday 64; null: any day
      add allowed_from time, add allowed_until time,   -- in the contact's own zone
      add constraint contacts_preferred_channel_known check (preferred_channel in ('voice','sms','email')),
      add constraint contacts_allowed_days_known check (allowed_days between 1 and 127),
      add constraint contacts_allowed_hours_whole check ((allowed_from is null) = (allowed_until is null))`.execute(db);
  await sql`
    alter table contact_phones
      add type text, add aliases text[], add status text, add sms_consent boolean, add cell_consent boolean,
      add block text not null default 'none', add blocked_on date, add is_preferred boolean not null default false,
      add constraint contact_phones_type_known check (type in ('mobile','home','work','fax','other')),
      add constraint contact_phones_status_known check (status in ('valid','unverified','disconnected','wrong-number')),
      add constraint contact_phones_block_known check (block in ('none','daily','permanent')),
      add constraint contact_phones_aliases_few check (cardinality(aliases) <= 10)`.execute(db);
  await sql`
    alter table contact_emails
      add consent boolean, add is_blocked boolean not null default false`.execute(db);
}
