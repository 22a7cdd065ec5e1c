import { Processor, WorkerHost } from '@nestjs/bullmq';
import { Inject } from '@nestjs/common';
import { importKind } from '@rollcall/domain/import';
import type { Files } from '@rollcall/files/store';
import { workerOptionsFor } from '@rollcall/queue/delivery';
import type { Delivery } from '@rollcall/queue/delivery';
import { JobDriver } from '../job/job.driver.js';
import { WORKER_CONFIG } from '../config.js';
import type { WorkerConfig } from '../config.js';
import { FILES } from '../platform.module.js';
import { importBatches } from './import.batches.js';

/** Hands deliveries of imports to the driver. */
@Processor(importKind.name, workerOptionsFor(importKind.name))
export class ImportProcessor extends WorkerHost {
  constructor(
    private readonly driver: JobDriver,
    @Inject(FILES) private readonly files: Files,
    @Inject(WORKER_CONFIG) private readonly config: WorkerConfig,
  ) {
    super();
  }

  process(delivery: Delivery, token?: string): Promise<void> {
    return this.driver.take(delivery, token, importKind, (request, job) =>
      importBatches(request, job, this.files, this.config),
    );
  }
}
