import { Inject, Injectable } from '@nestjs/common';
import { insertAudit } from '@rollcall/db/audit';
import { inTenant } from '@rollcall/db/database';
import type { Db } from '@rollcall/db/database';
import {
  deleteUpload,
  findUpload,
  getUpload,
  insertUpload,
  isUploadInUse,
  updateUploadReceived,
} from '@rollcall/db/upload';
import type { UploadRecord } from '@rollcall/db/upload';
import { Refusal } from '@rollcall/domain/refusal';
import { maxUploadBytes } from '@rollcall/domain/upload';
import type { UploadId } from '@rollcall/domain/upload';
import { uploadExpiryMs, uploadKey } from '@rollcall/files/store';
import type { Files } from '@rollcall/files/store';
import { actorOf } from '../http/caller.js';
import type { Caller } from '../http/caller.js';
import { DB } from '../platform.module.js';
import { FILES } from '../stores.module.js';

/** How long a finished upload stays when no job wants it. */
const keepMs = 7 * 24 * 60 * 60 * 1000;
/** Reading, staging and results of a file take about three times its size; a tenth on top stays free. */
const spaceFactor = 3.3;

/** What may be said about an upload before its first byte. */
export interface NewUpload {
  readonly id: UploadId;
  readonly fileName: string;
  readonly sizeBytes: number;
}

/** Uploads as the tenant has them. The row is the authority; the bytes lie in the file store. */
@Injectable()
export class UploadService {
  constructor(
    @Inject(DB) private readonly db: Db,
    @Inject(FILES) private readonly files: Files,
  ) {}

  /** Books an upload, or refuses it before a byte was sent. */
  async open(upload: NewUpload, caller: Caller): Promise<void> {
    if (upload.sizeBytes > maxUploadBytes) throw new Refusal('upload.too-large', { maxBytes: maxUploadBytes });
    await this.refuseWithoutSpace(upload.sizeBytes);
    const expiresAt = new Date(Date.now() + uploadExpiryMs);
    await inTenant(this.db, caller.tenantId, async (tx) => {
      await insertUpload(tx, { ...upload, createdBy: caller.id, expiresAt });
      await insertAudit(tx, actorOf(caller), {
        action: 'upload.started',
        target: { kind: 'upload', id: upload.id },
        details: { sizeBytes: upload.sizeBytes },
      });
    });
  }

  /** Undefined: not there, or another tenant's. */
  find(id: UploadId, caller: Caller): Promise<UploadRecord | undefined> {
    return inTenant(this.db, caller.tenantId, (tx) => findUpload(tx, id));
  }

  /** Refuses what must not be removed: an upload that a job still reads. */
  async refuseIfInUse(id: UploadId, caller: Caller): Promise<void> {
    const isInUse = await inTenant(this.db, caller.tenantId, (tx) => isUploadInUse(tx, id));
    if (isInUse) throw new Refusal('state-not-allowed', { status: 'in-use' });
  }

  /** Forgets an upload whose bytes are gone. */
  async forget(id: UploadId, caller: Caller): Promise<void> {
    await inTenant(this.db, caller.tenantId, async (tx) => {
      if (!(await deleteUpload(tx, id))) return;
      await insertAudit(tx, actorOf(caller), { action: 'upload.removed', target: { kind: 'upload', id } });
    });
  }

  /**
   * Completes an upload once all its bytes are on the disk; asked for again, it changes nothing. Also for the upload whose
   * last byte arrived just before this process died: nobody will send anything more.
   */
  async settle(id: UploadId, caller: Caller): Promise<UploadRecord> {
    const upload = await inTenant(this.db, caller.tenantId, (tx) => getUpload(tx, id));
    if (upload.completedAt !== null) return upload;
    const stat = await this.files.stat(uploadKey(id));
    if (stat?.bytes !== upload.sizeBytes) return upload;
    await this.files.sync(uploadKey(id));
    return inTenant(this.db, caller.tenantId, async (tx) => {
      await updateUploadReceived(tx, id, { bytes: upload.sizeBytes, keepUntil: new Date(Date.now() + keepMs) });
      return getUpload(tx, id);
    });
  }

  /** The free space that a file of this size needs, also when its import starts. */
  async refuseWithoutSpace(sizeBytes: number): Promise<void> {
    const neededBytes = Math.ceil(sizeBytes * spaceFactor);
    const freeBytes = await this.files.freeBytes();
    if (freeBytes < neededBytes) throw new Refusal('import.no-disk-space', { neededBytes, freeBytes });
  }
}
