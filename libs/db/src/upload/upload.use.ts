import type { UploadId } from '@rollcall/domain/upload';
import { sql } from 'kysely';
import type { Tx } from '../database/tenant.js';

/** Whether a job that is not over reads this upload: its bytes must stay. */
export async function isUploadInUse(tx: Tx, id: UploadId): Promise<boolean> {
  const { rows } = await sql<{ used: boolean }>`
    select exists (select from jobs where tenant_id = ${tx.tenantId}
      and status in ('queued','running','pausing','paused','cancelling','failed') and params ->> 'fileId' = ${id}) as used`.execute(
    tx,
  );
  return rows[0]?.used ?? false;
}
