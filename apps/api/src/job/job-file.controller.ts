import { Controller, Get, Inject, Param, Query, Req, Res } from '@nestjs/common';
import type { Response } from 'express';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Allow } from '../http/allow.js';
import { CurrentCaller } from '../http/caller.js';
import type { Caller, CallerRequest } from '../http/caller.js';
import { sendProblem } from '../http/refusal.filter.js';
import { problemOfStatus } from '../http/problem.js';
import { JobFileService } from './job-file.service.js';
import type { OpenedJobFile } from './job-file.service.js';
import { jobFileAddressSchema, jobFileQuerySchema } from './job.requests.js';
import type { JobFileAddress, JobFileQuery } from './job.requests.js';
import { safeCsv } from './safe-csv.js';

/** Result files, streamed; a download that broke off goes on where it stopped. */
@Controller('api/v1/jobs/:id/files/:name')
@Allow('job.read')
export class JobFileController {
  constructor(@Inject(JobFileService) private readonly files: JobFileService) {}

  @Get()
  async download(
    @Param({ schema: jobFileAddressSchema }) { id, name }: JobFileAddress,
    @Query({ schema: jobFileQuerySchema }) { safe }: JobFileQuery,
    @CurrentCaller() caller: Caller,
    @Req() request: CallerRequest,
    @Res() response: Response,
  ): Promise<void> {
    const file = await this.files.open(id, name, caller);
    response.setHeader('Content-Type', mediaTypeOf(name));
    response.setHeader('Content-Disposition', `attachment; filename="${file.downloadName}"`);
    response.setHeader('X-Content-Type-Options', 'nosniff');
    response.setHeader('Cache-Control', 'no-store');
    if (safe === '1' && name.endsWith('.csv')) await sendSafe(file, request, response);
    else await sendRange(file, request, response);
  }
}

/** What a file is, by how its name ends. */
function mediaTypeOf(name: string): string {
  if (name.endsWith('.gz')) return 'application/gzip';
  if (name.endsWith('.ndjson')) return 'application/x-ndjson; charset=utf-8';
  return name.endsWith('.vcf') ? 'text/vcard; charset=utf-8' : 'text/csv; charset=utf-8';
}

/** Rewritten on the way, so its length is not known and it cannot be resumed. */
async function sendSafe(file: OpenedJobFile, request: CallerRequest, response: Response): Promise<void> {
  response.setHeader('Accept-Ranges', 'none');
  if (request.method === 'HEAD') response.end();
  else await send(Readable.from(safeCsv(file.read() as AsyncIterable<Buffer>, file.dialect)), response);
}

async function sendRange(file: OpenedJobFile, request: CallerRequest, response: Response): Promise<void> {
  response.setHeader('Accept-Ranges', 'bytes');
  response.setHeader('ETag', file.tag);
  const range = rangeOf(file, request);
  if (range === 'unsatisfiable') {
    response.setHeader('Content-Range', `bytes */${file.bytes}`);
    response.removeHeader('Content-Disposition');
    sendProblem(response, problemOfStatus(416, request.id));
    return;
  }
  if (range !== 'whole') {
    response.status(206).setHeader('Content-Range', `bytes ${range.start}-${range.end}/${file.bytes}`);
  }
  const [start, end] = range === 'whole' ? [0, file.bytes - 1] : [range.start, range.end];
  response.setHeader('Content-Length', String(end - start + 1));
  if (request.method === 'HEAD' || file.bytes === 0) response.end();
  else await send(file.read({ fromByte: start, toByte: end }), response);
}

/** One range, if it is of the file as it is now (`If-Range`). Several at once are answered with the whole. */
function rangeOf(
  { bytes, tag }: OpenedJobFile,
  request: CallerRequest,
): { start: number; end: number } | 'whole' | 'unsatisfiable' {
  const condition = request.headers['if-range'];
  if (condition !== undefined && condition !== tag) return 'whole';
  const ranges = request.range(bytes, { combine: true });
  if (ranges === -1) return 'unsatisfiable';
  if (ranges === undefined || ranges === -2 || ranges.type !== 'bytes' || ranges.length !== 1) return 'whole';
  return ranges[0] ?? 'whole';
}

async function send(source: Readable, response: Response): Promise<void> {
  try {
    await pipeline(source, response);
  } catch (fault) {
    // The reader went away: nobody is left to be told.
    if ((fault as NodeJS.ErrnoException).code !== 'ERR_STREAM_PREMATURE_CLOSE') throw fault;
  }
}
