import { sql } from 'kysely';
import type { Kysely } from 'kysely';

/**
 * Whose contacts are these? A group or an agent with few contacts of five million would be met by no walk. Partial: contacts
 * without a group or an agent, as most files bring them, are no entries and cost an import nothing but a look.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create index contacts_group_id_idx on contacts (tenant_id, group_id, id)
    where group_id is not null and deleted_at is null`.execute(db);
  await sql`create index contacts_agent_id_idx on contacts (tenant_id, agent_id collate "C", id)
    where agent_id is not null and deleted_at is null`.execute(db);
}
