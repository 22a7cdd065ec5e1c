import {
  Body,
  Controller,
  HttpCode,
  Inject,
  Post,
  Query,
  Req,
  Res,
  UnsupportedMediaTypeException,
} from '@nestjs/common';
import { startImportSchema } from '@rollcall/domain/import';
import type { ImportPreview, StartImport } from '@rollcall/domain/import';
import type { JobView } from '@rollcall/domain/job';
import express from 'express';
import type { Response } from 'express';
import { Allow } from '../http/allow.js';
import { CurrentCaller } from '../http/caller.js';
import type { Caller, CallerRequest } from '../http/caller.js';
import { IdempotencyKey } from '../http/idempotency-key.js';
import { PerMinute } from '../http/rate-limits.js';
import { previewImport } from './import.preview.js';
import { maxPreviewBytes, previewQuerySchema } from './import.requests.js';
import type { PreviewQuery } from './import.requests.js';
import { ImportService } from './import.service.js';

const octets = express.raw({ type: 'application/octet-stream', limit: maxPreviewBytes });

/** Imports: look at the head of a file, start the job. */
@Controller('api/v1/imports')
@Allow('contact.import')
export class ImportController {
  constructor(@Inject(ImportService) private readonly imports: ImportService) {}

  @Post('preview')
  @PerMinute(240)
  @HttpCode(200)
  async preview(
    @Query({ schema: previewQuerySchema }) query: PreviewQuery,
    @CurrentCaller() caller: Caller,
    @Req() request: CallerRequest,
    @Res({ passthrough: true }) response: Response,
  ): Promise<ImportPreview> {
    const head = await readOctets(request, response);
    return previewImport(head, query, await this.imports.customKeys(caller));
  }

  @Post()
  @PerMinute(120)
  @HttpCode(202)
  async start(
    @Body({ schema: startImportSchema }) request: StartImport,
    @CurrentCaller() caller: Caller,
    @IdempotencyKey() key: string,
    @Res({ passthrough: true }) response: Response,
  ): Promise<JobView> {
    const job = await this.imports.start(request, caller, key);
    response.setHeader('Location', `/api/v1/jobs/${job.id}`);
    return job;
  }
}

/** Reads the body only now: nobody without permission makes us keep a megabyte. */
async function readOctets(request: CallerRequest, response: Response): Promise<Buffer> {
  await new Promise<void>((resolve, reject) => {
    octets(request, response, (fault?: Error) => (fault ? reject(fault) : resolve()));
  });
  if (Buffer.isBuffer(request.body)) return request.body;
  if (request.headers['content-length'] === '0') return Buffer.alloc(0);
  throw new UnsupportedMediaTypeException();
}
