import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';
import type { Tx } from '../database/tenant.js';

/** Who changes a contact, and by which door. */
export interface ContactActor {
  readonly id: string;
  readonly name: string;
  /** `console` or `api`. */
  readonly through: string;
}

/** What is written about a change of one contact; `before` as in `contact.image.ts`, null for one that was created. */
export interface ContactChangeEntry {
  readonly contactId: number;
  readonly action: 'created' | 'updated' | 'deleted' | 'restored';
  readonly before: RawBuilder<unknown> | null;
}

/** Writes a change into the history, in the transaction that makes it and before it does: `before` reads what is there. */
export async function insertContactChange(tx: Tx, by: ContactActor, change: ContactChangeEntry): Promise<void> {
  await sql`
    insert into contact_changes (tenant_id, contact_id, action, actor_id, actor_name, through, before)
    select c.tenant_id, c.id, ${change.action}, ${by.id}, ${by.name}, ${by.through}, ${change.before ?? sql`null::jsonb`}
    from contacts c where c.tenant_id = ${tx.tenantId} and c.id = ${change.contactId}`.execute(tx);
}
