import { Inject, Injectable } from '@nestjs/common';
import { insertAudit } from '@rollcall/db/audit';
import { inTenant } from '@rollcall/db/database';
import type { Db, Tx } from '@rollcall/db/database';
import { findUndosOf, insertJob, listIssueCounts } from '@rollcall/db/job';
import type { JobRecord } from '@rollcall/db/job';
import { findHistoryStart, holdForUndo, listUndoSamples } from '@rollcall/db/undo';
import { changedContacts, jobIdSchema, takePlan } from '@rollcall/domain/job';
import type { JobId, JobView } from '@rollcall/domain/job';
import { undoableKinds } from '@rollcall/domain/kinds';
import { Refusal } from '@rollcall/domain/refusal';
import { missingToUndo, undoKind, whyNotUndo } from '@rollcall/domain/undo';
import type { StartUndo, UndoView } from '@rollcall/domain/undo';
import { randomUUIDv7 } from 'node:crypto';
import { actorOf } from '../http/caller.js';
import type { Caller } from '../http/caller.js';
import { hashOfRequest } from '../http/request-hash.js';
import { seenJob, viewsOf } from '../job/job.service.js';
import { toJobView } from '../job/job.view.js';
import type { Ringer } from '../patient-bell.js';
import { DB } from '../platform.module.js';
import { BELL } from '../stores.module.js';

/** How many of the contacts that were not put back are named with an undo; all are in its files. */
const mostSamples = 20;

/** Starts undos. What happens to the contacts is the worker's. */
@Injectable()
export class UndoService {
  constructor(
    @Inject(DB) private readonly db: Db,
    @Inject(BELL) private readonly bell: Ringer,
  ) {}

  /** The same key within 24 hours gives the same job. Whoever comes second for one job waits, and is told of the first. */
  async start(asked: StartUndo, caller: Caller, key: string): Promise<JobView> {
    const { request, plan } = takePlan(asked);
    const { job, isNew } = await inTenant(this.db, caller.tenantId, async (tx) => {
      const undone = await seenJob(tx, request.jobId, caller);
      const permission = missingToUndo(caller, undone);
      if (permission !== null) throw new Refusal('permission-missing', { permission });
      await holdForUndo(tx, undone.id);
      const refusal = await whyNot(tx, undone);
      const inserted = await insertJob(tx, undoKind, {
        id: jobIdSchema.parse(randomUUIDv7()),
        subject: undone.subject,
        isDryRun: request.dryRun,
        params: request,
        startedBy: { id: caller.id, name: caller.name },
        idempotencyKey: key,
        requestHash: hashOfRequest(asked),
        plan,
      });
      if (!inserted.isNew) return inserted;
      // Refused from here on, the job is rolled back.
      if (refusal !== null) throw refusal;
      if (!request.dryRun) refuseUnconfirmed(request, undone);
      await insertAudit(tx, actorOf(caller), {
        action: 'undo.started',
        target: { kind: 'job', id: inserted.job.id },
        details: {
          undoes: undone.id,
          kind: undone.kind,
          isDryRun: request.dryRun,
          reason: request.reason,
          contacts: changedContacts(undone.ledger),
        },
      });
      return inserted;
    });
    if (isNew) await this.bell.ring(job); // after commit: a worker must never look for a row that is not there
    return toJobView(job, { samples: [], files: [], nowMs: Date.now() });
  }

  /** How an undo ended, or where it stands. Refuses `not-found` for a job of another kind. */
  view(undoId: JobId, caller: Caller): Promise<UndoView> {
    return inTenant(this.db, caller.tenantId, async (tx) => {
      const job = await seenJob(tx, undoId, caller);
      const params = undoKind.params.safeParse(job.params);
      if (job.kind !== undoKind.name || !params.success) throw new Refusal('not-found');
      const undone = await seenJob(tx, params.data.jobId, caller);
      const [view, undoes] = await viewsOf(tx, [job, undone]);
      if (!view || !undoes) throw new Error('a job without a view');
      const { updated, skipped, rejected, unchanged } = job.ledger;
      const reasons = await listIssueCounts(tx, undoId);
      return {
        job: view,
        undoes,
        restored: updated,
        kept: skipped,
        couldNot: rejected,
        asBefore: unchanged,
        reasons: reasons.map(({ code, column, count }) => ({ code, field: column, count })),
        samples: caller.permissions.includes('contact.read')
          ? [...(await listUndoSamples(tx, undoId, mostSamples))]
          : [],
      };
    });
  }
}

async function whyNot(tx: Tx, undone: JobRecord): Promise<Refusal | null> {
  const undos = (await findUndosOf(tx, [undone.id])).get(undone.id);
  return whyNotUndo(undone, {
    now: new Date(),
    undoableKinds,
    historySince: await findHistoryStart(tx),
    running: undos?.running ?? null,
    undoneBy: undos?.undoneBy ?? null,
  });
}

/** Nobody undoes millions of contacts by a slip: a reason, and the number that was shown. */
function refuseUnconfirmed({ reason, typedCount }: StartUndo, undone: JobRecord): void {
  const contacts = changedContacts(undone.ledger);
  const errors = [
    ...(reason === '' ? [{ path: 'reason', code: 'missing', message: 'Say why: it is kept in the audit trail.' }] : []),
    ...(typedCount === contacts
      ? []
      : [
          {
            path: 'typedCount',
            code: 'undo.count-differs',
            message: `Must be ${contacts}, the contacts the job changed.`,
          },
        ]),
  ];
  if (errors.length > 0) throw new Refusal('invalid-input', { errors });
}
