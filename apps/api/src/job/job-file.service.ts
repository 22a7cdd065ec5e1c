import { Inject, Injectable } from '@nestjs/common';
import { insertAudit } from '@rollcall/db/audit';
import { inTenant } from '@rollcall/db/database';
import type { Db } from '@rollcall/db/database';
import { listJobFiles } from '@rollcall/db/job';
import type { JobRecord } from '@rollcall/db/job';
import type { JobId } from '@rollcall/domain/job';
import { Refusal } from '@rollcall/domain/refusal';
import { fileKey } from '@rollcall/files/store';
import type { Files, ReadRange } from '@rollcall/files/store';
import type { Readable } from 'node:stream';
import { z } from 'zod';
import { actorOf } from '../http/caller.js';
import type { Caller } from '../http/caller.js';
import { DB } from '../platform.module.js';
import { FILES } from '../stores.module.js';
import { seenJob } from './job.service.js';
import { isExpired, kindOf } from './job.view.js';
import { dialectOf } from './safe-csv.js';
import type { FileDialect } from './safe-csv.js';

/** A result file that may be read now. */
export interface OpenedJobFile {
  readonly name: string;
  /** What to call it on the reader's disk: safe on every system. */
  readonly downloadName: string;
  readonly bytes: number;
  /** Changes whenever the bytes do. */
  readonly tag: string;
  readonly dialect: FileDialect;
  read(range?: ReadRange): Readable;
}

const namedFile = z.object({ file: z.object({ name: z.string() }) });
/** Whether a job had such a file before housekeeping took it away. */
function wasThere({ details }: JobRecord, name: string): boolean {
  const named = namedFile.safeParse(details);
  return named.success && named.data.file.name === name;
}

/** Result files, permission and tenant looked at for every download. */
@Injectable()
export class JobFileService {
  constructor(
    @Inject(DB) private readonly db: Db,
    @Inject(FILES) private readonly files: Files,
  ) {}

  /**
   * Refuses `not-found`, `permission-missing` where the files of a kind need one of their own, and `job.file-gone` once a file is past its
   * date. The download is on the trail.
   */
  async open(jobId: JobId, name: string, caller: Caller): Promise<OpenedJobFile> {
    const { kind, file, dialect } = await inTenant(this.db, caller.tenantId, async (tx) => {
      const job = await seenJob(tx, jobId, caller);
      const found = (await listJobFiles(tx, [jobId])).get(jobId)?.find((each) => each.name === name);
      const permission = kindOf(job)?.filePermission;
      if (permission !== undefined && !caller.permissions.includes(permission))
        throw new Refusal('permission-missing', { permission });
      if (!found) throw new Refusal(wasThere(job, name) ? 'job.file-gone' : 'not-found');
      if (isExpired(found, Date.now())) throw new Refusal('job.file-gone');
      await insertAudit(tx, actorOf(caller), {
        action: 'job.file-downloaded',
        target: { kind: 'job', id: jobId },
        details: { file: name },
      });
      return { kind: job.kind, file: found, dialect: dialectOf(name, job.details) };
    });
    const key = fileKey(file.storageKey);
    const stat = await this.files.stat(key);
    if (stat === null || stat.bytes < file.bytes) throw new Refusal('job.file-gone');
    // Bytes behind the recorded size belong to a batch that is not committed yet.
    const last = file.bytes - 1;
    return {
      name,
      downloadName: `${kind}-${jobId.slice(-12)}-${name}`,
      bytes: file.bytes,
      dialect,
      tag: `"${jobId}.${name}.${file.bytes}"`,
      read: (range) => this.files.openRead(key, { ...range, toByte: Math.min(range?.toByte ?? last, last) }),
    };
  }
}
