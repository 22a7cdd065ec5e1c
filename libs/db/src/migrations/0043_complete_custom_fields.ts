import { sql } from 'kysely';
import type { Kysely } from 'kysely';

/**
 * Custom fields with a type that is kept to (docs/decisions/0015-custom-fields.md). Fields that are there hold text, and all
 * their values are text: nothing of them is rewritten. A deleted field keeps its key, since contacts keep its values.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table custom_fields
      add section text, add options text[] not null default '{}',   -- what a list offers
      add version integer not null default 1, add created_by text,
      add changed_at timestamptz, add changed_by text, add deleted_at timestamptz,
      add constraint custom_fields_label_given check (length(trim(label)) between 1 and 100),
      add constraint custom_fields_options_of_lists check ((type = 'list') = (cardinality(options) > 0))`.execute(db);
}
