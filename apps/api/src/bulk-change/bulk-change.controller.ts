import { Body, Controller, HttpCode, Inject, Param, Post, Res } from '@nestjs/common';
import { startBulkChangeSchema } from '@rollcall/domain/bulk-change';
import type { StartBulkChange } from '@rollcall/domain/bulk-change';
import { jobIdSchema } from '@rollcall/domain/job';
import type { JobId, JobView } from '@rollcall/domain/job';
import type { Response } from 'express';
import { Allow } from '../http/allow.js';
import { CurrentCaller } from '../http/caller.js';
import type { Caller } from '../http/caller.js';
import { IdempotencyKey } from '../http/idempotency-key.js';
import { PerMinute } from '../http/rate-limits.js';
import { BulkChangeService } from './bulk-change.service.js';

/** Bulk changes: start one or its dry run, agree to one that somebody else started. */
@Controller('api/v1/bulk-changes')
export class BulkChangeController {
  constructor(@Inject(BulkChangeService) private readonly bulkChanges: BulkChangeService) {}

  /** Beside reading contacts it takes the permission of its category. */
  @Post()
  @Allow('contact.read')
  @PerMinute(120)
  @HttpCode(202)
  async start(
    @Body({ schema: startBulkChangeSchema }) request: StartBulkChange,
    @CurrentCaller() caller: Caller,
    @IdempotencyKey() key: string,
    @Res({ passthrough: true }) response: Response,
  ): Promise<JobView> {
    const job = await this.bulkChanges.start(request, caller, key);
    response.setHeader('Location', `/api/v1/jobs/${job.id}`);
    return job;
  }

  @Post(':id/approve')
  @Allow('bulk.approve')
  @HttpCode(200)
  approve(@Param('id', { schema: jobIdSchema }) id: JobId, @CurrentCaller() caller: Caller): Promise<JobView> {
    return this.bulkChanges.approve(id, caller);
  }
}
