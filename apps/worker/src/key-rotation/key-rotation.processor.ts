import { Processor, WorkerHost } from '@nestjs/bullmq';
import { Inject } from '@nestjs/common';
import { openVault } from '@rollcall/db/encrypted';
import { keyRotationKind } from '@rollcall/domain/key-rotation';
import { workerOptionsFor } from '@rollcall/queue/delivery';
import type { Delivery } from '@rollcall/queue/delivery';
import { WORKER_CONFIG } from '../config.js';
import type { WorkerConfig } from '../config.js';
import { JobDriver } from '../job/job.driver.js';
import { keyRotationBatches } from './key-rotation.batches.js';

/** Hands deliveries of key rotations to the driver. */
@Processor(keyRotationKind.name, workerOptionsFor(keyRotationKind.name))
export class KeyRotationProcessor extends WorkerHost {
  constructor(
    private readonly driver: JobDriver,
    @Inject(WORKER_CONFIG) private readonly config: WorkerConfig,
  ) {
    super();
  }

  process(delivery: Delivery, token?: string): Promise<void> {
    return this.driver.take(delivery, token, keyRotationKind, (_, job) =>
      keyRotationBatches(openVault(this.config.masterKeys), job.jobId),
    );
  }
}
