import { Body, Controller, Get, HttpCode, Inject, Param, Patch, Post, Query, Res } from '@nestjs/common';
import { cancelJobsSchema, jobIdSchema, jobPlanSchema, jobQuerySchema, resumeJobSchema } from '@rollcall/domain/job';
import type {
  CancelJobs,
  CancelledJobs,
  JobFile,
  JobId,
  JobIssueList,
  JobList,
  JobPlan,
  JobQuery,
  JobSummary,
  JobThroughput,
  JobTimeline,
  JobView,
  ResumeJob,
} from '@rollcall/domain/job';
import type { Response } from 'express';
import { Allow } from '../http/allow.js';
import { CurrentCaller } from '../http/caller.js';
import type { Caller } from '../http/caller.js';
import { IfMatch } from '../http/if-match.js';
import { jobIssueQuerySchema, moveJobSchema } from './job.requests.js';
import type { JobIssueQuery, MoveJob } from './job.requests.js';
import { JobService } from './job.service.js';

/** Every background job: what it is, how far, what went wrong, and what a person can ask of it. */
@Controller('api/v1/jobs')
@Allow('job.read')
export class JobController {
  constructor(@Inject(JobService) private readonly jobs: JobService) {}

  @Get()
  list(@Query({ schema: jobQuerySchema }) query: JobQuery, @CurrentCaller() caller: Caller): Promise<JobList> {
    return this.jobs.list(query, caller);
  }

  @Get('counts')
  counts(@CurrentCaller() caller: Caller): Promise<Record<JobQuery['tab'], number>> {
    return this.jobs.counts(caller);
  }

  @Get('summary')
  summary(@CurrentCaller() caller: Caller): Promise<JobSummary> {
    return this.jobs.summary(caller);
  }

  @Post('cancellations')
  @HttpCode(200)
  cancelMany(
    @Body({ schema: cancelJobsSchema }) body: CancelJobs,
    @CurrentCaller() caller: Caller,
  ): Promise<CancelledJobs> {
    return this.jobs.cancelMany(body, caller);
  }

  @Get(':id')
  async view(
    @Param('id', { schema: jobIdSchema }) id: JobId,
    @CurrentCaller() caller: Caller,
    @Res({ passthrough: true }) response: Response,
  ): Promise<JobView> {
    return tagged(await this.jobs.view(id, caller), response);
  }

  @Patch(':id')
  async plan(
    @Param('id', { schema: jobIdSchema }) id: JobId,
    @Body({ schema: jobPlanSchema }) body: JobPlan,
    @IfMatch() version: number | undefined,
    @CurrentCaller() caller: Caller,
    @Res({ passthrough: true }) response: Response,
  ): Promise<JobView> {
    return tagged(await this.jobs.plan(id, body, version, caller), response);
  }

  @Post(':id/pause')
  @HttpCode(200)
  async pause(
    @Param('id', { schema: jobIdSchema }) id: JobId,
    @Body({ schema: moveJobSchema }) body: MoveJob,
    @IfMatch() version: number | undefined,
    @CurrentCaller() caller: Caller,
    @Res({ passthrough: true }) response: Response,
  ): Promise<JobView> {
    return tagged(await this.jobs.move(id, { wish: 'pause', reason: body?.reason ?? null, version }, caller), response);
  }

  @Post(':id/resume')
  @HttpCode(200)
  async resume(
    @Param('id', { schema: jobIdSchema }) id: JobId,
    @Body({ schema: resumeJobSchema }) body: ResumeJob,
    @IfMatch() version: number | undefined,
    @CurrentCaller() caller: Caller,
    @Res({ passthrough: true }) response: Response,
  ): Promise<JobView> {
    const { reason = null, ...plan } = body ?? {};
    return tagged(await this.jobs.move(id, { wish: 'resume', reason, version, plan }, caller), response);
  }

  @Post(':id/force')
  @HttpCode(200)
  async force(
    @Param('id', { schema: jobIdSchema }) id: JobId,
    @Body({ schema: moveJobSchema }) body: MoveJob,
    @IfMatch() version: number | undefined,
    @CurrentCaller() caller: Caller,
    @Res({ passthrough: true }) response: Response,
  ): Promise<JobView> {
    return tagged(await this.jobs.move(id, { wish: 'force', reason: body?.reason ?? null, version }, caller), response);
  }

  @Post(':id/cancel')
  @HttpCode(200)
  async cancel(
    @Param('id', { schema: jobIdSchema }) id: JobId,
    @Body({ schema: moveJobSchema }) body: MoveJob,
    @IfMatch() version: number | undefined,
    @CurrentCaller() caller: Caller,
    @Res({ passthrough: true }) response: Response,
  ): Promise<JobView> {
    return tagged(
      await this.jobs.move(id, { wish: 'cancel', reason: body?.reason ?? null, version }, caller),
      response,
    );
  }

  @Get(':id/issues')
  issues(
    @Param('id', { schema: jobIdSchema }) id: JobId,
    @Query({ schema: jobIssueQuerySchema }) query: JobIssueQuery,
    @CurrentCaller() caller: Caller,
  ): Promise<JobIssueList> {
    return this.jobs.issues(id, query, caller);
  }

  @Get(':id/throughput')
  throughput(@Param('id', { schema: jobIdSchema }) id: JobId, @CurrentCaller() caller: Caller): Promise<JobThroughput> {
    return this.jobs.throughput(id, caller);
  }

  @Get(':id/timeline')
  timeline(@Param('id', { schema: jobIdSchema }) id: JobId, @CurrentCaller() caller: Caller): Promise<JobTimeline> {
    return this.jobs.timeline(id, caller);
  }

  @Get(':id/files')
  files(
    @Param('id', { schema: jobIdSchema }) id: JobId,
    @CurrentCaller() caller: Caller,
  ): Promise<{ items: JobFile[] }> {
    return this.jobs.files(id, caller);
  }
}

/** A job's version is its ETag: what `If-Match` wants back. */
function tagged(job: JobView, response: Response): JobView {
  response.setHeader('ETag', `"${job.version}"`);
  return job;
}
