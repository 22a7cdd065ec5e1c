import { Global, Module } from '@nestjs/common';
import { JobDriver } from './job.driver.js';
import { JobSweeper } from './job.sweeper.js';

/** The engine: the driver that turns deliveries into batches, and the sweeper that rings for what nobody moves. */
@Global()
@Module({ providers: [JobDriver, JobSweeper], exports: [JobDriver] })
export class JobModule {}
