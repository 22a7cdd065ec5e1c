import { sql } from 'kysely';
import type { Tx } from '../database/tenant.js';

/**
 * Makes the tenant's partitions of contacts, phones and addresses unless they are there; whoever writes a tenant's first
 * contact calls it. Two at once wait for each other, and nobody else waits for them.
 */
export async function openContactPartitions(tx: Tx): Promise<void> {
  await sql`select open_contact_partitions()`.execute(tx);
}
