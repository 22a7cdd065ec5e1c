import { Inject, Injectable } from '@nestjs/common';
import type { OnModuleDestroy } from '@nestjs/common';
import { inTenant } from '@rollcall/db/database';
import type { Db } from '@rollcall/db/database';
import { listJobs, listJobsChangedSince } from '@rollcall/db/job';
import type { TenantId } from '@rollcall/domain/tenant';
import type { Logger } from 'pino';
import { DB, LOG } from '../platform.module.js';
import { JobPoll, overlapMs } from './job.poll.js';
import type { JobChange, JobListener } from './job.poll.js';
import { viewsOf } from './job.service.js';

/** So many changes are told again to a reader that comes back; with more it must read the lists anew. */
const maxReplayed = 500;
const maxLive = 200;

/** The topic `jobs`: every change of a tenant's jobs, at most a second after its commit. One poll per tenant and process. */
@Injectable()
export class JobStream implements OnModuleDestroy {
  private readonly polls = new Map<TenantId, JobPoll>();

  constructor(
    @Inject(DB) private readonly db: Db,
    @Inject(LOG) private readonly log: Logger,
  ) {}

  /** Listens to a tenant's jobs until the answer is called. Tells of all of them: who may see what is the listener's to know. */
  watch(tenantId: TenantId, listener: JobListener): () => void {
    const poll = this.polls.get(tenantId) ?? this.openPoll(tenantId);
    poll.listeners.add(listener);
    return () => {
      poll.listeners.delete(listener);
      if (poll.listeners.size > 0) return;
      poll.stop();
      if (this.polls.get(tenantId) === poll) this.polls.delete(tenantId);
    };
  }

  /** What a reader must know to begin: the live jobs, or what changed since `atMs`. Null: too much, read the lists anew. */
  listPresent(tenantId: TenantId, atMs: number | null): Promise<readonly JobChange[] | null> {
    return inTenant(this.db, tenantId, async (tx) => {
      const jobs =
        atMs === null
          ? await listJobs(tx, { tab: 'running', limit: maxLive })
          : await listJobsChangedSince(tx, new Date(atMs - overlapMs));
      if (atMs !== null && jobs.length >= maxReplayed) return null;
      const views = await viewsOf(tx, jobs);
      return jobs.flatMap(({ changedAt }, at) => {
        const view = views[at];
        return view ? [{ view, atMs: changedAt.getTime() }] : [];
      });
    });
  }

  onModuleDestroy(): void {
    for (const poll of this.polls.values()) poll.stop();
    this.polls.clear();
  }

  private openPoll(tenantId: TenantId): JobPoll {
    const poll = new JobPoll(this.db, tenantId, (fault) =>
      this.log.warn({ err: fault, tenantId }, 'the job stream cannot look for changes'),
    );
    this.polls.set(tenantId, poll);
    return poll;
  }
}
