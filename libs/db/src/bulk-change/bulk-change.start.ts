import type { BulkPlan } from '@rollcall/domain/bulk-change';
import type { JobId } from '@rollcall/domain/job';
import type { TenantId } from '@rollcall/domain/tenant';
import { Refusal } from '@rollcall/domain/refusal';
import { sql } from 'kysely';
import type { Db } from '../database/open-database.js';
import type { Tx } from '../database/tenant.js';

/** Holds the group that a plan puts contacts into, until the transaction ends. Refuses `bulk-change.group-gone`. */
export async function holdGroup(tx: Tx, { assignments }: BulkPlan): Promise<void> {
  for (const assignment of assignments) {
    if (assignment.do !== 'set' || assignment.field !== 'group' || typeof assignment.value !== 'number') continue;
    const { rows } = await sql`select id from groups where tenant_id = ${tx.tenantId} and id = ${assignment.value}
      for key share`.execute(tx);
    if (rows.length === 0) throw new Refusal('bulk-change.group-gone', { groupId: assignment.value });
  }
}

/** The name of a group, for people; null if there is none. */
export async function findGroupName(tx: Tx, id: number): Promise<string | null> {
  const row = await tx
    .selectFrom('groups')
    .select('name')
    .where('tenant_id', '=', tx.tenantId)
    .where('id', '=', id)
    .executeTakeFirst();
  return row?.name ?? null;
}

/** Jobs that are over, or failed a week ago, and still have a target. */
export async function listLeftTargets(db: Db): Promise<readonly { readonly tenantId: TenantId; readonly id: JobId }[]> {
  const { rows } = await sql<{ tenant_id: TenantId; id: JobId }>`
    select e.tenant_id, e.id from list_ended_jobs(array(select t.job_id from list_bulk_change_targets() t)) e`.execute(
    db,
  );
  return rows.map(({ tenant_id, id }) => ({ tenantId: tenant_id, id }));
}
