import { Inject, Injectable } from '@nestjs/common';
import { insertAudit } from '@rollcall/db/audit';
import { getBulkChangeSettings, putBulkChangeSettings } from '@rollcall/db/bulk-change';
import { inTenant } from '@rollcall/db/database';
import type { Db, Tx } from '@rollcall/db/database';
import { noteFilterJob } from '@rollcall/db/filter';
import { approveJob, getJob, insertJob, moveJob, requireApproval } from '@rollcall/db/job';
import type { JobRecord } from '@rollcall/db/job';
import { bulkChangeKind, bulkPermissions } from '@rollcall/domain/bulk-change';
import type { BulkChangeSettings, BulkChangeSettingsView, StartBulkChange } from '@rollcall/domain/bulk-change';
import { jobIdSchema, takePlan } from '@rollcall/domain/job';
import type { JobId, JobView } from '@rollcall/domain/job';
import { Refusal } from '@rollcall/domain/refusal';
import { randomUUIDv7 } from 'node:crypto';
import { actorOf } from '../http/caller.js';
import type { Caller } from '../http/caller.js';
import { hashOfRequest } from '../http/request-hash.js';
import { seenJob } from '../job/job.service.js';
import { toJobView } from '../job/job.view.js';
import type { Ringer } from '../patient-bell.js';
import { DB } from '../platform.module.js';
import { BELL } from '../stores.module.js';
import { findBulkTarget, freezeCounted, readChange, refuseUnguarded } from './start-bulk-change.js';

/** Starts bulk changes. What happens to the contacts is the worker's; which contacts they are is settled here. */
@Injectable()
export class BulkChangeService {
  constructor(
    @Inject(DB) private readonly db: Db,
    @Inject(BELL) private readonly bell: Ringer,
  ) {}

  /** The same key within 24 hours gives the same job, and freezes nothing anew. */
  async start(request: StartBulkChange, caller: Caller, key: string): Promise<JobView> {
    const permission = bulkPermissions[request.category];
    if (!caller.permissions.includes(permission)) throw new Refusal('permission-missing', { permission });
    const { job, isNew } = await inTenant(this.db, caller.tenantId, (tx) => this.insert(tx, request, caller, key));
    if (isNew && job.status === 'queued') await this.bell.ring(job); // after commit: a worker must never look for a row that is not there
    return viewOf(job);
  }

  /** Agrees to a bulk change that somebody else started, and lets it begin. */
  async approve(jobId: JobId, caller: Caller): Promise<JobView> {
    const job = await inTenant(this.db, caller.tenantId, async (tx) => {
      const before = await seenJob(tx, jobId, caller);
      if (before.kind !== bulkChangeKind.name) throw new Refusal('not-found');
      await approveJob(tx, before, { id: caller.id, name: caller.name });
      await insertAudit(tx, actorOf(caller), {
        action: 'bulk-change.approved',
        target: { kind: 'job', id: jobId },
        details: { startedBy: before.startedBy.id },
      });
      return moveJob(tx, jobId, 'resume', { actor: { id: caller.id, name: caller.name }, reason: 'approved' });
    });
    await this.bell.ring(job);
    return viewOf(job);
  }

  settings(caller: Caller): Promise<BulkChangeSettingsView> {
    return inTenant(this.db, caller.tenantId, getBulkChangeSettings);
  }

  changeSettings(
    request: BulkChangeSettings,
    version: number | undefined,
    caller: Caller,
  ): Promise<BulkChangeSettingsView> {
    if (version === undefined) throw new Refusal('if-match-missing');
    return inTenant(this.db, caller.tenantId, async (tx) => {
      const before = await getBulkChangeSettings(tx);
      const after = await putBulkChangeSettings(tx, request, version, caller);
      await insertAudit(tx, actorOf(caller), {
        action: 'bulk-change-settings.changed',
        target: { kind: 'settings', id: 'bulk-changes' },
        details: { before: settingsOf(before), after: settingsOf(after) },
      });
      return after;
    });
  }

  private async insert(tx: Tx, request: StartBulkChange, caller: Caller, key: string) {
    const now = new Date();
    const target = await findBulkTarget(tx, request, caller, now);
    const { target: _, typedCount: __, startAt: ___, rowsPerSecond: ____, ...kept } = request;
    const inserted = await insertJob(tx, bulkChangeKind, {
      id: jobIdSchema.parse(randomUUIDv7()),
      subject: target.subject,
      isDryRun: request.dryRun,
      params: { ...kept, target: target.kept, now: now.toISOString() },
      startedBy: { id: caller.id, name: caller.name },
      idempotencyKey: key,
      requestHash: hashOfRequest(request),
      plan: takePlan(request).plan,
    });
    if (!inserted.isNew) return inserted;
    // Refused from here on, the job is rolled back.
    const { id } = inserted.job;
    await readChange(tx, request, now);
    const count = await freezeCounted(tx, id, request, target.wanted);
    if (target.filterId !== null) await noteFilterJob(tx, target.filterId, id);
    const { isApproved } = await refuseUnguarded(tx, request, count);
    if (isApproved) await requireApproval(tx, id);
    await insertAudit(tx, actorOf(caller), {
      action: 'bulk-change.started',
      target: { kind: 'job', id },
      details: { category: request.category, count, reason: request.reason, isDryRun: request.dryRun },
    });
    return { job: await getJob(tx, id), isNew: !isApproved };
  }
}

const viewOf = (job: JobRecord): JobView => toJobView(job, { samples: [], files: [], nowMs: Date.now() });

const settingsOf = ({ typedAbove, approvalAbove, approvalForDelete }: BulkChangeSettingsView): BulkChangeSettings => ({
  typedAbove,
  approvalAbove,
  approvalForDelete,
});
