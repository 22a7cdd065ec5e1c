import { Controller, Get, Header, HttpStatus, Inject, Res } from '@nestjs/common';
import type { Response } from 'express';
import { Public } from '../http/allow.js';
import { Metrics } from '../metrics.js';
import { HealthService } from './health.service.js';
import type { Readiness } from './health.service.js';

@Controller()
@Public()
export class HealthController {
  constructor(
    @Inject(HealthService) private readonly health: HealthService,
    @Inject(Metrics) private readonly metrics: Metrics,
  ) {}

  /** The process runs. Says nothing about what it needs: restarting it would not bring that back. */
  @Get('api/health/live')
  live(): { readonly status: 'live' } {
    return { status: 'live' };
  }

  /** The process can answer. 503 tells a balancer to ask another one. */
  @Get('api/health/ready')
  async ready(@Res({ passthrough: true }) response: Response): Promise<Readiness> {
    const readiness = await this.health.ready();
    if (!readiness.isReady) response.status(HttpStatus.SERVICE_UNAVAILABLE);
    return readiness;
  }

  @Get('metrics')
  @Header('Content-Type', 'text/plain; version=0.0.4; charset=utf-8')
  @Header('Cache-Control', 'no-store')
  prometheus(): Promise<string> {
    return this.metrics.registry.metrics();
  }
}
