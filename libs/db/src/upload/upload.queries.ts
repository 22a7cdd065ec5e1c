import { Refusal } from '@rollcall/domain/refusal';
import type { UploadId } from '@rollcall/domain/upload';
import { sql } from 'kysely';
import type { Tx } from '../database/tenant.js';

/** An upload as stored. The bytes lie in the file store under `upload/<id>`. */
export interface UploadRecord {
  readonly id: UploadId;
  readonly fileName: string;
  readonly sizeBytes: number;
  readonly receivedBytes: number;
  readonly createdBy: string;
  readonly createdAt: Date;
  readonly completedAt: Date | null;
  readonly expiresAt: Date;
}

/** Books a new upload that may take until `expiresAt`. */
export async function insertUpload(
  tx: Tx,
  upload: Pick<UploadRecord, 'id' | 'fileName' | 'sizeBytes' | 'createdBy' | 'expiresAt'>,
): Promise<void> {
  await tx
    .insertInto('uploads')
    .values({
      tenant_id: tx.tenantId,
      id: upload.id,
      file_name: upload.fileName,
      size_bytes: upload.sizeBytes,
      sha256: null,
      created_by: upload.createdBy,
      completed_at: null,
      expires_at: upload.expiresAt,
    })
    .execute();
}

/** One upload, if the tenant has it. */
export async function findUpload(tx: Tx, id: UploadId): Promise<UploadRecord | undefined> {
  const row = await tx
    .selectFrom('uploads')
    .selectAll()
    .where('tenant_id', '=', tx.tenantId)
    .where('id', '=', id)
    .executeTakeFirst();
  return (
    row && {
      id: row.id as UploadId,
      fileName: row.file_name,
      sizeBytes: row.size_bytes,
      receivedBytes: row.received_bytes,
      createdBy: row.created_by,
      createdAt: row.created_at,
      completedAt: row.completed_at,
      expiresAt: row.expires_at,
    }
  );
}

/** One upload, or refuses `not-found`. */
export async function getUpload(tx: Tx, id: UploadId): Promise<UploadRecord> {
  const upload = await findUpload(tx, id);
  if (!upload) throw new Refusal('not-found');
  return upload;
}

/** Books how many bytes have arrived; the last one completes the upload and keeps it until `keepUntil`. */
export async function updateUploadReceived(
  tx: Tx,
  id: UploadId,
  received: { readonly bytes: number; readonly keepUntil: Date },
): Promise<void> {
  await sql`
    update uploads set received_bytes = ${received.bytes},
      completed_at = case when size_bytes = ${received.bytes} then coalesce(completed_at, clock_timestamp()) end,
      expires_at = case when size_bytes = ${received.bytes} then greatest(expires_at, ${received.keepUntil}) else expires_at end
    where tenant_id = ${tx.tenantId} and id = ${id}`.execute(tx);
}

/** Forgets an upload. The caller removes its bytes. */
export async function deleteUpload(tx: Tx, id: UploadId): Promise<boolean> {
  const { numDeletedRows } = await tx
    .deleteFrom('uploads')
    .where('tenant_id', '=', tx.tenantId)
    .where('id', '=', id)
    .executeTakeFirst();
  return numDeletedRows === 1n;
}
