import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';
import type { Tx } from '../database/tenant.js';
import { exactUpTo } from './contact.count.js';
import type { ContactTotal } from './contact.count.js';

/** The contacts that a job created or updated. */
export interface OfJob {
  readonly jobId: string;
  /** Null: more than `exactUpTo`. */
  readonly ids: readonly number[] | null;
}

/** Which contacts a job touched, if they are not too many to list. */
export async function findOfJob(tx: Tx, jobId: string): Promise<OfJob> {
  // In the order of its index, and distinct only then: the planner takes the contacts of a job for few, and would read them all.
  const { rows } = await sql<{ id: number }>`select contact_id as id from contact_changes
    where tenant_id = ${tx.tenantId} and job_id = ${jobId}::uuid order by contact_id limit ${exactUpTo + 1}`.execute(
    tx,
  );
  return { jobId, ids: rows.length > exactUpTo ? null : [...new Set(rows.map(({ id }) => id))] };
}

/**
 * Whether a job created or updated a contact, as a condition. Asked of each contact that is met, by the history's index: the
 * limit keeps the planner from reading all that the job wrote, which it takes for little soon after millions were written.
 */
export const touchedBy = (tx: Tx, jobId: string, id: string): RawBuilder<boolean> =>
  sql<boolean>`((select true from contact_changes h where h.tenant_id = ${tx.tenantId} and h.job_id = ${jobId}::uuid
    and h.contact_id = ${sql.ref(id)} limit 1) is true)`;

/** How many contacts a job touched that are too many to list: what its ledger says, since which some may be gone. */
export async function countOfJob(tx: Tx, jobId: string): Promise<ContactTotal> {
  const row = await tx
    .selectFrom('jobs')
    .select((on) => on('created_count', '+', on.ref('updated_count')).as('count'))
    .where('tenant_id', '=', tx.tenantId)
    .where('id', '=', jobId)
    .executeTakeFirst();
  const value = row?.count ?? 0;
  return value > exactUpTo ? { value, relation: 'estimate' } : { value: exactUpTo, relation: 'gte' };
}
