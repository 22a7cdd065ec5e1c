import { Body, Controller, Get, HttpCode, Inject, Param, Post, Res } from '@nestjs/common';
import { jobIdSchema } from '@rollcall/domain/job';
import type { JobId, JobView } from '@rollcall/domain/job';
import { startUndoSchema } from '@rollcall/domain/undo';
import type { StartUndo, UndoView } from '@rollcall/domain/undo';
import type { Response } from 'express';
import { Allow } from '../http/allow.js';
import { CurrentCaller } from '../http/caller.js';
import type { Caller } from '../http/caller.js';
import { IdempotencyKey } from '../http/idempotency-key.js';
import { PerMinute } from '../http/rate-limits.js';
import { UndoService } from './undo.service.js';

/** Undos: start one or its dry run, and see how each contact ended. */
@Controller('api/v1/undos')
export class UndoController {
  constructor(@Inject(UndoService) private readonly undos: UndoService) {}

  @Post()
  @Allow('job.undo')
  @PerMinute(60)
  @HttpCode(202)
  async start(
    @Body({ schema: startUndoSchema }) request: StartUndo,
    @CurrentCaller() caller: Caller,
    @IdempotencyKey() key: string,
    @Res({ passthrough: true }) response: Response,
  ): Promise<JobView> {
    const job = await this.undos.start(request, caller, key);
    response.setHeader('Location', `/api/v1/jobs/${job.id}`);
    return job;
  }

  @Get(':id')
  @Allow('job.read')
  view(@Param('id', { schema: jobIdSchema }) id: JobId, @CurrentCaller() caller: Caller): Promise<UndoView> {
    return this.undos.view(id, caller);
  }
}
