import { Body, Controller, HttpCode, Inject, Post, Res } from '@nestjs/common';
import type { JobView } from '@rollcall/domain/job';
import { startKeyRotationSchema } from '@rollcall/domain/key-rotation';
import type { StartKeyRotation } from '@rollcall/domain/key-rotation';
import type { Response } from 'express';
import { Allow } from '../http/allow.js';
import { CurrentCaller } from '../http/caller.js';
import type { Caller } from '../http/caller.js';
import { IdempotencyKey } from '../http/idempotency-key.js';
import { PerMinute } from '../http/rate-limits.js';
import { KeyRotationService } from './key-rotation.service.js';

@Controller('api/v1/key-rotations')
@Allow('settings.manage')
export class KeyRotationController {
  constructor(@Inject(KeyRotationService) private readonly rotations: KeyRotationService) {}

  @Post()
  @PerMinute(10)
  @HttpCode(202)
  async start(
    @Body({ schema: startKeyRotationSchema }) request: StartKeyRotation,
    @CurrentCaller() caller: Caller,
    @IdempotencyKey() key: string,
    @Res({ passthrough: true }) response: Response,
  ): Promise<JobView> {
    const job = await this.rotations.start(request, caller, key);
    response.setHeader('Location', `/api/v1/jobs/${job.id}`);
    return job;
  }
}
