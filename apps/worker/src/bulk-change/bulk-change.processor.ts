import { Processor, WorkerHost } from '@nestjs/bullmq';
import { Inject } from '@nestjs/common';
import { bulkChangeKind } from '@rollcall/domain/bulk-change';
import type { Files } from '@rollcall/files/store';
import { workerOptionsFor } from '@rollcall/queue/delivery';
import type { Delivery } from '@rollcall/queue/delivery';
import { WORKER_CONFIG } from '../config.js';
import type { WorkerConfig } from '../config.js';
import { JobDriver } from '../job/job.driver.js';
import { FILES } from '../platform.module.js';
import { bulkChangeBatches } from './bulk-change.batches.js';

/** Hands deliveries of bulk changes to the driver. */
@Processor(bulkChangeKind.name, workerOptionsFor(bulkChangeKind.name))
export class BulkChangeProcessor extends WorkerHost {
  constructor(
    private readonly driver: JobDriver,
    @Inject(FILES) private readonly files: Files,
    @Inject(WORKER_CONFIG) private readonly config: WorkerConfig,
  ) {
    super();
  }

  process(delivery: Delivery, token?: string): Promise<void> {
    return this.driver.take(delivery, token, bulkChangeKind, (params, job) =>
      bulkChangeBatches(params, job, this.files, this.config),
    );
  }
}
