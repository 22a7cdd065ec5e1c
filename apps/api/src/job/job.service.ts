import { Inject, Injectable } from '@nestjs/common';
import { insertAudit } from '@rollcall/db/audit';
import { inTenant } from '@rollcall/db/database';
import type { Db, Tx } from '@rollcall/db/database';
import {
  countJobs,
  findUndosOf,
  getJob,
  listIssueCounts,
  listIssues,
  listJobFiles,
  listJobMoves,
  listJobs,
  listSamples,
  moveJob,
  planJob,
  tallyJobs,
} from '@rollcall/db/job';
import type { JobRecord, JobSight, JobWish } from '@rollcall/db/job';
import {
  canBeUndone,
  jobIdSchema,
  maySeeJob,
  missingToControlJob,
  mostCancelled,
  paceOf,
  seesAllJobs,
} from '@rollcall/domain/job';
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
} from '@rollcall/domain/job';
import { undoableKinds } from '@rollcall/domain/kinds';
import { Refusal } from '@rollcall/domain/refusal';
import { actorOf } from '../http/caller.js';
import type { Caller } from '../http/caller.js';
import type { Ringer } from '../patient-bell.js';
import { DB } from '../platform.module.js';
import { BELL } from '../stores.module.js';
import type { JobIssueQuery } from './job.requests.js';
import { toIssueCursor, fromIssueCursor } from './job.requests.js';
import { isExpired, toJobFile, toJobView } from './job.view.js';

const minuteMs = 60_000;
/** The speed of more jobs than that is not added up. */
const mostSummed = 200;
/** More points than a chart has pixels help nobody. */
const maxPoints = 1_000;

const pastTense = {
  pause: 'job.paused',
  resume: 'job.resumed',
  cancel: 'job.cancelled',
  force: 'job.forced',
} as const satisfies Record<JobWish, string>;

/** What a job is asked to do, and on which version of it the asker decided. */
export interface JobMoveRequest {
  readonly wish: JobWish;
  readonly reason: string | null;
  readonly version: number | undefined;
  /** When a resumed job starts, and how fast it may go. */
  readonly plan?: JobPlan;
}

/** Jobs as their owners and supervisors see and move them. */
@Injectable()
export class JobService {
  constructor(
    @Inject(DB) private readonly db: Db,
    @Inject(BELL) private readonly bell: Ringer,
  ) {}

  list(query: JobQuery, caller: Caller): Promise<JobList> {
    const sight = sightOf(caller);
    if (query.after !== undefined && !jobIdSchema.safeParse(query.after).success)
      throw new Refusal('invalid-input', { errors: [{ path: 'after', code: 'malformed', message: 'Not a cursor' }] });
    return inTenant(this.db, caller.tenantId, async (tx) => {
      const jobs = await listJobs(tx, { ...query, ...sight, limit: query.limit + 1 });
      const shown = jobs.slice(0, query.limit);
      const counts = await countJobs(tx, { ...sight, ...(query.kind === undefined ? {} : { kind: query.kind }) });
      const next = jobs.length > query.limit ? (shown.at(-1)?.id ?? null) : null;
      return { items: await viewsOf(tx, shown), next, total: { value: counts[query.tab], relation: 'eq' as const } };
    });
  }

  counts(caller: Caller): Promise<Record<JobQuery['tab'], number>> {
    return inTenant(this.db, caller.tenantId, (tx) => countJobs(tx, sightOf(caller)));
  }

  view(jobId: JobId, caller: Caller): Promise<JobView> {
    return inTenant(this.db, caller.tenantId, async (tx) => viewOf(tx, await seenJob(tx, jobId, caller)));
  }

  /** What the tiles of the Jobs screen say. */
  summary(caller: Caller): Promise<JobSummary> {
    const sight = sightOf(caller);
    return inTenant(this.db, caller.tenantId, async (tx) => {
      const running = await listJobs(tx, { ...sight, tab: 'running', limit: mostSummed });
      const nowMs = Date.now();
      let rowsPerSecond = 0;
      for (const job of running.filter(({ status }) => status === 'running'))
        rowsPerSecond += paceOf(await listSamples(tx, job.id, nowMs - minuteMs), nowMs).rate ?? 0;
      return { ...(await tallyJobs(tx, sight)), rowsPerSecond };
    });
  }

  /** Changes when a job starts, as long as it waits, and how fast it may go: a running one hears it with its next batch. */
  async plan(jobId: JobId, plan: JobPlan, version: number | undefined, caller: Caller): Promise<JobView> {
    const { job, view } = await inTenant(this.db, caller.tenantId, async (tx) => {
      refuseUncontrolled(await seenJob(tx, jobId, caller), caller);
      const planned = await planJob(tx, jobId, plan, version);
      await insertAudit(tx, actorOf(caller), {
        action: 'job.planned',
        target: { kind: 'job', id: jobId },
        details: { kind: planned.kind, ...plan },
      });
      return { job: planned, view: await viewOf(tx, planned) };
    });
    if (isDue(job)) await this.bell.ring(job);
    return view;
  }

  /** Cancels jobs one by one, each as far as it can be. Refuses `count-changed` if others than were seen would be. */
  async cancelMany(wanted: CancelJobs, caller: Caller): Promise<CancelledJobs> {
    const ids = 'ids' in wanted ? wanted.ids : await this.idsOf(wanted, caller);
    const answer: { cancelled: JobId[]; refused: { id: JobId; code: string }[] } = { cancelled: [], refused: [] };
    for (const id of new Set(ids)) {
      try {
        await this.move(id, { wish: 'cancel', reason: wanted.reason ?? null, version: undefined }, caller);
        answer.cancelled.push(id);
      } catch (error) {
        if (!(error instanceof Refusal)) throw error;
        answer.refused.push({ id, code: error.code });
      }
    }
    return answer;
  }

  private idsOf(wanted: Extract<CancelJobs, { tab: string }>, caller: Caller): Promise<JobId[]> {
    const { tab, kind, except, expectedCount } = wanted;
    return inTenant(this.db, caller.tenantId, async (tx) => {
      const query = {
        ...sightOf(caller),
        tab,
        ...(kind !== undefined && { kind }),
        limit: mostCancelled + except.length + 1,
      };
      const ids = (await listJobs(tx, query)).map(({ id }) => id).filter((id) => !except.includes(id));
      if (ids.length !== expectedCount)
        throw new Refusal('count-changed', { expected: expectedCount, actual: ids.length });
      return ids;
    });
  }

  /** Pauses, resumes, cancels or forces. The worker sees it within a batch; a resumed job is rung for. */
  async move(jobId: JobId, { wish, reason, version, plan = {} }: JobMoveRequest, caller: Caller): Promise<JobView> {
    const { job, view } = await inTenant(this.db, caller.tenantId, async (tx) => {
      const before = await seenJob(tx, jobId, caller);
      refuseUncontrolled(before, caller);
      const by = { actor: { id: caller.id, name: caller.name }, reason, plan };
      const moved = await moveJob(tx, jobId, wish, version === undefined ? by : { ...by, version });
      if (moved.version !== before.version)
        await insertAudit(tx, actorOf(caller), {
          action: pastTense[wish],
          target: { kind: 'job', id: jobId },
          details: { kind: moved.kind, from: before.status, to: moved.status },
        });
      return { job: moved, view: await viewOf(tx, moved) };
    });
    if (isDue(job)) await this.bell.ring(job);
    return view;
  }

  issues(jobId: JobId, query: JobIssueQuery, caller: Caller): Promise<JobIssueList> {
    const { code, column, limit, after } = query;
    return inTenant(this.db, caller.tenantId, async (tx) => {
      await seenJob(tx, jobId, caller);
      const wanted = { ...(code === undefined ? {} : { code }), ...(column === undefined ? {} : { column }) };
      const place = after === undefined ? {} : { after: fromIssueCursor(after) };
      const found = await listIssues(tx, jobId, { ...wanted, ...place, limit: limit + 1 });
      const codes = await listIssueCounts(tx, jobId);
      const shown = found.slice(0, limit);
      const last = found.length > limit ? shown.at(-1) : undefined;
      const counted = codes.filter((count) => matches(count.code, code) && matches(count.column, column));
      return {
        items: shown.map(({ seq: _, ...issue }) => issue),
        next: last ? toIssueCursor(last) : null,
        total: { value: counted.reduce((sum, { count }) => sum + count, 0), relation: 'eq' as const },
        codes,
      };
    });
  }

  throughput(jobId: JobId, caller: Caller): Promise<JobThroughput> {
    return inTenant(this.db, caller.tenantId, async (tx) => {
      await seenJob(tx, jobId, caller);
      const samples = await listSamples(tx, jobId);
      const stride = Math.ceil(samples.length / maxPoints);
      const kept = samples.filter((_, at) => at % stride === 0 || at === samples.length - 1);
      return {
        points: kept.map(({ atMs, phase, rows, fraction }) => ({
          at: new Date(atMs).toISOString(),
          phase,
          rows,
          fraction,
        })),
      };
    });
  }

  timeline(jobId: JobId, caller: Caller): Promise<JobTimeline> {
    return inTenant(this.db, caller.tenantId, async (tx) => {
      await seenJob(tx, jobId, caller);
      const moves = await listJobMoves(tx, jobId);
      return { items: moves.map((move) => ({ ...move, at: move.at.toISOString() })) };
    });
  }

  files(jobId: JobId, caller: Caller): Promise<{ items: JobFile[] }> {
    return inTenant(this.db, caller.tenantId, async (tx) => {
      await seenJob(tx, jobId, caller);
      const files = (await listJobFiles(tx, [jobId])).get(jobId) ?? [];
      return { items: files.filter((file) => !isExpired(file, Date.now())).map(toJobFile) };
    });
  }
}

function refuseUncontrolled(job: JobRecord, caller: Caller): void {
  const permission = missingToControlJob(caller, job);
  if (permission !== null) throw new Refusal('permission-missing', { permission });
}

/** Whether a worker may take it now. A job planned for later is rung for by the sweeper when its time has come. */
const isDue = ({ status, startsAt }: JobRecord): boolean =>
  status === 'queued' && (startsAt === null || startsAt.getTime() <= Date.now());

/** Which jobs a caller sees in lists. */
export const sightOf = (caller: Caller): JobSight => (seesAllJobs(caller) ? {} : { onlyStartedBy: caller.id });

/** The job, or the answer for one that is not there if the caller may not see it. */
export async function seenJob(tx: Tx, jobId: JobId, caller: Caller): Promise<JobRecord> {
  const job = await getJob(tx, jobId);
  if (!maySeeJob(caller, job)) throw new Refusal('not-found');
  return job;
}

/** Jobs with what is shown beside them, in the same order. */
export async function viewsOf(tx: Tx, jobs: readonly JobRecord[]): Promise<JobView[]> {
  const nowMs = Date.now();
  const files = await listJobFiles(
    tx,
    jobs.map(({ id }) => id),
  );
  const undos = await findUndosOf(
    tx,
    jobs.filter((job) => canBeUndone(job, undoableKinds)).map(({ id }) => id),
  );
  const views: JobView[] = [];
  for (const job of jobs) {
    const samples = job.status === 'running' ? await listSamples(tx, job.id, nowMs - minuteMs) : [];
    views.push(toJobView(job, { samples, files: files.get(job.id) ?? [], nowMs, undos: undos.get(job.id) }));
  }
  return views;
}

async function viewOf(tx: Tx, job: JobRecord): Promise<JobView> {
  const [view] = await viewsOf(tx, [job]);
  if (!view) throw new Error('a job without a view');
  return view;
}

const matches = (value: string, wanted: string | undefined): boolean => wanted === undefined || value === wanted;
