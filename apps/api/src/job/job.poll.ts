import { inTenant } from '@rollcall/db/database';
import type { Db, Tx } from '@rollcall/db/database';
import { findLastJobChange, listJobs, listJobsChangedSince } from '@rollcall/db/job';
import type { JobRecord } from '@rollcall/db/job';
import type { JobId, JobView } from '@rollcall/domain/job';
import type { TenantId } from '@rollcall/domain/tenant';
import { viewsOf } from './job.service.js';

/** A job as it is now, and the place of this change in the order of changes (ms of the database's clock). */
export interface JobChange {
  readonly view: JobView;
  readonly atMs: number;
}

/** Told of every change. `lost`: changes may be missed from now on, so whoever listens must ask anew. */
export interface JobListener {
  changed(change: JobChange): void;
  lost(): void;
}

const pollMs = 500;
/** `changed_at` is taken shortly before the commit that shows it: so far back a look is repeated. */
export const overlapMs = 5_000;
/** Every so many looks, live jobs are asked whether anybody still moves them: silence is no change. */
const silenceEvery = 10;
const faultsUntilLost = 20;
const maxLive = 200;

/** Looks for changed jobs of one tenant as long as somebody listens. One query on an index every 500 ms. */
export class JobPoll {
  readonly listeners = new Set<JobListener>();
  private readonly seen = new Map<JobId, { version: number; atMs: number; isSilent: boolean }>();
  private since: Date | null = null;
  private looks = 0;
  private faults = 0;
  private timer: NodeJS.Timeout | undefined;
  private isStopped = false;

  constructor(
    private readonly db: Db,
    private readonly tenantId: TenantId,
    private readonly onFault: (fault: unknown) => void,
  ) {
    this.lookAgain(0);
  }

  stop(): void {
    this.isStopped = true;
    clearTimeout(this.timer);
  }

  private lookAgain(afterMs: number): void {
    if (this.isStopped) return;
    this.timer = setTimeout(() => void this.tick(), afterMs).unref();
  }

  private async tick(): Promise<void> {
    const startedAt = Date.now();
    try {
      await inTenant(this.db, this.tenantId, (tx) => this.look(tx));
      this.faults = 0;
    } catch (fault) {
      this.faults += 1;
      if (this.faults === 1) this.onFault(fault);
      if (this.faults === faultsUntilLost) for (const listener of this.listeners) listener.lost();
    }
    this.lookAgain(Math.max(50, pollMs - (Date.now() - startedAt)));
  }

  private async look(tx: Tx): Promise<void> {
    // The first look fixes where "since" begins; whoever listens has asked for the present state before.
    this.since ??= (await findLastJobChange(tx)) ?? new Date(0);
    const from = new Date(this.since.getTime() - overlapMs);
    const changed = (await listJobsChangedSince(tx, from)).filter(
      (job) => this.seen.get(job.id)?.version !== job.version,
    );
    this.looks += 1;
    const watched = this.looks % silenceEvery === 0 ? await this.listFallenSilent(tx) : [];
    const known = new Set(changed.map(({ id }) => id));
    await this.publish(tx, [...changed, ...watched.filter(({ id }) => !known.has(id))]);
    this.forgetBefore(from);
  }

  private async listFallenSilent(tx: Tx): Promise<readonly JobRecord[]> {
    const live = await listJobs(tx, { tab: 'running', limit: maxLive });
    const views = await viewsOf(tx, live);
    return live.filter((job, at) => {
      const before = this.seen.get(job.id)?.isSilent ?? false;
      return views[at]?.isSilent !== before;
    });
  }

  private async publish(tx: Tx, jobs: readonly JobRecord[]): Promise<void> {
    const views = await viewsOf(tx, jobs);
    jobs.forEach((job, at) => {
      const view = views[at];
      if (!view) return;
      const atMs = job.changedAt.getTime();
      this.seen.set(job.id, { version: job.version, atMs, isSilent: view.isSilent });
      if (this.since === null || job.changedAt > this.since) this.since = job.changedAt;
      for (const listener of this.listeners) listener.changed({ view, atMs });
    });
  }

  /** What lies before the next look cannot come back in it. A job that is silent is kept until it is heard of. */
  private forgetBefore(from: Date): void {
    for (const [id, { atMs, isSilent }] of this.seen) if (atMs < from.getTime() && !isSilent) this.seen.delete(id);
  }
}
