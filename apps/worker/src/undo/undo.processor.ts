import { Processor, WorkerHost } from '@nestjs/bullmq';
import { Inject } from '@nestjs/common';
import { undoKind } from '@rollcall/domain/undo';
import type { Files } from '@rollcall/files/store';
import { workerOptionsFor } from '@rollcall/queue/delivery';
import type { Delivery } from '@rollcall/queue/delivery';
import { JobDriver } from '../job/job.driver.js';
import { FILES } from '../platform.module.js';
import { undoBatches } from './undo.batches.js';

/** Hands deliveries of undos to the driver. */
@Processor(undoKind.name, workerOptionsFor(undoKind.name))
export class UndoProcessor extends WorkerHost {
  constructor(
    private readonly driver: JobDriver,
    @Inject(FILES) private readonly files: Files,
  ) {
    super();
  }

  process(delivery: Delivery, token?: string): Promise<void> {
    return this.driver.take(delivery, token, undoKind, (request, job) => undoBatches(request, job.jobId, this.files));
  }
}
