import type { JobId } from '@rollcall/domain/job';
import type { TenantId } from '@rollcall/domain/tenant';
import type { UploadId } from '@rollcall/domain/upload';
import { sql } from 'kysely';
import type { Db } from '../database/open-database.js';
import type { Tx } from '../database/tenant.js';

/** Something that can go, and whose it is. */
export interface Leftover<Id> {
  readonly tenantId: TenantId;
  readonly id: Id;
}

/** Jobs that are over, or failed a week ago, and still have staging tables. */
export async function listLeftStaging(db: Db): Promise<readonly Leftover<JobId>[]> {
  const { rows: tables } = await sql<{ hex: string }>`
    select distinct substring(tablename from '^import_([0-9a-f]{32})') as hex from pg_tables
    where schemaname = 'staging' and tablename ~ '^import_[0-9a-f]{32}'`.execute(db);
  if (tables.length === 0) return [];
  const ids = tables.map(({ hex }) => hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-'));
  const { rows } = await sql<{ tenant_id: TenantId; id: JobId }>`select * from list_ended_jobs(${ids}::uuid[])`.execute(
    db,
  );
  return rows.map(({ tenant_id, id }) => ({ tenantId: tenant_id, id }));
}

/** Uploads whose time is over. They may still be in use: ask `isUploadInUse` in the tenant's transaction. */
export async function listExpiredUploads(db: Db): Promise<readonly Leftover<UploadId>[]> {
  const { rows } = await sql<{ tenant_id: TenantId; id: UploadId }>`select * from list_expired_uploads()`.execute(db);
  return rows.map(({ tenant_id, id }) => ({ tenantId: tenant_id, id }));
}

/** Result files whose time is over. */
export async function listExpiredJobFiles(
  db: Db,
): Promise<readonly (Leftover<JobId> & { readonly name: string; readonly storageKey: string })[]> {
  const { rows } = await sql<{ tenant_id: TenantId; job_id: JobId; name: string; storage_key: string }>`
    select * from list_expired_job_files()`.execute(db);
  return rows.map((row) => ({ tenantId: row.tenant_id, id: row.job_id, name: row.name, storageKey: row.storage_key }));
}

/** Forgets a result file. The caller removes its bytes. */
export async function deleteJobFile(tx: Tx, jobId: JobId, name: string): Promise<void> {
  await tx
    .deleteFrom('job_files')
    .where('tenant_id', '=', tx.tenantId)
    .where('job_id', '=', jobId)
    .where('name', '=', name)
    .execute();
}

/** Makes the partitions of `contact_changes` for this month and the next two. */
export async function ensureChangePartitions(db: Db): Promise<void> {
  await sql`select ensure_change_partitions()`.execute(db);
}
