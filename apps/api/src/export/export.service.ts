import { Inject, Injectable } from '@nestjs/common';
import { insertAudit } from '@rollcall/db/audit';
import { listCustomFields } from '@rollcall/db/contact';
import { inTenant } from '@rollcall/db/database';
import type { Db, Tx } from '@rollcall/db/database';
import { getEncryptedSettings } from '@rollcall/db/encrypted';
import { noteFilterJob } from '@rollcall/db/filter';
import { insertJob } from '@rollcall/db/job';
import { exportKind, readExportColumn, usualColumns } from '@rollcall/domain/export';
import type { ExportParams, StartExport } from '@rollcall/domain/export';
import { jobIdSchema, takePlan } from '@rollcall/domain/job';
import type { JobView } from '@rollcall/domain/job';
import { Refusal } from '@rollcall/domain/refusal';
import { randomUUIDv7 } from 'node:crypto';
import { findTarget } from '../filter/find-target.js';
import type { FoundTarget } from '../filter/find-target.js';
import { actorOf } from '../http/caller.js';
import type { Caller } from '../http/caller.js';
import { hashOfRequest } from '../http/request-hash.js';
import { toJobView } from '../job/job.view.js';
import type { Ringer } from '../patient-bell.js';
import { DB } from '../platform.module.js';
import { BELL } from '../stores.module.js';

/** Starts exports. The file is the worker's; who asked for what is kept in the audit trail. */
@Injectable()
export class ExportService {
  constructor(
    @Inject(DB) private readonly db: Db,
    @Inject(BELL) private readonly bell: Ringer,
  ) {}

  /** The same key within 24 hours gives the same job. */
  async start(request: StartExport, caller: Caller, key: string): Promise<JobView> {
    const { job, isNew } = await inTenant(this.db, caller.tenantId, (tx) => insertExport(tx, request, caller, key));
    if (isNew) await this.bell.ring(job); // after commit: a worker must never look for a row that is not there
    return toJobView(job, { samples: [], files: [], nowMs: Date.now() });
  }
}

async function insertExport(tx: Tx, request: StartExport, caller: Caller, key: string) {
  const now = new Date();
  const { of, subject, filterId } = await findTarget(tx, request.target, caller, now);
  const { format, flavour, gzip } = request;
  const columns = format === 'vcard' ? [] : await columnsOf(tx, request);
  const inserted = await insertJob(tx, exportKind, {
    id: jobIdSchema.parse(randomUUIDv7()),
    subject,
    isDryRun: false,
    params: { target: targetOf(of), now: now.toISOString(), format, flavour, columns: [...columns], gzip },
    startedBy: { id: caller.id, name: caller.name },
    idempotencyKey: key,
    requestHash: hashOfRequest(request),
    plan: takePlan(request).plan,
  });
  if (!inserted.isNew) return inserted;
  const { id } = inserted.job;
  if (filterId !== null) await noteFilterJob(tx, filterId, id);
  await insertAudit(tx, actorOf(caller), {
    action: 'export.started',
    target: { kind: 'job', id },
    details: { subject, format, flavour, columns },
  });
  return inserted;
}

type JobTarget = ExportParams['target'];

const targetOf = (of: FoundTarget['of']): JobTarget =>
  ('ids' in of
    ? { by: 'ids', ids: [...of.ids] }
    : { by: 'filter', filter: of.filter, words: of.words, exclude: [...of.exclude] }) as JobTarget;

/** The columns asked for, or the usual ones and every custom field. Refuses those of fields that the tenant does not have. */
async function columnsOf(tx: Tx, { columns }: StartExport): Promise<readonly string[]> {
  const customs = (await listCustomFields(tx)).map(({ key }) => `custom:${key}`);
  if (columns === undefined) return [...usualColumns, ...customs];
  const { fields } = await getEncryptedSettings(tx);
  const known = new Set([...customs, ...fields.map(({ key }) => `encrypted:${key}`)]);
  const errors = columns.flatMap((name, at) => {
    const of = readExportColumn(name)?.of;
    if ((of !== 'custom' && of !== 'encrypted') || known.has(name)) return [];
    return [{ path: `columns.${at}`, code: 'field.unknown', message: 'There is no such field.' }];
  });
  if (errors.length > 0) throw new Refusal('invalid-input', { errors });
  return columns;
}
