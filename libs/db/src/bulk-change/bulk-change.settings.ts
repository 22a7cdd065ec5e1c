import { bulkChangeSettingsAtFirst } from '@rollcall/domain/bulk-change';
import type { BulkChangeSettings, BulkChangeSettingsView } from '@rollcall/domain/bulk-change';
import { Refusal } from '@rollcall/domain/refusal';
import { sql } from 'kysely';
import type { Tx } from '../database/tenant.js';

interface Row {
  readonly typed_above: number;
  readonly approval_above: number | null;
  readonly approval_for_delete: boolean;
  readonly version: number;
  readonly changed_at: Date;
  readonly changed_by_id: string;
  readonly changed_by_name: string;
}

/** What the tenant wants before a bulk change begins. */
export async function getBulkChangeSettings(tx: Tx): Promise<BulkChangeSettingsView> {
  const { rows } = await sql<Row>`select * from bulk_change_settings where tenant_id = ${tx.tenantId}`.execute(tx);
  const row = rows[0];
  if (!row) return { ...bulkChangeSettingsAtFirst, version: 0, changedAt: null, changedBy: null };
  return {
    typedAbove: row.typed_above,
    approvalAbove: row.approval_above,
    approvalForDelete: row.approval_for_delete,
    version: row.version,
    changedAt: row.changed_at.toISOString(),
    changedBy: { id: row.changed_by_id, name: row.changed_by_name },
  };
}

/** Replaces the settings if they are still at `version`; refuses `stale-version` otherwise. */
export async function putBulkChangeSettings(
  tx: Tx,
  { typedAbove, approvalAbove, approvalForDelete }: BulkChangeSettings,
  version: number,
  by: { readonly id: string; readonly name: string },
): Promise<BulkChangeSettingsView> {
  const { rows } =
    version === 0
      ? await sql`
          insert into bulk_change_settings (tenant_id, typed_above, approval_above, approval_for_delete, changed_by_id, changed_by_name)
          values (${tx.tenantId}, ${typedAbove}, ${approvalAbove}, ${approvalForDelete}, ${by.id}, ${by.name})
          on conflict do nothing returning version`.execute(tx)
      : await sql`
          update bulk_change_settings set typed_above = ${typedAbove}, approval_above = ${approvalAbove},
            approval_for_delete = ${approvalForDelete}, version = version + 1, changed_at = clock_timestamp(),
            changed_by_id = ${by.id}, changed_by_name = ${by.name}
          where tenant_id = ${tx.tenantId} and version = ${version} returning version`.execute(tx);
  const now = await getBulkChangeSettings(tx);
  if (rows.length === 0) throw new Refusal('stale-version', { version: now.version });
  return now;
}
