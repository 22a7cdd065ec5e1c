import { Module } from '@nestjs/common';
import { JobController } from './job.controller.js';
import { JobFileController } from './job-file.controller.js';
import { JobFileService } from './job-file.service.js';
import { JobService } from './job.service.js';
import { JobStream } from './job.stream.js';

/** Background jobs. */
@Module({
  controllers: [JobController, JobFileController],
  providers: [JobService, JobFileService, JobStream],
  exports: [JobStream],
})
export class JobModule {}
