import { Inject, Injectable, Logger } from '@nestjs/common';
import type { OnApplicationBootstrap, OnApplicationShutdown } from '@nestjs/common';
import { inTenant, sqlStateOf } from '@rollcall/db/database';
import type { Db } from '@rollcall/db/database';
import { dropStaging } from '@rollcall/db/import';
import {
  deleteJobFile,
  ensureChangePartitions,
  listExpiredJobFiles,
  listExpiredUploads,
  listLeftStaging,
} from '@rollcall/db/job';
import { deleteUpload, isUploadInUse } from '@rollcall/db/upload';
import { fileKey, uploadKey } from '@rollcall/files/store';
import type { Files } from '@rollcall/files/store';
import { DB, FILES } from '../platform.module.js';

const everyMs = 60_000;

/**
 * Takes away what imports leave behind: staging of jobs that are over, uploads and result files whose time has come. Rows go
 * before bytes, so that a crash in between leaves a file nobody sees, never a row without its file. Any worker, any time.
 */
@Injectable()
export class ImportHousekeeper implements OnApplicationBootstrap, OnApplicationShutdown {
  readonly #log = new Logger(ImportHousekeeper.name);
  #timer: NodeJS.Timeout | undefined;

  constructor(
    @Inject(DB) private readonly db: Db,
    @Inject(FILES) private readonly files: Files,
  ) {}

  onApplicationBootstrap(): void {
    this.#timer = setInterval(() => void this.#run(), everyMs);
  }

  onApplicationShutdown(): void {
    clearInterval(this.#timer);
  }

  /** One round. */
  async tidy(): Promise<void> {
    await ensureChangePartitions(this.db);
    for (const { tenantId, id } of await listLeftStaging(this.db)) {
      await inTenant(this.db, tenantId, (tx) => dropStaging(tx, id));
    }
    for (const { tenantId, id } of await listExpiredUploads(this.db)) {
      const isGone = await inTenant(
        this.db,
        tenantId,
        async (tx) => !(await isUploadInUse(tx, id)) && deleteUpload(tx, id),
      );
      if (isGone) await this.files.remove(uploadKey(id));
    }
    for (const file of await listExpiredJobFiles(this.db)) {
      await inTenant(this.db, file.tenantId, (tx) => deleteJobFile(tx, file.id, file.name));
      await this.files.remove(fileKey(file.storageKey));
    }
  }

  async #run(): Promise<void> {
    try {
      await this.tidy();
    } catch (fault) {
      this.#log.warn({ sqlState: sqlStateOf(fault) }, 'housekeeping failed, it is tried again in a minute');
    }
  }
}
