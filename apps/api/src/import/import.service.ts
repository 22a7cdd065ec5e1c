import { Inject, Injectable } from '@nestjs/common';
import { insertAudit } from '@rollcall/db/audit';
import { listCustomFields } from '@rollcall/db/contact';
import { inTenant } from '@rollcall/db/database';
import type { Db, Tx } from '@rollcall/db/database';
import { insertJob } from '@rollcall/db/job';
import { findUpload } from '@rollcall/db/upload';
import type { UploadRecord } from '@rollcall/db/upload';
import { importKind } from '@rollcall/domain/import';
import type { Mapping, StartImport } from '@rollcall/domain/import';
import { jobIdSchema, takePlan } from '@rollcall/domain/job';
import type { JobView } from '@rollcall/domain/job';
import { Refusal } from '@rollcall/domain/refusal';
import { randomUUIDv7 } from 'node:crypto';
import { actorOf } from '../http/caller.js';
import type { Caller } from '../http/caller.js';
import { hashOfRequest } from '../http/request-hash.js';
import { toJobView } from '../job/job.view.js';
import type { Ringer } from '../patient-bell.js';
import { DB } from '../platform.module.js';
import { BELL } from '../stores.module.js';
import { UploadService } from '../upload/upload.service.js';

/** Starts imports. What happens to the rows is the worker's. */
@Injectable()
export class ImportService {
  constructor(
    @Inject(DB) private readonly db: Db,
    @Inject(BELL) private readonly bell: Ringer,
    @Inject(UploadService) private readonly uploads: UploadService,
  ) {}

  /** The custom fields that the tenant has, by key. */
  async customKeys(caller: Caller): Promise<readonly string[]> {
    return (await inTenant(this.db, caller.tenantId, listCustomFields)).map(({ key }) => key);
  }

  /** The same key within 24 hours gives the same job, whatever became of the file since. */
  async start(asked: StartImport, caller: Caller, key: string): Promise<JobView> {
    const { request, plan } = takePlan(asked);
    const upload = await this.settledUpload(request, caller);
    const { job, isNew } = await inTenant(this.db, caller.tenantId, async (tx) => {
      const inserted = await insertJob(tx, importKind, {
        id: jobIdSchema.parse(randomUUIDv7()),
        subject: upload?.fileName ?? '',
        isDryRun: request.dryRun,
        params: request,
        startedBy: { id: caller.id, name: caller.name },
        idempotencyKey: key,
        requestHash: hashOfRequest(asked),
        plan,
      });
      if (!inserted.isNew) return inserted;
      // Refused from here on, the job is rolled back.
      refuseUnready(upload);
      await refuseNewFields(tx, request.mapping, caller);
      await insertAudit(tx, actorOf(caller), {
        action: 'import.started',
        target: { kind: 'job', id: inserted.job.id },
        details: { uploadId: request.fileId, mode: request.mode, isDryRun: request.dryRun },
      });
      return inserted;
    });
    if (isNew) await this.bell.ring(job); // after commit: a worker must never look for a row that is not there
    return toJobView(job, { samples: [], files: [], nowMs: Date.now() });
  }

  private async settledUpload({ fileId }: StartImport, caller: Caller): Promise<UploadRecord | undefined> {
    const upload = await inTenant(this.db, caller.tenantId, (tx) => findUpload(tx, fileId));
    if (!upload) return undefined;
    await this.uploads.refuseWithoutSpace(upload.sizeBytes);
    return this.uploads.settle(fileId, caller);
  }
}

function refuseUnready(upload: UploadRecord | undefined): void {
  if (!upload) throw new Refusal('not-found');
  if (upload.completedAt === null) throw new Refusal('upload.incomplete', { uploadId: upload.id });
  if (upload.expiresAt.getTime() <= Date.now()) throw new Refusal('upload.expired', { uploadId: upload.id });
}

/** Custom fields that are there may be filled by everybody who imports; making one is another permission. */
async function refuseNewFields(tx: Tx, mapping: Mapping, caller: Caller): Promise<void> {
  if (caller.permissions.includes('contact.create-custom-field')) return;
  const wanted = customFieldsOf(mapping);
  if (wanted.length === 0) return;
  const known = new Set((await listCustomFields(tx)).map((field) => field.key));
  const missing = wanted.filter((field) => !known.has(field));
  if (missing.length > 0) throw new Refusal('import.custom-field-forbidden', { fields: missing });
}

function customFieldsOf(mapping: Mapping): string[] {
  if (mapping === 'auto') return [];
  const targets = Array.isArray(mapping) ? mapping.map(({ field }) => field) : Object.values(mapping);
  return targets.flatMap((target) => (target?.startsWith('custom:') ? [target.slice('custom:'.length)] : []));
}
