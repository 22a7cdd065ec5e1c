import { sql } from 'kysely';
import type { Kysely } from 'kysely';

/** Lets a worker refresh the statistics of the tables it just filled: only their owner may, and autovacuum comes a minute late. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create function analyze_contacts() returns void language plpgsql security definer set search_path = pg_catalog, public as $$
    begin
      analyze contacts; analyze contact_phones; analyze contact_emails;
    end $$`.execute(db);
  await sql`revoke all on function analyze_contacts() from public`.execute(db);
  await sql`grant execute on function analyze_contacts() to rollcall_worker`.execute(db);
}
