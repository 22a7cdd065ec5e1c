import { Body, Controller, HttpCode, Inject, Post, Res } from '@nestjs/common';
import { startExportSchema } from '@rollcall/domain/export';
import type { StartExport } from '@rollcall/domain/export';
import type { JobView } from '@rollcall/domain/job';
import type { Response } from 'express';
import { Allow } from '../http/allow.js';
import { CurrentCaller } from '../http/caller.js';
import type { Caller } from '../http/caller.js';
import { IdempotencyKey } from '../http/idempotency-key.js';
import { PerMinute } from '../http/rate-limits.js';
import { ExportService } from './export.service.js';

/** Exports: contacts out into a file. */
@Controller('api/v1/exports')
export class ExportController {
  constructor(@Inject(ExportService) private readonly exports: ExportService) {}

  @Post()
  @Allow('contact.export')
  @PerMinute(60)
  @HttpCode(202)
  async start(
    @Body({ schema: startExportSchema }) request: StartExport,
    @CurrentCaller() caller: Caller,
    @IdempotencyKey() key: string,
    @Res({ passthrough: true }) response: Response,
  ): Promise<JobView> {
    const job = await this.exports.start(request, caller, key);
    response.setHeader('Location', `/api/v1/jobs/${job.id}`);
    return job;
  }
}
