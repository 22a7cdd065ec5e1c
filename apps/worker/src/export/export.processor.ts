import { Processor, WorkerHost } from '@nestjs/bullmq';
import { Inject } from '@nestjs/common';
import { exportKind } from '@rollcall/domain/export';
import type { Files } from '@rollcall/files/store';
import { workerOptionsFor } from '@rollcall/queue/delivery';
import type { Delivery } from '@rollcall/queue/delivery';
import { JobDriver } from '../job/job.driver.js';
import { FILES } from '../platform.module.js';
import { exportBatches } from './export.batches.js';

/** Hands deliveries of exports to the driver. */
@Processor(exportKind.name, workerOptionsFor(exportKind.name))
export class ExportProcessor extends WorkerHost {
  constructor(
    private readonly driver: JobDriver,
    @Inject(FILES) private readonly files: Files,
  ) {
    super();
  }

  process(delivery: Delivery, token?: string): Promise<void> {
    return this.driver.take(delivery, token, exportKind, (request, job) =>
      exportBatches(request, job.jobId, this.files),
    );
  }
}
