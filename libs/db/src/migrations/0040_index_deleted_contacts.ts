import { sql } from 'kysely';
import type { Kysely } from 'kysely';
import { grant } from './tenant-wall.js';

/**
 * What it takes to write single contacts: the api learns the words of their names too, and finds what was deleted lately. The
 * index holds deleted contacts alone, so an import pays nothing for it but one look at the rows it has built.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await grant(db, ['insert', 'update'], 'contact_name_words', 'rollcall_api');
  await sql`create index contacts_deleted_at_idx on contacts (tenant_id, deleted_at, id) where deleted_at is not null`.execute(
    db,
  );
}
