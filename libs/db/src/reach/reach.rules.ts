import { defaultReachRules, reachRulesSchema } from '@rollcall/domain/reach';
import type { CallingWindowsView, ReachRules } from '@rollcall/domain/reach';
import { Refusal } from '@rollcall/domain/refusal';
import type { Tx } from '../database/tenant.js';

/** The rules that are in force: the tenant's newest, or as version 0 those that Rollcall comes with. */
export async function getReachRules(tx: Tx): Promise<CallingWindowsView> {
  const row = await tx
    .selectFrom('calling_windows')
    .selectAll()
    .where('tenant_id', '=', tx.tenantId)
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst();
  if (!row) return { ...defaultReachRules, version: 0, changedAt: null, changedBy: null };
  return {
    ...reachRulesSchema.parse(row.rules),
    version: row.version,
    changedAt: row.changed_at.toISOString(),
    changedBy: { id: row.changed_by_id, name: row.changed_by_name },
  };
}

/** Puts rules in the place of those of a version. Refuses `stale-version` when they are no longer the newest. */
export async function insertReachRules(
  tx: Tx,
  rules: ReachRules,
  replaced: number,
  by: { readonly id: string; readonly name: string },
): Promise<CallingWindowsView> {
  const { version } = await getReachRules(tx);
  if (version !== replaced) throw new Refusal('stale-version', { version });
  const made = await tx
    .insertInto('calling_windows')
    .values({
      tenant_id: tx.tenantId,
      version: version + 1,
      rules: JSON.stringify(rules),
      changed_by_id: by.id,
      changed_by_name: by.name,
    })
    .onConflict((taken) => taken.columns(['tenant_id', 'version']).doNothing()) // somebody was faster
    .executeTakeFirst();
  if (made.numInsertedOrUpdatedRows === 0n) throw new Refusal('stale-version', { version: version + 1 });
  return getReachRules(tx);
}
